#pragma once

#include <cereal/cereal.hpp>
#include <memory>
#include <string>

#include "jsonlogic/json_logic.hpp"

// A condition of a rule, packed: its steps and, within them, the constants.
namespace storeadvise {

template <class Archive>
void save_value(Archive& archive, const logic::Value& value) {
  archive(value.kind());
  switch (value.kind()) {
    case logic::ValueKind::boolean:
      archive(value.truth());
      return;
    case logic::ValueKind::number:
      archive(value.number());
      return;
    case logic::ValueKind::string:
      archive(std::string(value.text()));
      return;
    case logic::ValueKind::array:
      archive(value.size());
      for (const logic::Value& element : value.elements()) save_value(archive, element);
      return;
    default:
      return;  // rules have no objects as constants
  }
}

template <class Field, class Archive>
Field loaded(Archive& archive) {
  Field field{};
  archive(field);
  return field;
}

template <class Archive>
logic::Value load_value(Archive& archive, logic::Arena& arena) {
  switch (loaded<logic::ValueKind>(archive)) {
    case logic::ValueKind::null:
      return logic::Value::null();
    case logic::ValueKind::boolean:
      return logic::Value(loaded<bool>(archive));
    case logic::ValueKind::number:
      return logic::Value(loaded<double>(archive));
    case logic::ValueKind::string:
      return logic::Value(arena.text(loaded<std::string>(archive)));
    case logic::ValueKind::array: {
      const std::span<logic::Value> elements = arena.values(loaded<std::size_t>(archive));
      for (logic::Value& element : elements) element = load_value(archive, arena);
      return logic::Value(std::span<const logic::Value>(elements));
    }
    default:
      return {};
  }
}

template <class Archive>
void condition(Archive& archive,
               const std::shared_ptr<const logic::Program>& program) requires(Archive::is_saving::value) {
  archive(program != nullptr);
  if (program == nullptr) return;
  archive(program->facts(), program->nodes().size());
  for (const logic::Node& node : program->nodes()) {
    archive(node.op, node.count, node.first);
    save_value(archive, node.value);
  }
}

template <class Archive>
void condition(Archive& archive,
               std::shared_ptr<const logic::Program>& program) requires(Archive::is_loading::value) {
  if (!loaded<bool>(archive)) return;
  auto facts = loaded<std::vector<std::size_t>>(archive);
  std::vector<logic::Node> nodes(loaded<std::size_t>(archive));
  logic::Arena constants;
  for (logic::Node& node : nodes) {
    archive(node.op, node.count, node.first);
    node.value = load_value(archive, constants);
  }
  program = std::make_shared<const logic::Program>(std::move(nodes), std::move(constants), std::move(facts));
}

}  // namespace storeadvise

#pragma once

#include <cmath>
#include <nlohmann/json.hpp>

#include "jsonlogic/json_logic.hpp"

namespace storeadvise::logic {

/// A value as JSON.stringify writes it: what JSON cannot say is null.
inline nlohmann::json to_json(const Value& value) {
  switch (value.kind()) {
    case ValueKind::undefined:
    case ValueKind::null:
      return nullptr;
    case ValueKind::boolean:
      return value.truth();
    case ValueKind::number:
      if (!std::isfinite(value.number())) return nullptr;
      return value.number();
    case ValueKind::string:
      return std::string(value.text());
    case ValueKind::array:
      break;
    case ValueKind::object: {
      auto object = nlohmann::json::object();
      for (const Member& member : value.members()) {
        object[std::string(member.name)] = to_json(member.value);
      }
      return object;
    }
  }
  auto array = nlohmann::json::array();
  for (const Value& element : value.elements()) array.push_back(to_json(element));
  return array;
}

/// The answer of an expression for some data; a text that begins with "fault" where it has none.
inline nlohmann::json answer(const nlohmann::json& expression, const nlohmann::json& data) {
  const auto program = compile(expression);
  if (!program) return "fault: " + program.error().front().message;
  Arena arena;
  return to_json(program->evaluate(to_value(data, arena), arena));
}

}  // namespace storeadvise::logic

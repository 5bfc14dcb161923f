#include "rules/conditions.hpp"

#include <algorithm>

#include "rules/facts.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;
using Condition = std::shared_ptr<const logic::Program>;

bool looks_at_option(const logic::Program& program) {
  const auto& places = program.facts();
  return std::any_of(places.begin(), places.end(),
                     [](std::size_t place) { return facts()[place].scope == Scope::option; });
}

/// Null for no operands. They have been compiled before, without faults.
Condition all_of(const json& operands) {
  if (operands.empty()) return nullptr;
  auto program = logic::compile(operands.size() == 1 ? operands[0] : json{{"and", operands}}, fact_names());
  return program ? std::make_shared<const logic::Program>(std::move(*program)) : nullptr;
}

}  // namespace

Conditions read_conditions(const json& when, const Pointer& where, Problems& problems) {
  auto whole = logic::compile(when, fact_names());
  if (!whole) {
    for (const logic::CompileError& fault : whole.error())
      problems.add(where / Pointer(fault.pointer), {fault.code, fault.message, fault.hint});
    return {};
  }
  if (!looks_at_option(*whole)) return {std::make_shared<const logic::Program>(std::move(*whole)), nullptr};
  const bool splits = when.is_object() && when.contains("and") && when["and"].is_array();
  json dataset = json::array();
  json option = json::array();
  for (const json& operand : splits ? when["and"] : json::array({when})) {
    const auto program = logic::compile(operand, fact_names());
    (program && looks_at_option(*program) ? option : dataset).push_back(operand);
  }
  return {all_of(dataset), all_of(option)};
}

}  // namespace storeadvise

#include <nlohmann/json.hpp>

#include "jsonlogic/json_logic.hpp"

namespace storeadvise::logic {

Value to_value(const nlohmann::json& json, Arena& arena) {
  if (json.is_boolean()) return Value(json.get<bool>());
  if (json.is_number()) return Value(json.get<double>());
  if (json.is_string()) return Value(arena.text(json.get_ref<const std::string&>()));
  if (json.is_array()) {
    const std::span<Value> elements = arena.values(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) elements[i] = to_value(json[i], arena);
    return Value(std::span<const Value>(elements));
  }
  if (!json.is_object()) return Value::null();
  const std::span<Member> members = arena.members(json.size());
  std::size_t i = 0;
  for (const auto& [name, value] : json.items()) {
    members[i++] = {arena.text(name), to_value(value, arena)};
  }
  return Value(std::span<const Member>(members));
}

}  // namespace storeadvise::logic

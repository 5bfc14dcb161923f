#include "observe/write/field_text.hpp"

#include <fmt/format.h>

#include "profile/fields.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
std::string number_text(const std::string& path, double value) {
  if (path.ends_with("active_hours_per_month")) return show_number(value) + " h";
  const auto* field = find_field("datasets.x." + path);
  if (field == nullptr) return show_count(value);
  return field->kind == storeadvise::FieldKind::count ? show_count(value) : show_field(*field, value);
}

std::string value_text(const Field& field) {
  if (const auto* text = std::get_if<std::string>(&field.value)) return *text;
  if (const auto* number = std::get_if<double>(&field.value)) return number_text(field.path, *number);
  if (const auto* words = std::get_if<std::vector<std::string>>(&field.value))
    return fmt::format("{}", fmt::join(*words, ", "));
  if (field.sure == Sure::at_most && field.high) return "at most " + number_text(field.path, *field.high);
  if (field.sure == Sure::at_least && field.low) return "at least " + number_text(field.path, *field.low);
  return "";
}

std::string range_text(const Field& field) {
  if (!field.low || !field.high || !std::holds_alternative<double>(field.value) || *field.low == *field.high)
    return "";
  const std::string low = number_text(field.path, *field.low);
  const std::string high = number_text(field.path, *field.high);
  return low == high ? "" : low + " to " + high;
}

}  // namespace storeadvise::observe

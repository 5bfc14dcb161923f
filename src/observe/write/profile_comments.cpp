#include "observe/write/profile_comments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "observe/write/field_text.hpp"
#include "text/printable.hpp"

namespace storeadvise::observe {
namespace {

/// "estimated from log: 1.2 TB to 1.6 TB (3 weekdays, no weekend)".
std::string comment_of(const Field& field) {
  std::string text(sure_name(field.sure));
  std::ranges::replace(text, '_', ' ');
  if (!field.from.empty()) text += fmt::format(" from {}", fmt::join(field.from, ", "));
  if (const std::string range = range_text(field); !range.empty()) text += ": " + range;
  if (!field.why.empty()) text += fmt::format(" ({})", field.why);
  constexpr std::size_t kLongest = 160;
  return printable(text, kLongest);
}

/// Goes through the lines of a profile, and knows which field of which data set each of them holds.
class Lines {
 public:
  explicit Lines(const Found& found) : found_(found) {}

  /// What is known of the field that begins in a line; null: none does.
  const Field* field_in(std::string_view line) {
    constexpr std::size_t kTop = 2;  // columns that each level is indented by, as JsonWriter does
    constexpr std::size_t kField = 6;
    const std::size_t indent = line.find_first_not_of(' ');
    const std::size_t colon = line.find("\": ");
    if (indent == kTop) in_sets_ = line.starts_with("  \"datasets\": [");
    if (!in_sets_ || indent == std::string_view::npos || line[indent] != '"' ||
        colon == std::string_view::npos)
      return nullptr;
    const std::string key(line.substr(indent + 1, colon - indent - 1));
    const std::string_view value = line.substr(colon + 3);
    if (indent == kField && key == "name") name_ = text_of(value);
    if (indent == kField) group_ = value == "{" ? key + "." : "";
    return find(indent == kField ? key : group_ + key);
  }

 private:
  static std::string text_of(std::string_view value) {
    if (value.ends_with(',')) value.remove_suffix(1);
    const auto json = nlohmann::json::parse(value, nullptr, false);
    return json.is_string() ? json.get<std::string>() : std::string();
  }
  [[nodiscard]] const Field* find(const std::string& path) const {
    const auto set = std::ranges::find(found_.sets, name_, &FoundSet::name);
    if (set == found_.sets.end()) return nullptr;
    const auto field = std::ranges::find(set->fields, path, &Field::path);
    return field == set->fields.end() || !is_written(*field) ? nullptr : &*field;
  }

  const Found& found_;
  bool in_sets_ = false;
  std::string name_;   ///< of the data set
  std::string group_;  ///< "reads."; empty: the data set itself
};

}  // namespace

std::string with_comments(std::string_view profile, const Found& found) {
  std::string text;
  Lines lines(found);
  while (!profile.empty()) {
    const std::size_t end = std::min(profile.find('\n'), profile.size());
    const std::string_view line = profile.substr(0, end);
    text += line;
    if (const Field* const field = lines.field_in(line); field != nullptr)
      text += "  // " + comment_of(*field);
    text += '\n';
    profile.remove_prefix(std::min(end + 1, profile.size()));
  }
  return text;
}

}  // namespace storeadvise::observe

#include "json/document.hpp"

#include <algorithm>
#include <tuple>

#include "json/syntax.hpp"
#include "text/printable.hpp"

namespace storeadvise {

Result<Document> parse_document(std::string_view text, std::string_view file) {
  if (text.size() > kLargestInput)
    return tl::unexpected(Errors{{.code = "too-large",
                                  .place = {std::string(file), 0, 0},
                                  .path = "",
                                  .message = "the text has more than 16 MiB",
                                  .hint = ""}});
  if (Errors errors = unreadable(text, file); !errors.empty()) return tl::unexpected(std::move(errors));
  nlohmann::json json = nlohmann::json::parse(text, nullptr, false, true);
  if (json.is_discarded()) return tl::unexpected(Errors{syntax_error(text, file)});
  if (Errors errors = repeated_keys(text, file); !errors.empty())
    return tl::unexpected(in_order(std::move(errors)));
  return Document{std::move(json), std::string(text), std::string(file), {}};
}

std::string path_text(const nlohmann::json& root, const nlohmann::json::json_pointer& where) {
  std::vector<std::string> keys;
  for (auto at = where; !at.empty(); at.pop_back()) keys.push_back(at.back());
  std::ranges::reverse(keys);
  std::string path;
  const nlohmann::json* value = &root;
  for (const std::string& key : keys) {
    const bool list = value != nullptr && value->is_array();
    if (list) {
      path += '[' + key + ']';
    } else {
      path += (path.empty() ? "" : ".") + printable(key);
    }
    const nlohmann::json::json_pointer step = nlohmann::json::json_pointer() / key;
    value = value != nullptr && value->contains(step) ? &value->at(step) : nullptr;
  }
  return path;
}

Errors in_order(Errors errors) {
  const auto key = [](const Error& e) {
    return std::tie(e.place.file, e.place.line, e.place.column, e.path, e.message);
  };
  std::stable_sort(errors.begin(), errors.end(),
                   [&](const Error& a, const Error& b) { return key(a) < key(b); });
  const auto last = std::unique(errors.begin(), errors.end(),
                                [&](const Error& a, const Error& b) { return key(a) == key(b); });
  errors.erase(last, errors.end());
  if (errors.size() > kMostErrors) errors.resize(kMostErrors);
  return errors;
}

}  // namespace storeadvise

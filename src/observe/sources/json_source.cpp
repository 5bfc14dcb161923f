#include "observe/sources/json_source.hpp"

#include <fmt/format.h>

#include <cmath>

#include "observe/sources/inventory.hpp"

namespace storeadvise::observe {

using nlohmann::json;

json unwrapped(json document) {
  if (!document.is_object() || !document.contains(kWrapper) || !document[kWrapper].is_object())
    return document;
  return std::move(document[kWrapper]);
}

Result<json> read_json(const Opened& source) {
  const auto text = read_whole(source.bytes, source.name);
  if (!text) return tl::unexpected(text.error());
  json document = json::parse(*text, nullptr, false);
  if (document.is_discarded())
    return tl::unexpected(
        Errors{{"unknown-source", {source.name}, "", "is not whole JSON", "write the file again"}});
  return unwrapped(std::move(document));
}

std::string text_at(const json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> number_at(const json& object, const char* key) {
  if (!object.is_object()) return std::nullopt;
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

const json& list_at(const json& object, const char* key) {
  static const json empty = json::array();
  if (!object.is_object()) return empty;
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : empty;
}

const json& object_at(const json& object, const char* key) {
  static const json empty = json::object();
  if (!object.is_object()) return empty;
  const auto found = object.find(key);
  return found != object.end() && found->is_object() ? *found : empty;
}

std::optional<std::int64_t> whole_at(const json& object, const char* key) {
  constexpr double kMost = 9007199254740992.0;
  const auto number = number_at(object, key);
  if (!number || std::abs(*number) > kMost) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

std::optional<std::int64_t> time_at(const json& object, const char* key) {
  if (const auto second = whole_at(object, key)) return second;
  std::int64_t second = 0;
  std::string text = text_at(object, key);
  if (const auto parts = object.is_object() ? object.find(key) : object.end();
      text.empty() && object.is_object() && parts != object.end() && parts->is_object()) {
    const auto part = [&](const char* name) { return number_at(*parts, name).value_or(0); };
    text = fmt::format("{:04.0f}-{:02.0f}-{:02.0f}T{:02.0f}:{:02.0f}:{:02.0f}", part("year"), part("month"),
                       part("day"), part("hour"), part("minute"), part("second"));
  }
  if (!read_timestamp(text, second)) return std::nullopt;
  return second;
}

}  // namespace storeadvise::observe

#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// The member that some tools wrap a whole answer in.
inline constexpr const char* kWrapper = "data";

/// What is in the wrapper; without one the document itself.
nlohmann::json unwrapped(nlohmann::json document);

/// The document of a source that is one JSON value, unwrapped.
Result<nlohmann::json> read_json(const Opened& source);

/// A member, or null where there is none of the kind.
std::string text_at(const nlohmann::json& object, const char* key);
std::optional<double> number_at(const nlohmann::json& object, const char* key);
/// The items of a list; an empty list where there is none.
const nlohmann::json& list_at(const nlohmann::json& object, const char* key);
/// A member that is an object; an empty one where there is none.
const nlohmann::json& object_at(const nlohmann::json& object, const char* key);
/// A whole number, cut; nothing where there is none, or it is over 2^53 either way.
std::optional<std::int64_t> whole_at(const nlohmann::json& object, const char* key);

/// A time as the AWS CLI writes it: a text, or seconds since 1970; or in parts ("year", "month" ...), as
/// recorded answers have it.
std::optional<std::int64_t> time_at(const nlohmann::json& object, const char* key);

}  // namespace storeadvise::observe

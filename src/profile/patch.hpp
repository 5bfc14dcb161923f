#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "json/reader.hpp"

namespace storeadvise {

/// The value that a PATH names in a profile: `datasets.NAME.FIELD` (names may contain dots: the
/// longest that fits), `datasets[0].FIELD`, `compute.NAME.FIELD`, a field of the profile, or a JSON
/// Pointer. The field need not be stated, but what it lies in must be there. The fault has the
/// nearest path.
Parsed<Pointer> resolve_path(const nlohmann::json& profile, std::string_view path);

/// Where the PATH of `PATH=...` ends: at the first "=" before which it names a value of the profile, as names
/// may contain one; at the first of all where none does, and npos where there is none.
std::size_t end_of_path(const nlohmann::json& profile, std::string_view set);

/// Puts a value where a PATH leads. `shown` is what errors about it name instead of the file.
std::optional<Fault> set_value(Document& document, std::string_view path, nlohmann::json value,
                               std::string shown);

/// Applies `PATH=VALUE` texts in order. VALUE is JSON where it parses as JSON, else a bare string.
/// All the mistakes at once; whether the values are right is for `read_profile` to say.
Result<Document> apply_sets(Document document, std::span<const std::string> sets);

}  // namespace storeadvise

#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "json/problems.hpp"
#include "profile/fields.hpp"

namespace storeadvise {

/// What to write instead of a value that a field does not take ("write 0.8" for "80%"), given the object that
/// it stands in; empty where nothing better is known than what the field takes.
std::string value_advice(const Field& field, const nlohmann::json& value, const nlohmann::json& owner);

/// A value of the kind that belongs at a place of a profile, made from what stands there where that is near:
/// [ "posix" ], { "30 d": 0.9 }. Empty for places that take no example.
std::string value_example(const Pointer& where, const nlohmann::json& found);

/// The same for a key, whatever stands there: { "train": { "instance": "p4d.24xlarge", "count": 4 } } for
/// "compute". Empty for keys that do not hold an object or a list.
std::string group_example(std::string_view key);

}  // namespace storeadvise

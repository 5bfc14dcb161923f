#pragma once

#include <string>

#include "check/policy.hpp"

namespace storeadvise {

/// A report of `to_json` (or, with `one_line`, of `to_json_line`) with one key more: "check".
std::string with_check(std::string report, const CheckResult& result, bool one_line);

}  // namespace storeadvise

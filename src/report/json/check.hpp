#pragma once

#include <string>

#include "check/policy.hpp"
#include "json/writer.hpp"

namespace storeadvise {

/// The member `check` of a report.
void write_check(JsonWriter& json, const CheckResult& result);

/// The member alone, as a line: of no report, but of all of a stream.
std::string check_json(const CheckResult& result);

}  // namespace storeadvise

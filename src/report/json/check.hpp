#pragma once

#include "check/policy.hpp"
#include "json/writer.hpp"

namespace storeadvise {

/// The member `check` of a report.
void write_check(JsonWriter& json, const CheckResult& result);

}  // namespace storeadvise

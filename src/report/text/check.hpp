#pragma once

#include <string>

#include "check/findings.hpp"
#include "storeadvise/report.hpp"

namespace storeadvise {

/// What follows the report in text: every demand that does not hold, and how many hold.
std::string check_text(const CheckResult& result, const Look& look);

}  // namespace storeadvise

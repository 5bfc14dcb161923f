#pragma once

#include <string>

#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// The report of `to_json` on one line, with the line break: for NDJSON.
std::string to_json_line(const Recommendation& recommendation, const Catalog& catalog);

}  // namespace storeadvise

#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "check/policy.hpp"
#include "json/writer.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// How a report is to be written as JSON.
struct JsonLook {
  Layout layout = Layout::lines;
  bool brief = false;  ///< of the options the choice and the runner-up, without reasons and assumptions
  const CheckResult* check = nullptr;  ///< what `check` found, as one key more; null: nothing was checked
};

/// The contract's report, `report_version` 1, one line break at the end.
std::string report_json(const Recommendation& recommendation, const Catalog& catalog, const JsonLook& look);

/// The same text in pieces, one after another: at no time is more than one data set of it in memory.
void report_json(const Recommendation& recommendation, const Catalog& catalog, const JsonLook& look,
                 const std::function<void(std::string_view)>& take);

}  // namespace storeadvise

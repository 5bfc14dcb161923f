#pragma once

#include <string>

#include "storeadvise/report.hpp"

namespace storeadvise {

/// The choice beside another option of the data set, which must have a choice: the bill line by line, time by
/// time, rule by rule.
std::string why_text(const DataSetReport& set, const OptionReport& other, const Catalog& catalog,
                     const Look& look);
/// The same for a comment on a pull request.
std::string why_markdown(const DataSetReport& set, const OptionReport& other, const Catalog& catalog);

}  // namespace storeadvise

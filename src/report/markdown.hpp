#pragma once

#include <string>

#include "check/findings.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// A text from an input as it is, whatever Markdown and HTML would make of its characters.
std::string markdown_text(std::string_view text);

/// A report for a comment on a pull request: a headline, a table of the data sets, the reasons folded.
std::string to_markdown(const Recommendation& recommendation, const Catalog& catalog);

/// What stands above it for `check`: a table of the demands that do not hold.
std::string check_markdown(const CheckResult& result);

}  // namespace storeadvise

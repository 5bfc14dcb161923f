#pragma once

#include <string>
#include <vector>

#include "storeadvise/catalog.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// One thing about the choice and about another option.
struct BesideRow {
  std::string about, choice, other;
};

/// A part of a comparison; `numbers` where both sides are figures.
struct BesidePart {
  std::string title;
  std::vector<BesideRow> rows;
  bool numbers = true;
  std::string note = {};  ///< a sentence on its rows
};

/// The choice beside another option: the bill line by line, time by time, rule by rule. Empty without a
/// choice.
std::vector<BesidePart> beside(const DataSetReport& set, const OptionReport& other, const Catalog& catalog);

}  // namespace storeadvise

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/catalog.hpp"
#include "storeadvise/report.hpp"

namespace storeadvise {

/// What every part of a text report is written with.
struct Page {
  const Catalog& catalog;
  const Look& look;

  [[nodiscard]] std::string bold(std::string_view text) const { return styled(text, "1"); }
  [[nodiscard]] std::string good(std::string_view text) const { return styled(text, "1;32"); }
  [[nodiscard]] std::string warning(std::string_view text) const { return styled(text, "33"); }
  [[nodiscard]] std::string dim(std::string_view text) const { return styled(text, "2"); }

  /// A wrapped paragraph, indented by two; `mark` stands before its first line.
  [[nodiscard]] std::string paragraph(std::string_view text, std::string_view mark = "  ") const;
  /// The title of a part inside a data set.
  [[nodiscard]] std::string heading(std::string_view title) const;

 private:
  [[nodiscard]] std::string styled(std::string_view text, std::string_view code) const;
};

/// The answer for the whole profile: pattern, totals, the alternatives, a line for each data set.
std::string summary_text(const Page& page, const Recommendation& recommendation);

/// The parts of a data set's report, in this order; each is empty where it has nothing to say.
std::string verdict_text(const Page& page, const DataSetReport& set);
std::string reasons_text(const Page& page, const DataSetReport& set);
std::string options_text(const Page& page, const DataSetReport& set);
std::string bill_text(const Page& page, const DataSetReport& set);
std::string time_text(const Page& page, const DataSetReport& set);
std::string burst_text(const Page& page, const DataSetReport& set);
std::string packing_text(const Page& page, const DataSetReport& set);
std::string checkpoint_text(const Page& page, const DataSetReport& set);
std::string rejected_text(const Page& page, const DataSetReport& set);
std::string certainty_text(const Page& page, const DataSetReport& set);
std::string assumptions_text(const Page& page, const DataSetReport& set);

/// The report of an option; null for one that the catalog does not offer.
const OptionReport* find_option(const DataSetReport& set, std::size_t option);
/// The verdict's option; null for the verdict none.
const OptionReport* winner_of(const DataSetReport& set);

}  // namespace storeadvise

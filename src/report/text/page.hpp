#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/story/story.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/report.hpp"

namespace storeadvise {

/// Sentences that are the same for several of the data sets that are told of, each with their names.
using Shared = std::map<std::string, std::vector<std::string>>;
Shared shared_advice(const Recommendation& recommendation, const Look& look);
Shared shared_rejections(const Recommendation& recommendation, const Look& look);

/// What every part of a text report is written with.
struct Page {
  const Catalog& catalog;
  const Look& look;
  // Said once for several data sets, and so of none of them.
  Shared shared = {};     ///< advice
  Shared ruled_out = {};  ///< what rules options out

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

/// "mixed: 3 data sets belong on S3, 1 on EFS"
std::string pattern_sentence(const Recommendation& recommendation);
/// The answer for the whole profile: pattern, totals, the alternatives, a line for each data set.
std::string summary_text(const Page& page, const Recommendation& recommendation);

/// A data set in at most 14 lines: what to do, why and against what, how sure it is.
std::string brief_text(const Page& page, const DataSetReport& set);
/// Whether these lines tell of a lever: they may have no room for it. Of a data set with a choice.
bool brief_tells(const Page& page, const DataSetReport& set, const Lever& lever);
/// "S3 stays best in 97 % of the variations"
std::string holds_text(const Verdict& verdict);
/// How far they go: "by 25 %, assumed ones by a factor of 4".
std::string variation_text(bool any_assumed);
/// Both in one.
std::string holds_of_inputs(const Verdict& verdict, const DataSetReport& set);
/// On what the options failed, the commonest first: "max-latency (21 options), need-posix (8)".
std::string failed_on(const DataSetReport& set);
/// The last lines: what decides the whole, and the commands that show more.
std::string closing_text(const Page& page, const Recommendation& recommendation);
/// What is the same for several data sets, each sentence once with their names.
std::string shared_text(const Page& page, const Recommendation& recommendation);

/// The parts of a data set's report, in this order; each is empty where it has nothing to say.
std::string verdict_text(const Page& page, const DataSetReport& set);
std::string reasons_text(const Page& page, const DataSetReport& set);
/// "hybrid.s3_efs: Files that change on EFS are newer ... [hybrid-two-copies]" for all advice that is told.
std::vector<std::string> advice_lines(const DataSetReport& set);
/// "S3: The application needs a file system ... [need-posix]*" for all that rules options out.
std::vector<std::string> rejected_lines(const DataSetReport& set);
std::string options_text(const Page& page, const DataSetReport& set);
std::string bill_text(const Page& page, const DataSetReport& set);
std::string time_text(const Page& page, const DataSetReport& set);
std::string burst_text(const Page& page, const DataSetReport& set);
std::string packing_text(const Page& page, const DataSetReport& set);
std::string checkpoint_text(const Page& page, const DataSetReport& set);
std::string rejected_text(const Page& page, const DataSetReport& set);
std::string certainty_text(const Page& page, const DataSetReport& set);
std::string assumptions_text(const Page& page, const DataSetReport& set);

}  // namespace storeadvise

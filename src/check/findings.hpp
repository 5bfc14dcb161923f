#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/policy.hpp"

namespace storeadvise {

/// What `check` found for one profile.
struct Findings {
  std::string file;                                  ///< as errors name it
  std::string profile;                               ///< its name; may be empty
  std::string prices_as_of;                          ///< a date
  std::map<std::string, Place, std::less<>> places;  ///< where each data set stands, by name
  CheckResult result;
};

/// "at most $500.00", "one of s3, hybrid", "none of efs.onezone_*": what a demand expects.
std::string expected_text(const CheckedDemand& demand);
/// "$812.40", "efs.elastic", "not known": what was found, in the same words.
std::string found_text(const CheckedDemand& demand);
/// "imagenet: max_monthly_usd is $812.40, expected at most $500.00": all of it in one line.
std::string finding_text(const CheckedDemand& demand);
/// The data set's name, or "the whole profile".
std::string about_text(const CheckedDemand& demand);

/// "policy.json: demands[1]: no data set is "ima""
std::string warning_text(const Vacuity& vacuity);
/// The warnings that are told of as no more than that: without those for which a strict policy fails.
std::vector<Vacuity> mere_warnings(const CheckResult& result);

/// How many demands were about something here, and how many of these do not hold.
struct Tally {
  std::size_t asked = 0;
  std::size_t unmet = 0;
};
Tally tally(const CheckResult& result);
/// "All 5 demands hold.", "2 of 5 demands do not hold.", "The demand does not hold.", "Neither demand
/// holds.", "No demand applies to this profile."
std::string tally_text(const CheckResult& result);

/// "Since report.json a month went from $8.00 to $10.00 (+$2.00, 25 %): the bill from ..., waiting from ..."
std::string headline(const Comparison& comparison);
/// Whether both sides cost something, and as far as is known both with their waiting or both without.
bool is_comparable(const DataSetChange& change);
/// "was s3.standard for $3.00, is efs.elastic for $4.00 (+$1.00)", "new, ...", "gone, was ..."
std::string change_text(const DataSetChange& change);

/// Which profiles fail, of one which demands: "1 of 2 profiles fails: radiolys". As many as have room in
/// `width` columns, and how many more there are.
std::string outcome_text(const std::vector<Findings>& all, std::size_t width = std::string::npos);

}  // namespace storeadvise

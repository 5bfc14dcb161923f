#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/comparison.hpp"
#include "storeadvise/error.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// One entry of a policy's "demands": every key that is set must hold for every
/// data set that it is about. Each key has a row in demand_kinds().
struct PolicyDemand {
  std::optional<std::string> dataset = std::nullopt;  ///< as is_about() takes it; nothing: the whole profile
  std::vector<std::string> service = {};
  std::vector<std::string> option = {};
  std::vector<std::string> forbid_options = {};  ///< a trailing '*' matches the rest
  std::vector<std::string> pattern = {};
  std::optional<double> max_monthly_usd = std::nullopt;
  std::optional<double> max_waiting_usd = std::nullopt;
  std::optional<double> max_total_usd = std::nullopt;
  std::optional<double> max_read_p50_ms = std::nullopt;
  std::optional<double> max_read_p99_ms = std::nullopt;
  std::optional<double> min_holds_in = std::nullopt;
  std::optional<double> max_price_age_days = std::nullopt;
  bool no_assumed_inputs = false;
  std::string because = {};
  std::string from = {};  ///< the file, or the flag, that asks for it
  std::string path = {};  ///< "demands[2]"; empty for a flag
};

struct Policy {
  std::string name;
  std::vector<PolicyDemand> demands;
};

/// Reads a policy file: comments, places and unknown keys as in a profile.
Result<Policy> read_policy(std::string_view text, std::string_view file);

/// The outcome of one key of a demand for one data set.
struct CheckedDemand {
  std::string demand;  ///< "max_monthly_usd": the key of a row of demand_kinds()
  std::string from;
  std::optional<std::string> dataset;  ///< nothing: the whole profile
  bool applies = true;                 ///< false: about no data set of this profile, and so holds
  bool holds = true;
  std::string expected;  ///< JSON text
  std::string found;     ///< JSON text
  std::string because;
  std::string remedy;            ///< what would meet it, one sentence; may be empty
  std::string found_shown = {};  ///< what was found, for people, where `found` alone does not tell it
  std::string why_not = {};      ///< where it does not apply: why, without a full stop
};

/// A demand that is about nothing, which nobody means to write, or about less than it seems to be.
struct Vacuity {
  std::string from;         ///< the policy's file, or the flag
  std::string text;         ///< a sentence
  bool of_profile = false;  ///< about this profile; otherwise about all of them together
  bool is_in_vain = true;   ///< it demands nothing; otherwise it still demands something
  std::string remedy = "mend the policy, or leave out what asks for nothing";
};

struct CheckResult {
  bool holds = true;
  std::vector<CheckedDemand> demands;
  std::optional<Comparison> comparison = std::nullopt;  ///< with a baseline
  std::vector<Vacuity> warnings = {};
};

/// Whether a demand's DATASET ("*", a name, a beginning with '*' after it, "role:NAME") is about a data set.
bool is_about(std::string_view pattern, std::string_view name, Role role);
bool is_about(std::string_view pattern, const DataSetReport& dataset);
/// Whether an option's id, or a word, is among those listed; a trailing '*' matches the rest.
bool is_among(const std::vector<std::string>& patterns, std::string_view word);
/// The report of the verdict's option; null with the verdict none.
const OptionReport* verdict_option(const DataSetReport& dataset);

/// Holds every demand against a recommendation.
CheckResult check(const Recommendation& recommendation, const Policy& policy);

/// Makes each vacuity a warning; `strict`: what is in vain also a demand, "strict_policy", that does not
/// hold.
void add_vacuities(CheckResult& result, const std::vector<Vacuity>& vacuities, bool strict);

}  // namespace storeadvise

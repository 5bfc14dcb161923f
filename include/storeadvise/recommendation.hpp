#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "storeadvise/demand.hpp"
#include "storeadvise/error.hpp"
#include "storeadvise/improvements.hpp"
#include "storeadvise/option.hpp"
#include "storeadvise/performance.hpp"
#include "storeadvise/rule.hpp"

namespace storeadvise {

/// 0..100 each; higher is better.
struct Scores {
  double cost = 0, latency = 0, throughput = 0, access_pattern = 0, total = 0;
};

/// A rule that ruled an option out, with its sentence filled in.
struct Rejection {
  std::string rule;
  std::string text;
};

/// A rule that fired for the data set.
struct Reason {
  std::string rule;
  Effect effect = Effect::advises;
  Service service = Service::none;  ///< of the options it is about; none: of several services
  OptionMask options = 0;
  double points = 0;
  std::string text;
  std::string source;
  std::string against_numbers;  ///< one sentence where the computed figures say otherwise; else empty
};

/// One way to reach an option.
struct AccessReport {
  Estimate estimate;
  bool eligible = false;
  std::vector<Rejection> rejected_by;
};

/// Moving there from where the data lives today.
struct Switching {
  Usd one_off;
  std::optional<double> payback_months;  ///< nothing: it never pays back
};

/// A move away from where the data lives today.
struct Move {
  std::size_t option = 0;  ///< place in kOptions of where it would go
  Usd one_off;
  Usd saves;                             ///< a month; below 0 it costs more
  std::optional<double> payback_months;  ///< nothing: it never pays back
};

struct OptionReport {
  std::size_t option = 0;  ///< place in kOptions
  bool eligible = false;
  std::vector<Rejection> rejected_by;
  std::optional<Scores> scores;        ///< eligible options only
  std::vector<AccessReport> accesses;  ///< never empty; the chosen one is `chosen`
  std::size_t chosen = 0;
  std::optional<Switching> switching;
  std::vector<WayOut> ways_out;  ///< of Bursting whose credits or rate do not last, cheapest first
  double outlook_usd = 0;        ///< total of the next 12 months, growth included
  /// Sold in the Region at a price that is not known: the bill a month under which it would be the choice.
  std::optional<Usd> wins_under = std::nullopt;

  [[nodiscard]] const Estimate& estimate() const { return accesses[chosen].estimate; }
};

/// An input beyond whose value another service wins. Of a count, `value` is the last with today's
/// service; of what is continuous, the first that can be written shortly with another.
struct Flip {
  std::string path;    ///< a PATH that `--set` takes
  bool below = false;  ///< true: below `value` it is `to`; false: above
  double value = 0;    ///< base units
  double now = 0;      ///< the present value, base units
  std::string shown;   ///< for people and for `--set`: "48 KB"
  Service to = Service::none;
  bool assumed = false;  ///< the profile does not state this input
  /// Where `to` gives way in its turn.
  struct End {
    double value = 0;   ///< the last value with `to`, base units
    std::string shown;  ///< for people and for `--set`
    Service to = Service::none;
  };
  std::optional<End> end = std::nullopt;  ///< nothing where `to` wins as far as is looked
};

/// What can be changed for nothing, and what the verdict is then.
struct Lever {
  std::string path;        ///< a PATH that `--set` takes; empty: `change` says what changes
  std::string value;       ///< for `--set`
  std::string change;      ///< "efs.elastic -> efs.bursting"; empty where there is a path
  std::size_t option = 0;  ///< place in kOptions of the verdict after it
  Usd total;               ///< a month, of that option
  Usd saves;               ///< a month, against where the data lives today, else against the verdict
  /// What the verdict of now would cost then, where another option is chosen and this one costs less.
  std::optional<Usd> unmoved = std::nullopt;
  /// Other inputs that are set with it: PATHs and values as `--set` takes them.
  std::vector<std::pair<std::string, std::string>> with = {};
};

struct Verdict {
  Service service = Service::none;
  std::optional<std::size_t> option;
  Access access = Access::direct;
  double score = 0;
  std::optional<std::size_t> runner_up;  ///< best option of another service
  double margin = 0;                     ///< in score to it; below 0 where the pick is cheaper and as good
  std::optional<Move> move;  ///< that another option leads by, though the data stays where it lives
  bool close_call = false;
  std::optional<double> holds_in;         ///< share of variations with the same service; nothing when skipped
  std::optional<double> holds_option_in;  ///< the same, of the option
  std::vector<Flip> flips;
  std::vector<Lever> levers;                ///< at most five, the largest saving first
  std::vector<std::string> low_confidence;  ///< figures of low confidence that the verdict hangs on
};

/// A service beside S3 and EFS that has an answer to what rules their options out.
struct Referral {
  std::string what;     ///< "FSx for Lustre, when many hosts read the same files."
  std::string answers;  ///< the rules: "required-throughput or max-latency"
};

struct DataSetReport {
  std::string name;
  Role role = Role::training_data;
  Demand demand;
  Verdict verdict;
  std::vector<Reason> reasons;
  std::vector<Assumption> assumptions;
  std::vector<Measured> measured;     ///< what the profile's evidence tells of this data set
  std::vector<OptionReport> options;  ///< all that the catalog offers, in the order of kOptions
  std::optional<ModeBreakEven> mode_break_even;
  std::optional<Repacking> repacking;  ///< where it is advised
  std::vector<Referral> neighbours;    ///< verdict none: what to look at instead
};

enum class PortfolioPattern : std::uint8_t { s3_primary, hybrid, efs_shared, none };
std::string_view to_string(PortfolioPattern pattern);

/// The whole profile kept on one service, or where it lives now.
struct Portfolio {
  bool feasible = true;
  std::vector<std::string> blocked_by;  ///< names of data sets without an eligible option
  Usd bill, waiting;
  [[nodiscard]] Usd total() const { return bill + waiting; }
};

struct Summary {
  PortfolioPattern pattern = PortfolioPattern::none;
  Usd bill, waiting;
  Portfolio all_on_s3, all_on_efs;
  std::array<Portfolio, 3> by_service;  ///< what the data sets on each service come to, by Service
  std::optional<Portfolio> current;
  std::optional<Switching> switching;
  [[nodiscard]] Usd total() const { return bill + waiting; }
};

struct Recommendation {
  std::string catalog_id, region, prices_as_of, performance_as_of;
  std::optional<double> prices_age_days = std::nullopt;   ///< the catalog's
  std::vector<std::shared_ptr<const Price>> prices = {};  ///< the catalog's, which bill lines point to
  std::string profile_name;
  Summary summary;
  std::vector<DataSetReport> datasets;  ///< in profile order
  Errors warnings = {};                 ///< what the profile says and hardly means

  /// Names of the data sets that no option can hold: they are in no sum.
  [[nodiscard]] std::vector<std::string> not_held() const {
    std::vector<std::string> names;
    for (const DataSetReport& set : datasets)
      if (!set.verdict.option) names.push_back(set.name);
    return names;
  }
};

}  // namespace storeadvise

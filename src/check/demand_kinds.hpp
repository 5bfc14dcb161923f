#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check/increase.hpp"
#include "check/policy.hpp"
#include "json/reader.hpp"

namespace storeadvise {

struct DemandKind;

/// How what was found is held against what is asked for.
enum class Sense : std::uint8_t { at_most, at_least, one_of, none_of, is_true };

/// What a number counts, and so how people read it.
enum class Measure : std::uint8_t { none, usd, milliseconds, share, days, percent };

/// How much of a figure is waiting, which is not counted where the compute has no price.
enum class Waits : std::uint8_t { not_at_all, partly, wholly };

/// Where what is asked for is kept, and so what kind of value it is. Nothing: what no policy and no flag
/// gives a value.
using Asks = std::variant<std::vector<std::string> PolicyDemand::*, std::optional<double> PolicyDemand::*,
                          bool PolicyDemand::*, std::optional<double> MostIncrease::*, std::monostate>;

/// What a recommendation makes of one key.
struct Judged {
  bool holds = false;
  std::string found;                    ///< JSON text
  std::function<std::string()> remedy;  ///< worked out only where one is needed
  std::string why_not = {};             ///< there is nothing to hold it against: why
};
using WordFault = std::optional<Fault> (*)(const std::string& word);
using JudgeDataSet = Judged (*)(const DemandKind&, const PolicyDemand&, const DataSetReport&);
using JudgeProfile = Judged (*)(const DemandKind&, const PolicyDemand&, const Recommendation&);

/// A key of a demand, all of it: what reads, judges and words it follows from these rows.
struct DemandKind {
  std::string_view key;       ///< in a policy and in reports
  std::string_view sentence;  ///< what must hold
  Asks asks;
  Sense sense = Sense::at_most;
  Measure measure = Measure::none;
  std::string_view amount = {};  ///< of money, which: "bill"
  Waits waits = Waits::not_at_all;
  double most = std::numeric_limits<double>::max();        ///< that a number may be
  WordFault word_fault = nullptr;                          ///< what is wrong with a word
  std::string_view (*word)(std::size_t option) = nullptr;  ///< of an option, held against a list
  double (*figure)(const OptionReport&) = nullptr;         ///< held against a number; not finite: not known
  double (*sum)(const Summary&) = nullptr;                 ///< the same for the whole profile
  JudgeDataSet of_dataset = nullptr;                       ///< null: no demand on data sets has the key
  JudgeProfile of_profile = nullptr;                       ///< null: no demand on the whole profile has it
};

/// All of them: the keys of a policy in its order, then those of flags alone.
std::span<const DemandKind> demand_kinds();
const DemandKind& demand_kind(std::string_view key);

/// Whether a demand asks for this.
bool is_asked(const DemandKind& kind, const PolicyDemand& policy);
/// What it asks for, as JSON text.
std::string asked_json(const DemandKind& kind, const PolicyDemand& policy);

/// "$812.40", "20 ms", "4.5 %": a figure as people write it.
std::string figure_text(Measure measure, double value);

}  // namespace storeadvise

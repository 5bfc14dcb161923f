#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/error.hpp"
#include "storeadvise/option.hpp"

namespace storeadvise {

namespace logic {
class Program;
}

// NOLINTNEXTLINE(readability-identifier-naming): requires is a keyword
enum class Effect : std::uint8_t { requires_, forbids, favours, advises };
std::string_view to_string(Effect effect);

/// One line of the field's judgement, as data/rules/ or a team's own file states it.
struct Rule {
  std::string id;
  Effect effect = Effect::advises;
  OptionMask targets = 0;  ///< options that it forbids or favours; `requires`: those that lack the capability
  double points = 0;       ///< `favours` only; below 0 it counts against. Unused where they follow from facts
  std::string text;        ///< sentence with {fact} placeholders
  std::string source;
  Place place;  ///< where it was read; without a file for ours
  /// The condition in two parts: what the data set alone decides, and what needs an option's
  /// estimate. Either may be null (always true).
  std::shared_ptr<const logic::Program> dataset_condition;
  std::shared_ptr<const logic::Program> option_condition;
  std::shared_ptr<const logic::Program> points_program;  ///< what the points follow from; null: `points`
  std::string condition_json;  ///< as written, for `explain`; empty where it stands in data/
  std::string points_json;     ///< likewise
};

struct RuleBook {
  std::vector<Rule> rules;
  std::vector<std::size_t> figures;  ///< prices and figures of the catalog that conditions look at, as facts
};

/// The rules in the program.
const RuleBook& embedded_rules();

/// Points of one rule stay within this, on either side of 0.
inline constexpr double kMostPoints = 100;

/// Reads a rules file. Unknown facts, operators, options, keys and repeated ids are errors with
/// place. `base`, where given, holds the rules that the new ones are added to; an id may not be in
/// both.
Result<RuleBook> read_rules(std::string_view text, std::string_view file, const RuleBook* base = nullptr);

}  // namespace storeadvise

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "jsonlogic/value.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/option.hpp"
#include "storeadvise/performance.hpp"
#include "storeadvise/rule.hpp"

namespace storeadvise {

/// Whether a fact is the same for all options of a data set.
enum class Scope : std::uint8_t { dataset, option };

/// What a fact is worked out from. `option` and `estimate` are set for facts of option scope.
struct FactSource {
  const Demand& demand;
  const Option* option = nullptr;
  const Estimate* estimate = nullptr;
  const Catalog* catalog = nullptr;  ///< null: what is sold where is not known
};

/// A named figure that rules may look at.
struct Fact {
  std::string_view name;
  std::string_view unit;
  std::string_view text;  ///< what it is, in one line
  Scope scope = Scope::dataset;
  logic::Value (*value)(const FactSource&) = nullptr;  ///< null for what the catalog says
};

/// All facts: those of a data set first, then those of an option, then `price.ID` and `limit.ID` for every
/// price and figure of the catalog.
std::span<const Fact> facts();
/// Those of the catalog alone: the last of them.
std::span<const Fact> catalog_fact_rows();

/// The names of all, in the same order.
std::span<const std::string_view> fact_names();

inline constexpr std::size_t kMostFacts = 384;
/// The values of all facts, in the order of facts().
using FactArray = std::array<logic::Value, kMostFacts>;

/// Fills the facts of a data set.
void dataset_facts(const Demand& demand, FactArray& out);
/// Fills what the catalog says for its Region: prices in USD, times in ms, sizes in KB, rates in MiB/s. What
/// it does not have is null, which compares as 0.
void catalog_facts(const Catalog& catalog, FactArray& out);
/// Only those that a condition looks at: saves 2 % of an evaluation.
void catalog_facts(const Catalog& catalog, const RuleBook& rules, FactArray& out);
/// The places among facts() of those.
std::vector<std::size_t> figures_of(const std::vector<Rule>& rules);
/// Fills the facts of one option reached in one way.
void option_facts(const Demand& demand, const Option& option, const Estimate& estimate, FactArray& out,
                  const Catalog* catalog = nullptr);

/// The place of `option.access`.
std::size_t access_fact();

/// A set of facts of option scope.
using FactMask = std::uint32_t;
/// The bit of the fact at a place; none for facts of a data set.
FactMask option_fact_bit(std::size_t place);
/// Fills those facts of an option alone.
void option_facts(const Demand& demand, const Option& option, const Estimate& estimate, FactMask wanted,
                  FactArray& out);

}  // namespace storeadvise

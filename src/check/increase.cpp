#include "check/increase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "check/judge.hpp"
#include "check/remedy.hpp"
#include "text/first_few.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

constexpr int kCents = 2;
constexpr int kMostDecimals = 9;

/// The decimals, at least two, that tell two amounts apart.
int decimals_apart(double a, double b) {
  int decimals = kCents;
  while (decimals < kMostDecimals && fixed(a, decimals) == fixed(b, decimals)) ++decimals;
  return decimals;
}

/// A report that does not say whether waiting is counted has none to tell of.
std::string month_of(const MonthlyCost& cost) {
  if (!cost.counted && cost.waiting == 0) return money(Usd(cost.bill)) + " a month";
  return monthly(Usd(cost.bill), Usd(cost.waiting), cost.counted.value_or(true));
}

/// How much a month may cost at most, and what it cost and costs.
std::string ceiling(const Comparison& c, Basis basis, double usd) {
  const double now = c.now.in(basis);
  const int decimals = decimals_apart(usd, now);
  const std::string_view of = basis == Basis::total ? "total" : "bill";
  if (decimals == kCents)
    return fmt::format("a monthly {} of {} meets it; it was {}, and is {}", of, money(Usd(usd)),
                       month_of(c.before), month_of(c.now));
  const auto text = [decimals](double amount) { return "$" + fixed(amount, decimals); };
  return fmt::format("a monthly {} of {} meets it; it was {} and is {}", of, text(usd),
                     text(c.before.in(basis)), text(now));
}

/// An increase as the comparison tells it, between what is shown; in more digits where that would lie on
/// the other side of the limit.
std::string shown_increase(const Comparison& c, Basis basis, std::string_view key, double limit,
                           double found) {
  const bool is_usd = key == "max_increase_usd";
  const double shown =
      is_usd ? shown_difference(Usd(c.before.in(basis)), Usd(c.now.in(basis))).count() : shown_percent(found);
  const std::string digits = fixed(found, std::max(kCents + 1, decimals_apart(found, limit)));
  if ((shown <= limit) != (found <= limit)) return is_usd ? "$" + digits : digits + " %";
  return figure_text(is_usd ? Measure::usd : Measure::percent, shown);
}

/// Why there is no increase to hold a limit against; empty where there is one.
std::string why_not(const Comparison& c, Basis basis, bool is_met) {
  if (!c.is_known) return fmt::format("{} has nothing on this profile", c.from);
  if (basis == Basis::bill || c.uncounted.empty() || !is_met) return "";
  return fmt::format("the waiting of {} is not counted, which {} counts", first_few(c.uncounted), c.from);
}

constexpr std::string_view kUsdFlag = "--max-increase-usd";
constexpr std::string_view kPercentFlag = "--max-increase-percent";

CheckedDemand increase(const Comparison& c, std::string_view key, double limit, double found, Basis basis) {
  const bool is_met = c.unplaced.empty() && found <= limit;
  const std::string vain = why_not(c, basis, is_met);
  const bool is_known = vain.empty() && c.unplaced.empty() && std::isfinite(found);
  return {.demand = std::string(key),
          .from = std::string(key == "max_increase_usd" ? kUsdFlag : kPercentFlag),
          .dataset = {},
          .applies = vain.empty(),
          .holds = !vain.empty() || is_met,
          .expected = json(limit).dump(),
          .found = is_known ? json(found).dump() : "null",
          .because = {},
          .remedy = {},
          .found_shown = is_known ? shown_increase(c, basis, key, limit, found) : "",
          .why_not = vain};
}

}  // namespace

std::vector<CheckedDemand> check_increase(const Comparison& c, const MostIncrease& most) {
  std::vector<CheckedDemand> out;
  const auto add = [&](std::string_view key, double limit, double found, double ceiling_usd) {
    CheckedDemand& d = out.emplace_back(increase(c, key, limit, found, most.basis));
    if (!d.holds)
      d.remedy = c.unplaced.empty() ? ceiling(c, most.basis, ceiling_usd) : remedy_by_placing(c.unplaced);
  };
  const double before = c.before.in(most.basis);
  if (most.usd) add("max_increase_usd", *most.usd, c.increase_usd(most.basis), before + *most.usd);
  if (most.percent)
    add("max_increase_percent", *most.percent, c.increase_percent(most.basis),
        before * (1 + *most.percent / 100));
  return out;
}

std::vector<Vacuity> increase_of_nothing(const std::string& baseline, const MostIncrease& most) {
  std::vector<Vacuity> out;
  const auto add = [&](const std::optional<double>& limit, std::string_view flag) {
    if (limit)
      out.push_back({.from = std::string(flag),
                     .text = baseline + " has nothing on what is checked, so this demands nothing",
                     .remedy = "take a baseline of these profiles"});
  };
  add(most.usd, kUsdFlag);
  add(most.percent, kPercentFlag);
  return out;
}

std::vector<Vacuity> uncounted_increase(const Comparison& c, const std::vector<CheckedDemand>& increases) {
  std::vector<Vacuity> out;
  for (const CheckedDemand& d : increases)
    if (c.is_known && !d.applies)
      out.push_back({.from = d.from,
                     .text = d.why_not + ": how much more a month costs is not known",
                     .of_profile = true,
                     .is_in_vain = true,
                     .remedy = "state what the compute costs (\"usd_per_hour\"), or take a new baseline"});
  return out;
}

}  // namespace storeadvise

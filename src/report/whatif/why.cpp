#include "report/whatif/why.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "rank/scores.hpp"
#include "report/text/page.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

/// Dimensions and bill lines that moved less than this share of the one that moved most are left out.
constexpr double kWorthTelling = 0.25;
constexpr std::size_t kMostLines = 3;

constexpr std::array<std::string_view, 4> kDimensions{"cost", "latency", "throughput", "access pattern"};

std::array<double, 4> dimensions(const Scores& s) {
  return {s.cost, s.latency, s.throughput, s.access_pattern};
}

std::string id_of(std::size_t option) { return std::string(kOptions[option].id); }

/// The first rule that rules an option out: "its sentence (rule id)".
std::string rejection(const OptionReport& option) {
  if (option.rejected_by.empty()) return "it is ruled out";
  std::string text = option.rejected_by.front().text;
  if (text.ends_with('.')) text.pop_back();
  return fmt::format("{} (rule {})", text, option.rejected_by.front().rule);
}

/// One option before and after the change; null where the catalog does not offer it.
struct Pair {
  const OptionReport* before;
  const OptionReport* after;

  [[nodiscard]] bool eligible() const {
    return before != nullptr && after != nullptr && before->eligible && after->eligible;
  }
};

Pair pair_of(const DataSetReport& before, const DataSetReport& after, std::size_t option) {
  return {find_option(before, option), find_option(after, option)};
}

/// "$12.00 -> $49.00", or one figure that did not move.
std::string moved(const std::string& from, const std::string& to) {
  return from == to ? from : fmt::format("{} -> {}", from, to);
}

std::string moved_score(double from, double to) { return moved(fixed(from, 0), fixed(to, 0)); }

/// The figures behind a dimension's score; empty for those of rules.
std::string figure(std::size_t dimension, const DataSetReport& set, const OptionReport& option) {
  const Estimate& e = option.estimate();
  if (dimension == 0) return fmt::format("{} a month", money(e.total()));
  if (dimension == 1) return show_duration(decisive_latency(set.demand, e));
  if (dimension == 2) return show_rate(decisive_rate(set.demand, e));
  return {};
}

/// "efs.elastic 80 -> 45 ($12.00 a month -> $49.00 a month)"
std::string standing(std::size_t dimension, const DataSetReport& before, const DataSetReport& after,
                     const Pair& option) {
  const double from = dimensions(*option.before->scores)[dimension];
  const double to = dimensions(*option.after->scores)[dimension];
  const std::string figures =
      moved(figure(dimension, before, *option.before), figure(dimension, after, *option.after));
  return fmt::format("{} {}{}", id_of(option.after->option), moved_score(from, to),
                     figures.empty() ? "" : fmt::format(" ({})", figures));
}

/// By how many points each dimension moved the lead towards the new option.
std::array<double, 4> swings(const DataSetReport& before, const DataSetReport& after, const Pair& old_one,
                             const Pair& new_one) {
  const auto lead = [](const DataSetReport& set, const OptionReport& ahead, const OptionReport& behind,
                       std::size_t d) {
    return set.demand.weights[d] * (dimensions(*ahead.scores)[d] - dimensions(*behind.scores)[d]);
  };
  std::array<double, 4> all{};
  for (std::size_t d = 0; d < all.size(); ++d)
    all[d] =
        lead(after, *new_one.after, *old_one.after, d) - lead(before, *new_one.before, *old_one.before, d);
  return all;
}

void add_scores(std::vector<std::string>& why, const DataSetReport& before, const DataSetReport& after,
                const Pair& old_one, const Pair& new_one) {
  const std::array<double, 4> all = swings(before, after, old_one, new_one);
  const double most = *std::ranges::max_element(all);
  std::array<std::size_t, 4> order{0, 1, 2, 3};
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return all[a] > all[b]; });
  for (const std::size_t d : order) {
    if (!(all[d] > 0) || all[d] < kWorthTelling * most) continue;
    const std::string weight = moved(fixed(100 * before.demand.weights[d], 0) + " %",
                                     fixed(100 * after.demand.weights[d], 0) + " %");
    why.push_back(fmt::format("The score for {} moved the lead by {} points: {}; {}. Its weight: {}.",
                              kDimensions[d], fixed(all[d], 1), standing(d, before, after, old_one),
                              standing(d, before, after, new_one), weight));
  }
}

/// What the new option beats: the old one under the changed profile.
std::string staying(const OptionReport& old_one, const OptionReport& new_one) {
  return fmt::format("{} would then score {} and cost {} a month; {} scores {} and costs {}.",
                     id_of(old_one.option), fixed(old_one.scores->total, 0),
                     money(old_one.estimate().total()), id_of(new_one.option),
                     fixed(new_one.scores->total, 0), money(new_one.estimate().total()));
}

void add_move(std::vector<std::string>& why, const DataSetReport& before, const DataSetReport& after) {
  const Pair old_one = pair_of(before, after, *before.verdict.option);
  const Pair new_one = pair_of(before, after, *after.verdict.option);
  if (old_one.after == nullptr)
    why.push_back(fmt::format("The catalog no longer offers {}.", id_of(*before.verdict.option)));
  else if (!old_one.after->eligible)
    why.push_back(
        fmt::format("{} is now ruled out: {}.", id_of(old_one.after->option), rejection(*old_one.after)));
  if (new_one.before == nullptr)
    why.push_back(fmt::format("The catalog offered no {} before.", id_of(*after.verdict.option)));
  else if (!new_one.before->eligible)
    why.push_back(fmt::format("{} was ruled out before: {}.", id_of(new_one.before->option),
                              rejection(*new_one.before)));
  if (old_one.eligible() && new_one.eligible()) add_scores(why, before, after, old_one, new_one);
  if (old_one.after != nullptr && old_one.after->eligible)
    why.push_back(staying(*old_one.after, *new_one.after));
}

/// What an option costs by the item of its bill, and what waiting costs last.
std::array<double, kItemNames.size() + 1> parts_of(const Estimate& e) {
  std::array<double, kItemNames.size() + 1> parts{};
  for (const BillLine& line : e.bill) parts[static_cast<std::size_t>(line.item)] += line.amount().count();
  parts.back() = e.waiting.usd.count();
  return parts;
}

/// "of the difference, Storage +$23.55, GET requests +$1.20": the parts that moved most.
void add_parts(std::vector<std::string>& why, const OptionReport& before, const OptionReport& after) {
  auto parts = parts_of(after.estimate());
  const auto was = parts_of(before.estimate());
  std::array<std::size_t, parts.size()> order{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i] = shown_difference(Usd(was[i]), Usd(parts[i])).count();
    order[i] = i;
  }
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return std::abs(parts[a]) > std::abs(parts[b]); });
  const Usd more = shown_difference(before.estimate().total(), after.estimate().total());
  const bool alone = std::abs(parts[order[1]]) == 0;
  std::string list;
  for (std::size_t i = 0; i < kMostLines && std::abs(parts[order[i]]) > 0; ++i)
    list += fmt::format("{}{} {}", i == 0 ? "" : ", ",
                        order[i] < kItemNames.size() ? kItemNames[order[i]] : "waiting",
                        money_difference(alone ? more : Usd(parts[order[i]])));
  why.push_back(fmt::format("{} stays the best; its total {} {}{}.", id_of(after.option),
                            more.count() < 0 ? "falls by" : "rises by", money(Usd(std::abs(more.count()))),
                            list.empty() ? "" : ": " + list));
}

}  // namespace

std::vector<std::string> why_changed(const DataSetReport& before, const DataSetReport& after) {
  std::vector<std::string> why;
  const OptionReport* from = winner_of(before);
  const OptionReport* to = winner_of(after);
  if (from == nullptr && to == nullptr) return why;
  if (to == nullptr) {
    const OptionReport* left = find_option(after, from->option);
    why.push_back(fmt::format("No option meets the requirements any more; {}: {}.", id_of(from->option),
                              left == nullptr ? "the catalog no longer offers it" : rejection(*left)));
  } else if (from == nullptr) {
    const OptionReport* was = find_option(before, to->option);
    why.push_back(fmt::format("No option met the requirements before; {}: {}.", id_of(to->option),
                              was == nullptr ? "the catalog did not offer it" : rejection(*was)));
  } else if (from->option != to->option) {
    add_move(why, before, after);
  } else if (from->estimate().total() != to->estimate().total()) {
    add_parts(why, *from, *to);
  }
  return why;
}

void keep_compared(Recommendation& changed, const Recommendation& base) {
  for (std::size_t d = 0; d < changed.datasets.size(); ++d) {
    DataSetReport& set = changed.datasets[d];
    std::vector<OptionReport> kept;
    for (OptionReport& option : set.options) {
      if (option.option != set.verdict.option && option.option != base.datasets[d].verdict.option) continue;
      option.accesses = {AccessReport(std::move(option.accesses[option.chosen]))};
      option.chosen = 0;
      kept.push_back(std::move(option));
    }
    set.options = std::move(kept);
    set.reasons = {};
    set.assumptions = {};
    set.measured = {};
  }
}

}  // namespace storeadvise

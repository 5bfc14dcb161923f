#include "report/whatif/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/story/story.hpp"
#include "report/text/page.hpp"
#include "report/text/table.hpp"
#include "report/text/words.hpp"
#include "report/whatif/view.hpp"
#include "report/whatif/why.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

/// What a scenario has where it does not change the option or the pattern.
constexpr const char* kSame = "the same";

/// Names are cut to the first of these with which the table keeps its columns.
constexpr std::array<std::size_t, 3> kLongestNames{40, 24, 16};

std::string option_name(const std::optional<std::size_t>& option) {
  return option ? std::string(kOptions[*option].id) : "no option";
}

std::string list_of(const WhatIf& scenario) {
  std::string out;
  for (const auto& [path, value] : scenario.set)
    out += fmt::format("    {} = {}\n", printable(path),
                       value.is_string() ? printable(value.get<std::string>()) : value.dump());
  return fmt::format("  {}\n{}", printable(scenario.name), out);
}

/// Cents say nothing beyond a thousand dollars, and columns are scarce.
std::string brief(Usd amount) {
  constexpr double kLarge = 1000;
  return std::abs(amount.count()) < kLarge
             ? money(amount)
             : (amount.count() < 0 ? "-$" : "$") + fixed(std::abs(amount.count()), 0);
}

/// Columns are scarce: what nobody counts is a dash.
std::string brief_waiting(Usd waiting, bool counted) {
  if (!counted) return "-";
  return waiting.count() != 0 ? brief(waiting) : waiting_word(waiting, counted);
}

/// "same", "+$12.50"
std::string brief_difference(Usd from, Usd to) {
  const Usd amount = shown_difference(from, to);
  if (amount.count() == 0) return "same";
  return (amount.count() > 0 ? "+" : "") + brief(amount);
}

/// Now, or under a scenario; `base` is what the difference is to.
Cells dataset_row(const std::string& title, const DataSetReport& set, const DataSetReport* base) {
  const OptionReport* best = winner_of(set);
  Cells row{title};
  if (best == nullptr) {
    row.insert(row.end(), {"-", "-", "-", "-"});
  } else {
    const Estimate& e = best->estimate();
    row.insert(row.end(), {fixed(set.verdict.score, 0), brief(e.bill.total()),
                           brief_waiting(e.waiting.usd, set.demand.can_wait()), brief(e.total())});
  }
  const auto from = base == nullptr ? std::nullopt : best_total(*base);
  row.push_back(best != nullptr && from ? brief_difference(*from, best->estimate().total()) : "");
  const bool same = base != nullptr && best_option(*base) == best_option(set);
  row.push_back(same ? kSame : option_name(best_option(set)));
  return row;
}

/// Sums of what not the same data sets make up have no difference.
Cells sum_row(const std::string& title, const Recommendation& result, const Recommendation* base,
              std::size_t longest) {
  const Summary& sum = result.summary;
  const std::vector<std::string> missing = result.not_held();
  const bool same = base != nullptr && base->summary.pattern == sum.pattern;
  std::string pattern = same ? kSame : fmt::format("pattern {}", pattern_word(sum.pattern));
  if (!missing.empty())
    pattern +=
        fmt::format("; no option for {}", printable(fmt::format("{}", fmt::join(missing, ", ")), longest));
  const bool comparable = base != nullptr && base->not_held() == missing;
  return {title,
          "",
          brief(sum.bill),
          brief_waiting(sum.waiting, any_waits(result)),
          brief(sum.total()),
          comparable ? brief_difference(base->summary.total(), sum.total()) : "",
          pattern};
}

/// How wide a text is.
std::size_t widest_line(std::string_view text) {
  std::size_t most = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    most = std::max(most, columns(text.substr(0, end)));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return most;
}

/// The table with each option on a line of its own below its row, where it would be too wide otherwise. Where
/// neither fits, it is wider than the line.
std::string option_table(const std::vector<Column>& head, const std::vector<Cells>& rows, std::size_t width) {
  constexpr std::size_t kAsWideAsItIs = 10000;
  std::string out = table(head, rows, kAsWideAsItIs);
  if (widest_line(out) <= width) return out;
  std::vector<Cells> all;
  for (Cells row : rows) {
    const std::string option = "    " + row.back();
    const bool same = row.back() == kSame;
    row.pop_back();
    all.push_back(row);
    if (same) continue;
    row.assign(row.size(), "");
    row.front() = option;
    all.push_back(row);
  }
  const std::vector<Column> narrow(head.begin(), head.end() - 1);
  return table(narrow, all, kAsWideAsItIs);
}

bool is_same(const DataSetReport& now, const DataSetReport& then) {
  const auto from = best_total(now);
  const auto to = best_total(then);
  return best_option(now) == best_option(then) && from.has_value() == to.has_value() &&
         (!from || shown_difference(*from, *to).count() == 0);
}

/// "2 other data sets: the same"
std::string unchanged_line(std::size_t unchanged, std::size_t all) {
  if (unchanged == 0 || unchanged == all) return "";
  return fmt::format("{} other data set{}: the same\n", unchanged, unchanged == 1 ? "" : "s");
}

/// Whether no scenario changes anything of a data set.
bool is_unchanged(const Recommendation& base, const std::vector<WhatIf>& scenarios, std::size_t dataset) {
  return std::ranges::all_of(scenarios, [&](const WhatIf& s) {
    return is_same(base.datasets[dataset], s.result.datasets[dataset]);
  });
}

/// Of each data set that changes a line for now and one for each scenario, and the same of the sums.
std::vector<Cells> compared_rows(const Recommendation& base, const std::vector<WhatIf>& scenarios,
                                 std::size_t longest) {
  std::vector<Cells> rows;
  const auto under = [longest](const WhatIf& scenario) { return "  " + printable(scenario.name, longest); };
  for (std::size_t d = 0; d < base.datasets.size(); ++d) {
    const DataSetReport& now = base.datasets[d];
    if (is_unchanged(base, scenarios, d)) continue;
    rows.push_back(dataset_row(printable(now.name, longest), now, nullptr));
    for (const WhatIf& s : scenarios) rows.push_back(dataset_row(under(s), s.result.datasets[d], &now));
  }
  rows.push_back(sum_row("all data sets", base, nullptr, longest));
  for (const WhatIf& s : scenarios) rows.push_back(sum_row(under(s), s.result, &base, longest));
  return rows;
}

std::string comparison(const Recommendation& base, const std::vector<WhatIf>& scenarios, std::size_t width) {
  const std::vector<Column> head{{"USD a month"}, {"Score", true},  {"Bill", true}, {"Waiting", true},
                                 {"Total", true}, {"Change", true}, {"Best option"}};
  std::size_t unchanged = 0;
  for (std::size_t d = 0; d < base.datasets.size(); ++d)
    if (is_unchanged(base, scenarios, d)) ++unchanged;
  std::string out;
  for (const std::size_t longest : kLongestNames) {
    const std::vector<Cells> rows = compared_rows(base, scenarios, longest);
    out = option_table(head, rows, width);
    if (widest_line(out) <= width) break;
    if (longest == kLongestNames.back()) out = table(head, rows, width);
  }
  return out + unchanged_line(unchanged, base.datasets.size());
}

std::string reasons_of(const Recommendation& base, const WhatIf& scenario, std::size_t width) {
  std::string out;
  for (std::size_t d = 0; d < base.datasets.size(); ++d) {
    const DataSetReport& then = scenario.result.datasets[d];
    for (const std::string& why : why_changed(base.datasets[d], then))
      out += "  " + wrap(fmt::format("{}: {}", printable(then.name), why), width - 2, 4) + "\n";
  }
  if (out.empty()) out = "  nothing changes\n";
  return fmt::format("\nWhy, under {}\n{}", printable(scenario.name), out);
}

}  // namespace

std::string whatif_text(const Recommendation& base, const std::vector<WhatIf>& scenarios, std::size_t width) {
  std::string out = "What if\n";
  for (const WhatIf& scenario : scenarios) out += list_of(scenario);
  const bool all_counted =
      std::ranges::all_of(base.datasets, [](const DataSetReport& set) { return set.demand.can_wait(); });
  out += "\n" +
         wrap(fmt::format("The first line of each data set is how it is now, without the changes.{}",
                          all_counted ? "" : " Waiting that is not counted is a dash."),
              width) +
         "\n\n" + comparison(base, scenarios, width);
  for (const WhatIf& scenario : scenarios) out += reasons_of(base, scenario, width);
  return out;
}

}  // namespace storeadvise

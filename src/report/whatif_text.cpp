#include "report/whatif_text.hpp"

#include <fmt/format.h>

#include "input/fields.hpp"
#include "report/money.hpp"
#include "report/table.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise {
namespace {

std::string option_name(const std::optional<std::size_t>& option) {
  return option ? std::string(kOptions[*option].id) : "no option";
}

std::string amount(const std::optional<Usd>& value) { return value ? money(*value) : "-"; }

std::string difference(const std::optional<Usd>& from, const std::optional<Usd>& to) {
  return from && to ? money_difference(*to - *from) : "-";
}

std::string list_of(const WhatIf& scenario) {
  std::string out;
  for (const auto& [path, value] : scenario.set)
    out += fmt::format("  {} = {}\n", printable(path),
                       value.is_string() ? printable(value.get<std::string>()) : value.dump());
  return out;
}

void add_dataset(std::vector<Cells>& rows, const DataSetReport& before, const DataSetReport& after) {
  const auto from = best_total(before);
  const auto to = best_total(after);
  const bool moved = best_option(before) != best_option(after);
  rows.push_back({printable(after.name), option_name(best_option(before)),
                  moved ? option_name(best_option(after)) : "the same", moved ? "moves" : ""});
  rows.push_back({"", amount(from), amount(to), difference(from, to)});
}

void add_sum(std::vector<Cells>& rows, const std::string& title, Usd from, Usd to) {
  rows.push_back({title, money(from), money(to), money_difference(to - from)});
}

std::string scenario_text(const Recommendation& base, const WhatIf& scenario, std::size_t width) {
  const Recommendation& then = scenario.result;
  std::vector<Cells> rows;
  for (std::size_t i = 0; i < base.datasets.size(); ++i)
    add_dataset(rows, base.datasets[i], then.datasets[i]);
  add_sum(rows, "Bill", base.summary.bill, then.summary.bill);
  add_sum(rows, "Waiting", base.summary.waiting, then.summary.waiting);
  add_sum(rows, "Total a month", base.summary.total(), then.summary.total());
  rows.push_back({"Pattern", std::string(to_string(base.summary.pattern)),
                  std::string(to_string(then.summary.pattern)), ""});
  return fmt::format("What if ({})\n{}\n", printable(scenario.name), list_of(scenario)) +
         table({{"Data set"}, {"Now"}, {"Then"}, {"Difference"}}, rows, width);
}

std::string side(const std::optional<std::size_t>& option, Usd total) {
  return option ? fmt::format("{}, {}", kOptions[*option].id, money(total))
                : std::string("no option meets the requirements");
}

}  // namespace

std::string whatif_text(const Recommendation& base, const std::vector<WhatIf>& scenarios, std::size_t width) {
  std::string out;
  for (const WhatIf& scenario : scenarios)
    out += (out.empty() ? "" : "\n") + scenario_text(base, scenario, width);
  return out;
}

std::string crossing_text(const Crossing& c, const Axis& axis) {
  const Field* field = find_field(axis.path);
  const std::string value = field == nullptr ? show_exact(axis.path, c.value) : show_field(*field, c.value);
  return fmt::format("above {}: {} ({}) instead of {} ({})", value, to_string(c.to),
                     side(c.to_option, c.to_total), to_string(c.from), side(c.from_option, c.from_total));
}

std::string breakeven_text(const Profile& profile, const std::vector<Axis>& axes,
                           const std::vector<Crossing>& crossings, std::size_t width) {
  std::string out;
  std::string without;
  for (const Axis& axis : axes) {
    std::string lines;
    for (const Crossing& c : crossings) {
      if (c.path != axis.path) continue;
      lines +=
          "  " +
          wrap(fmt::format("{}: {}", printable(profile.datasets[c.dataset].name), crossing_text(c, axis)),
               width - 2, 4) +
          "\n";
    }
    const Field* field = find_field(axis.path);
    const std::string range = field == nullptr ? ""
                                               : fmt::format("{} to {}", show_field(*field, axis.from),
                                                             show_field(*field, axis.to));
    (lines.empty() ? without : out) += fmt::format("{} ({})\n", printable(axis.path), range) + lines;
  }
  if (!without.empty()) out += (out.empty() ? "" : "\n") + std::string("No service changes over\n") + without;
  return out.empty() ? "There is no input to vary.\n" : out;
}

}  // namespace storeadvise

#include <fmt/format.h>

#include <algorithm>

#include "profile/fields.hpp"
#include "report/text/chart.hpp"
#include "report/text/table.hpp"
#include "report/text/words.hpp"
#include "report/whatif/text.hpp"
#include "text/hanging.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

std::string option_text(const Outcome& o) {
  return o.option ? std::string(kOptions[*o.option].id) : std::string("no option");
}

/// As many of the rows as a table has columns for, the first and the last among them.
std::vector<std::size_t> some_of(std::size_t rows, std::size_t most) {
  std::vector<std::size_t> places;
  const std::size_t count = std::min(rows, most);
  for (std::size_t i = 0; i < count; ++i) places.push_back(count == 1 ? 0 : i * (rows - 1) / (count - 1));
  return places;
}

std::string map_of(const std::vector<Axis>& axes, const std::vector<SweepRow>& rows, std::size_t dataset,
                   bool colour) {
  constexpr std::size_t kLabel = 12;
  std::string out;
  std::string line;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    line += letter_of(rows[i].result.outcomes[dataset].service);
    if (i + 1 != rows.size() && rows[i + 1].values[0] == rows[i].values[0]) continue;
    out += pad(shown_value(axes[0], rows[i].values[0]), kLabel, true) + "  " +
           (colour ? coloured(line) : line) + "\n";
    line.clear();
  }
  const std::string from = shown_value(axes[1], axes[1].from);
  const std::string to = shown_value(axes[1], axes[1].to);
  return out + std::string(kLabel + 2, ' ') + from + " ... " + to + "\n";
}

}  // namespace

std::string rows_text(const Axis& axis, const std::vector<SweepRow>& rows, std::size_t dataset,
                      std::size_t width) {
  std::vector<Cells> cells;
  for (const SweepRow& row : rows) {
    const Outcome& o = row.result.outcomes[dataset];
    cells.push_back({shown_value(axis, row.values.front()), option_text(o),
                     o.option ? fixed(o.score, 1) : "-", o.option ? money(o.bill + o.waiting) : "-"});
  }
  return table({{"Value", true}, {"Best option"}, {"Score", true}, {"Total a month", true}}, cells, width, 2);
}

std::string options_text(const Axis& axis, const std::vector<SweepRow>& rows, std::size_t dataset,
                         std::size_t width) {
  constexpr std::size_t kNames = 30;  // of columns, for the names of options
  constexpr std::size_t kAmounts = 12;
  constexpr std::size_t kFewest = 4;
  const std::size_t fitting = std::max(kFewest, (std::max(width, kNames) - kNames) / kAmounts);
  const std::vector<std::size_t> places = some_of(rows.size(), fitting);
  std::vector<std::string> titles;
  titles.reserve(places.size());
  for (const std::size_t i : places) titles.push_back(shown_value(axis, rows[i].values.front()));
  std::vector<Column> head{{"Total of each option"}};
  for (const std::string& title : titles) head.push_back({title, true});
  std::vector<Cells> cells;
  for (std::size_t option = 0; option < kOptionCount; ++option) {
    Cells line{std::string(kOptions[option].id)};
    bool any = false;
    for (const std::size_t i : places) {
      const auto total = option_total(rows[i].result.outcomes[dataset], option);
      line.push_back(total ? money(*total) : "-");
      any = any || total;
    }
    if (any) cells.push_back(std::move(line));
  }
  std::string notes = "Options that are ruled out at a value have a -, or no line.";
  if (places.size() < rows.size())
    notes =
        fmt::format("{} of {} values are shown; --format csv has all. {}", places.size(), rows.size(), notes);
  return table(head, cells, width, 2) + "  " + wrap(notes, width - 2, 2) + "\n";
}

std::string sums_text(const Axis& axis, const std::vector<SweepRow>& rows, std::size_t width) {
  std::vector<Cells> cells;
  for (const SweepRow& row : rows) {
    const QuickResult& r = row.result;
    cells.push_back({shown_value(axis, row.values.front()), money(r.bill),
                     r.waiting.count() == 0 ? "none" : money(r.waiting), money(r.bill + r.waiting),
                     std::string(pattern_word(r.pattern))});
  }
  return table({{"Value", true}, {"Bill", true}, {"Waiting", true}, {"Total a month", true}, {"Pattern"}},
               cells, width, 2);
}

std::string still_text(const Profile& profile, const std::vector<SweepRow>& rows, std::size_t dataset,
                       std::size_t width) {
  const Outcome& o = rows.front().result.outcomes[dataset];
  const std::string name = printable(profile.datasets[dataset].name);
  return wrap(o.option ? fmt::format("{}: {} whatever the value, {} a month", name, option_text(o),
                                     money(o.bill + o.waiting))
                       : fmt::format("{}: no option meets the requirements, whatever the value", name),
              width, 2) +
         "\n";
}

std::string map_text(const Profile& profile, const std::vector<Axis>& axes, const std::vector<SweepRow>& rows,
                     const SweepLook& look) {
  std::string out = wrap("Down:   " + range_text(axes[0]), look.width, 8) + "\n" +
                    wrap("Across: " + range_text(axes[1]), look.width, 8) + "\n";
  for (std::size_t d = 0; d < profile.datasets.size(); ++d) {
    if (moves(rows, d)) {
      out += "\n" + printable(profile.datasets[d].name) + "\n" + map_of(axes, rows, d, look.colour);
    } else {
      out += "\n" + still_text(profile, rows, d, look.width);
    }
  }
  return out + "\nBest service: S is S3, E EFS, H S3 with EFS, - no option.\n";
}

std::string sweep_lines_head(const Profile& profile, const std::vector<Axis>& axes, std::size_t width) {
  std::string out;
  for (const Axis& axis : axes) out += wrap("Sweep of " + range_text(axis), width, 2) + "\n";
  std::string names;
  for (const DataSet& set : profile.datasets) names += (names.empty() ? "" : ", ") + printable(set.name);
  return out +
         wrap(fmt::format("The values, the total a month and, where it changes, what is best for {}.", names),
              width) +
         "\n\n";
}

std::string sweep_line(const std::vector<Axis>& axes, const SweepRow& row, const std::string& best) {
  std::string out;
  for (std::size_t a = 0; a < axes.size(); ++a)
    out += pad(shown_value(axes[a], row.values[a]), 11, true) + "  ";
  return out + pad(money(row.result.bill + row.result.waiting), 14, true) + "\n" + best;
}

std::string best_line(const SweepRow& row, std::size_t width) {
  constexpr std::string_view kDeeper = "    ";
  std::string options;
  for (const Outcome& o : row.result.outcomes) options += (options.empty() ? "" : ", ") + option_text(o);
  return hanging(kDeeper, options, width);
}

}  // namespace storeadvise

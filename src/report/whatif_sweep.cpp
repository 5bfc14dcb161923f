#include <fmt/format.h>

#include <algorithm>

#include "input/fields.hpp"
#include "report/chart.hpp"
#include "report/money.hpp"
#include "report/table.hpp"
#include "report/whatif_text.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise {
namespace {

/// More rows than this are not listed below a chart.
constexpr std::size_t kListed = 33;

std::string shown_value(const Axis& axis, double value) {
  const Field* field = find_field(axis.path);
  return field == nullptr ? show_exact(axis.path, value) : show_field(*field, value);
}

std::string range_text(const Axis& axis) {
  return fmt::format("{} from {} to {}", printable(axis.path), shown_value(axis, axis.from),
                     shown_value(axis, axis.to));
}

std::string option_text(const Outcome& o) {
  return o.option ? std::string(kOptions[*o.option].id) : std::string("no option");
}

std::vector<Curve> curves_of(const std::vector<SweepRow>& rows, std::size_t dataset, const Scale& across,
                             const Scale& up) {
  std::vector<Curve> curves;
  for (const Service service : kDrawn) {
    Curve curve{letter_of(service), {}};
    for (const SweepRow& row : rows)
      curve.points.emplace_back(across.place(row.values.front()),
                                up.place(cheapest(row.result.outcomes[dataset], service)));
    curves.push_back(std::move(curve));
  }
  return curves;
}

std::vector<std::pair<double, std::string>> money_labels(const Scale& up) {
  std::vector<std::pair<double, std::string>> labels;
  for (const double place : {1.0, 0.75, 0.5, 0.25, 0.0}) {
    const double usd = up.at(place);
    labels.emplace_back(place, usd == 0 ? "$0.00" : money(Usd(usd)));
  }
  return labels;
}

std::vector<std::pair<double, std::string>> value_labels(const Axis& axis, const Scale& across) {
  std::vector<std::pair<double, std::string>> labels;
  for (const double place : {0.0, 0.25, 0.5, 0.75, 1.0})
    labels.emplace_back(place, shown_value(axis, across.at(place)));
  return labels;
}

/// The strip of winners changes at the crossings, which are known better than the rows.
void put_strip(Chart& chart, const std::vector<SweepRow>& rows, const std::vector<Crossing>& crossings,
               std::size_t dataset, const Scale& across) {
  chart.strip += letter_of(rows.front().result.outcomes[dataset].service);
  chart.strip_places.push_back(0);
  for (const Crossing& c : crossings) {
    if (c.dataset != dataset) continue;
    chart.strip += letter_of(c.to);
    chart.strip_places.push_back(across.place(c.value));
  }
}

std::string dataset_text(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                         const std::vector<Crossing>& crossings, std::size_t dataset, std::size_t width) {
  const Scale across = scale_of(axis);
  const Scale up = money_scale(rows, dataset);
  Chart chart;
  chart.width = width;
  chart.curves = curves_of(rows, dataset, across, up);
  chart.heights = money_labels(up);
  chart.marks = value_labels(axis, across);
  put_strip(chart, rows, crossings, dataset, across);
  std::string out = fmt::format("\n{}: bill and waiting of each service's cheapest option, USD a month\n\n",
                                printable(profile.datasets[dataset].name));
  out += draw(chart);
  std::string lines;
  for (const Crossing& c : crossings)
    if (c.dataset == dataset) lines += "  " + wrap(crossing_text(c, axis), width - 2, 4) + "\n";
  return out + (lines.empty() ? fmt::format("  {} is best throughout\n",
                                            to_string(rows.front().result.outcomes[dataset].service))
                              : lines);
}

std::string rows_text(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                      const std::vector<std::size_t>& moving, std::size_t width) {
  constexpr std::size_t kMostColumns = 2;
  const std::size_t shown = std::min(moving.size(), kMostColumns);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < shown; ++i) names.push_back(printable(profile.datasets[moving[i]].name));
  std::vector<Column> head{{"Value", true}, {"Total a month", true}};
  for (const std::string& name : names) head.push_back({name});
  std::vector<Cells> cells;
  for (const SweepRow& row : rows) {
    Cells line{shown_value(axis, row.values.front()), money(row.result.bill + row.result.waiting)};
    for (std::size_t i = 0; i < shown; ++i) line.push_back(option_text(row.result.outcomes[moving[i]]));
    cells.push_back(std::move(line));
  }
  return "\n" + table(head, cells, width);
}

std::string still_text(const Profile& profile, const std::vector<SweepRow>& rows, std::size_t dataset) {
  const Outcome& o = rows.front().result.outcomes[dataset];
  return fmt::format("{}: {} whatever the value, {} a month\n", printable(profile.datasets[dataset].name),
                     option_text(o), o.option ? money(o.bill + o.waiting) : "-");
}

}  // namespace

std::string sweep_text(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                       const std::vector<Crossing>& crossings, std::size_t width) {
  constexpr std::size_t kWidest = 100;
  const std::size_t room = std::min(width, kWidest);
  std::string out =
      wrap("Sweep of " + range_text(axis) + (axis.log ? ", in equal ratios" : ""), room, 2) + "\n";
  std::vector<std::size_t> moving;
  std::string still;
  for (std::size_t d = 0; d < profile.datasets.size(); ++d) {
    if (moves(rows, d)) {
      moving.push_back(d);
      out += dataset_text(profile, axis, rows, crossings, d, room);
    } else {
      still += still_text(profile, rows, d);
    }
  }
  if (!moving.empty())
    out += "\n" +
           wrap(
               "S is s3, E efs, H hybrid; a capital is a computed row, * several curves, - no option. What "
               "is best "
               "also counts speed and fit, not money alone.",
               room) +
           "\n";
  if (rows.size() <= kListed) out += rows_text(profile, axis, rows, moving, room);
  return out + (still.empty() ? "" : "\n" + still);
}

std::string map_text(const Profile& profile, const std::vector<Axis>& axes,
                     const std::vector<SweepRow>& rows) {
  std::string out = fmt::format("Down:   {}\nAcross: {}\n", range_text(axes[0]), range_text(axes[1]));
  const auto line_ends = [&](std::size_t i) {
    return i + 1 == rows.size() || rows[i + 1].values[0] != rows[i].values[0];
  };
  for (std::size_t d = 0; d < profile.datasets.size(); ++d) {
    if (!moves(rows, d)) {
      out += "\n" + still_text(profile, rows, d);
      continue;
    }
    out += "\n" + printable(profile.datasets[d].name) + "\n";
    std::string line;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      line += letter_of(rows[i].result.outcomes[d].service);
      if (!line_ends(i)) continue;
      out += pad(shown_value(axes[0], rows[i].values[0]), 12, true) + "  " + line + "\n";
      line.clear();
    }
    out += std::string(14, ' ') + shown_value(axes[1], axes[1].from) + " ... " +
           shown_value(axes[1], axes[1].to) + "\n";
  }
  return out + "\nThe best service: S is s3, E efs, H hybrid, - no option.\n";
}

std::string sweep_lines_head(const Profile& profile, const std::vector<Axis>& axes) {
  std::string out;
  for (const Axis& axis : axes) out += "Sweep of " + range_text(axis) + "\n";
  out += "The values, the total a month, and what is best for";
  for (const DataSet& set : profile.datasets) out += " " + printable(set.name);
  return out + "\n\n";
}

std::string sweep_line(const std::vector<Axis>& axes, const SweepRow& row) {
  std::string out;
  for (std::size_t a = 0; a < axes.size(); ++a)
    out += pad(shown_value(axes[a], row.values[a]), 11, true) + "  ";
  out += pad(money(row.result.bill + row.result.waiting), 14, true);
  for (const Outcome& o : row.result.outcomes) out += "  " + option_text(o);
  return out + "\n";
}

}  // namespace storeadvise

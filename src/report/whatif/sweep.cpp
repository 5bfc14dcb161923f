#include <fmt/format.h>

#include <algorithm>

#include "profile/fields.hpp"
#include "report/text/chart.hpp"
#include "report/text/words.hpp"
#include "report/whatif/text.hpp"
#include "report/whatif/ticks.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise {
namespace {

/// More rows than this are not listed below a chart.
constexpr std::size_t kListed = 33;
constexpr std::size_t kWidest = 100;
constexpr std::size_t kHeights = 5;  ///< labels of amounts
constexpr std::size_t kMarks = 5;    ///< labels of values

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

void put_labels(Chart& chart, const Axis& axis, const Scale& across, const Scale& up) {
  for (const double usd : ticks(up, FieldKind::number, kHeights))
    chart.heights.emplace_back(up.place(usd), shown_tick(usd));
  const Field* field = find_field(axis.path);
  for (const double value : ticks(across, field == nullptr ? FieldKind::number : field->kind, kMarks))
    chart.marks.emplace_back(across.place(value), shown_value(axis, value));
}

/// What a chart of one data set is made of.
struct Subject {
  const Profile& profile;
  const Axis& axis;
  const std::vector<SweepRow>& rows;
  const std::vector<Crossing>& crossings;
  const SweepLook& look;
};

/// The strip of winners changes at the crossings, which are known better than the rows.
void put_strip(Chart& chart, const Subject& s, std::size_t dataset, const Scale& across) {
  chart.strip += letter_of(s.rows.front().result.outcomes[dataset].service);
  chart.strip_places.push_back(0);
  for (const Crossing& c : s.crossings) {
    if (c.dataset != dataset) continue;
    chart.strip += letter_of(c.to);
    chart.strip_places.push_back(across.place(c.begins(s.axis.whole)));
  }
}

std::string changes_text(const Subject& s, std::size_t dataset) {
  std::string lines;
  for (const CrossingLine& line : crossing_lines(s.crossings, dataset, s.axis))
    lines += "  " + wrap(line.text, s.look.width - 2, 4) + "\n";
  if (!lines.empty()) return lines;
  const Service only = s.rows.front().result.outcomes[dataset].service;
  return only == Service::none ? "  no option meets the requirements at any value\n"
                               : fmt::format("  {} is best throughout\n", service_word(only));
}

std::string dataset_text(const Subject& s, std::size_t dataset) {
  const Scale across = scale_of(s.axis);
  const Scale up = money_scale(s.rows, dataset);
  Chart chart;
  chart.width = s.look.width;
  chart.colour = s.look.colour;
  chart.curves = curves_of(s.rows, dataset, across, up);
  put_labels(chart, s.axis, across, up);
  put_strip(chart, s, dataset, across);
  std::string out = "\n" +
                    wrap(printable(s.profile.datasets[dataset].name) +
                             ": bill and waiting of each service's cheapest option, USD a month",
                         s.look.width, 2) +
                    "\n\n" + draw(chart) + changes_text(s, dataset);
  if (s.rows.size() <= kListed) out += "\n" + rows_text(s.axis, s.rows, dataset, s.look.width);
  if (s.look.all_options) out += "\n" + options_text(s.axis, s.rows, dataset, s.look.width);
  return out;
}

}  // namespace

std::string range_text(const Axis& axis) {
  return fmt::format("{} from {} to {}{}", printable(axis.path), shown_value(axis, axis.from),
                     shown_value(axis, axis.to), axis.log ? " (log scale)" : "");
}

std::string sweep_text(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                       const std::vector<Crossing>& crossings, const SweepLook& look) {
  SweepLook narrow = look;
  narrow.width = std::min(look.width, kWidest);
  const Subject subject{profile, axis, rows, crossings, narrow};
  std::string out = wrap("Sweep of " + range_text(axis), narrow.width, 2) + "\n";
  std::string still;
  bool drawn = false;
  for (std::size_t d = 0; d < profile.datasets.size(); ++d) {
    if (!moves(rows, d)) {
      still += still_text(profile, rows, d, narrow.width);
      continue;
    }
    out += dataset_text(subject, d);
    drawn = true;
  }
  if (drawn)
    out += "\n" +
           wrap(
               "S is S3, E EFS, H S3 with EFS; a capital is a computed row, * several curves, - no option. "
               "What is best also counts speed and fit, not money alone.",
               narrow.width) +
           "\n";
  if (profile.datasets.size() > 1 && rows.size() <= kListed)
    out += "\nAll data sets\n" + sums_text(axis, rows, narrow.width);
  return out + (still.empty() ? "" : "\n" + still);
}

}  // namespace storeadvise

#include "report/whatif/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>

#include "profile/fields.hpp"
#include "report/whatif/text.hpp"
#include "report/whatif/ticks.hpp"
#include "text/printable.hpp"
#include "text/xml.hpp"

namespace storeadvise {
namespace {

constexpr double kWidth = 760;
constexpr double kHead = 62;   ///< above the first panel
constexpr double kLeft = 108;  ///< amounts and their title
constexpr double kRight = 28;
constexpr double kAbove = 92;                ///< title, legend and numbers of the crossings of a panel
constexpr double kPlot = 250;                ///< where the curves are
constexpr double kBelow = 84;                ///< band, labels and name of the axis
constexpr double kLine = 18;                 ///< a line of text
constexpr double kNumber = 16;               ///< room that the number of a crossing takes
constexpr std::size_t kLongest = 110;        ///< columns of a text
constexpr std::size_t kTold = 12;            ///< crossings that a panel tells in words
constexpr std::size_t kDots = 60;            ///< more values than these lie too close for dots
constexpr std::size_t kAcross = 7, kUp = 6;  ///< labels of the axes

constexpr std::string_view kStyle = R"(<style>
  svg { background: #ffffff; }
  text { font: 13px system-ui, sans-serif; fill: #1b1f24; }
  .title { font-weight: 600; font-size: 15px; }
  .frame, .grid { fill: none; stroke: #8c959f; }
  .grid { stroke-opacity: 0.3; }
  .small { font-size: 12px; }
  .cross { stroke: #57606a; stroke-dasharray: 4 3; }
  .s3 { stroke: #1f6feb; } .efs { stroke: #bf5b04; } .hybrid { stroke: #1a7f37; } .none { stroke: #8c959f; }
  .curve { fill: none; stroke-width: 2; stroke-linecap: round; }
  .efs.curve { stroke-dasharray: 9 4; } .hybrid.curve { stroke-dasharray: 2 3; }
  .band { stroke-width: 9; }
  .point { fill: #ffffff; stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; }
    text { fill: #e6edf3; }
    .cross { stroke: #9da7b1; }
    .point { fill: #0d1117; }
    .s3 { stroke: #58a6ff; } .efs { stroke: #f0a35e; } .hybrid { stroke: #56d364; }
  }
</style>
)";

/// A text of the drawing, no longer than there is room.
std::string escaped(std::string_view text) { return xml_text(printable(text, kLongest)); }

std::string text_at(double x, double y, std::string_view anchor, std::string_view text,
                    std::string_view kind = "") {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x, y, anchor,
                     kind.empty() ? "" : fmt::format(" class=\"{}\"", kind), escaped(text));
}

std::string line_at(double x1, double y1, double x2, double y2, std::string_view kind) {
  return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n", x1, y1,
                     x2, y2, kind);
}

/// One data set's part of the drawing.
struct Panel {
  const Axis& axis;
  const std::vector<SweepRow>& rows;
  std::vector<Crossing> crossings;  ///< of the data set
  std::vector<CrossingLine> told;   ///< the same in words
  std::size_t dataset;
  double top;  ///< of the panel
  Scale across, up;

  [[nodiscard]] static double x(double place) { return kLeft + (kWidth - kLeft - kRight) * place; }
  [[nodiscard]] double y(double place) const { return top + kAbove + kPlot * (1 - place); }
  [[nodiscard]] std::size_t lines() const { return std::min(told.size(), kTold + 1); }
  [[nodiscard]] double height() const {
    return kAbove + kPlot + kBelow + kLine * static_cast<double>(lines());
  }
};

/// Labels at the edges begin and end there.
std::string_view anchor_at(double place) {
  constexpr double kEdge = 0.04;
  return place < kEdge ? "start" : place > 1 - kEdge ? "end" : "middle";
}

/// Lines and labels of the values; a label that would touch the one before is left out.
std::string labels_across(const Panel& p) {
  constexpr double kLetter = 7.2;
  const Field* field = find_field(p.axis.path);
  std::string out;
  double taken = 0;
  for (const double value : ticks(p.across, field == nullptr ? FieldKind::number : field->kind, kAcross)) {
    const double place = p.across.place(value);
    out += line_at(Panel::x(place), p.y(0), Panel::x(place), p.y(1), "grid");
    const std::string label = shown_value(p.axis, value);
    const double width = kLetter * static_cast<double>(label.size());
    const std::string_view anchor = anchor_at(place);
    const double left = Panel::x(place) - (anchor == "start" ? 0 : anchor == "end" ? width : width / 2);
    if (left < taken) continue;
    out += text_at(Panel::x(place), p.y(0) + 36, anchor, label);
    taken = left + width + kLetter;
  }
  return out;
}

std::string grid(const Panel& p) {
  std::string out =
      fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"frame\"/>\n",
                  Panel::x(0), p.y(1), Panel::x(1) - Panel::x(0), p.y(0) - p.y(1));
  for (const double usd : ticks(p.up, FieldKind::number, kUp)) {
    const double y = p.y(p.up.place(usd));
    out += line_at(Panel::x(0), y, Panel::x(1), y, "grid");
    out += text_at(Panel::x(0) - 8, y + 4, "end", shown_tick(usd));
  }
  return out + labels_across(p);
}

std::string titles(const Panel& p) {
  const double middle = (p.y(0) + p.y(1)) / 2;
  return fmt::format(
             "<text transform=\"translate(16 {:.1f}) rotate(-90)\" text-anchor=\"middle\">{}</text>\n",
             middle, p.up.log ? "USD a month (log scale)" : "USD a month") +
         text_at((Panel::x(0) + Panel::x(1)) / 2, p.y(0) + 60, "middle",
                 p.axis.path + (p.axis.log ? " (log scale)" : ""));
}

constexpr double kComputed = 2, kCrossing = 3.5;  ///< radius of a dot

std::string dot(double x, double y, double radius, Service service) {
  return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" class=\"{} point\"/>\n", x, y, radius,
                     to_string(service));
}

std::string curve(const Panel& p, Service service) {
  std::string path;
  std::string dots;
  bool drawing = false;
  for (const SweepRow& row : p.rows) {
    const double total = cheapest(row.result.outcomes[p.dataset], service);
    const double height = p.up.place(total);
    if (!std::isfinite(height)) {
      drawing = false;
      continue;
    }
    // A value on its own is a dot: a line of no length with round ends.
    path += fmt::format("{0}{1:.1f} {2:.1f}", drawing ? " L" : " M",
                        Panel::x(p.across.place(row.values.front())), p.y(height));
    if (!drawing) path += " h0";
    drawing = true;
    if (p.rows.size() <= kDots)
      dots += dot(Panel::x(p.across.place(row.values.front())), p.y(height), kComputed, service);
  }
  if (path.empty()) return "";
  return fmt::format("<path d=\"{}\" class=\"{} curve\"/>\n{}", path.substr(1), to_string(service), dots);
}

/// Those services that have a curve.
std::string legend(const Panel& p) {
  std::string out;
  double at = Panel::x(0);
  for (const Service service : kDrawn) {
    if (curve(p, service).empty()) continue;
    out += line_at(at, p.top + 44, at + 32, p.top + 44, fmt::format("{} curve", to_string(service)));
    out += text_at(at + 38, p.top + 48, "start", to_string(service));
    at += 110;
  }
  return out + text_at(Panel::x(1), p.top + 48, "end", "cheapest option of each: bill and waiting");
}

/// Where a service's curve is at a place; not a number where it has none.
double curve_at(const Panel& p, Service service, double place) {
  const auto height = [&](const SweepRow& row) {
    return p.up.place(cheapest(row.result.outcomes[p.dataset], service));
  };
  for (std::size_t i = 1; i < p.rows.size(); ++i) {
    const double left = p.across.place(p.rows[i - 1].values.front());
    const double right = p.across.place(p.rows[i].values.front());
    if (place > right) continue;
    const double share = (place - left) / (right - left);
    return height(p.rows[i - 1]) * (1 - share) + height(p.rows[i]) * share;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

std::string point_at(const Panel& p, double place, Service service) {
  const double height = curve_at(p, service, place);
  if (!std::isfinite(height)) return "";
  return dot(Panel::x(place), p.y(height), kCrossing, service);
}

/// The numbers of the crossings stand above the plot, in two rows where they are close.
std::string numbers(const Panel& p) {
  std::string out;
  std::array<double, 2> taken{0, 0};
  for (std::size_t i = 0; i < p.crossings.size(); ++i) {
    const double x = Panel::x(p.across.place(p.crossings[i].begins(p.axis.whole)));
    for (std::size_t row = 0; row < taken.size(); ++row) {
      if (x - taken[row] < kNumber) continue;
      out += text_at(x, p.y(1) - 6 - kNumber * static_cast<double>(row), "middle", fmt::format("{}", i + 1),
                     "small");
      taken[row] = x;
      break;
    }
  }
  return out;
}

/// Dashed lines at the crossings with a point on both curves, and which service is best between them.
std::string winners(const Panel& p) {
  std::string out;
  double from = 0;
  Service service = p.rows.front().result.outcomes[p.dataset].service;
  const auto band = [&](double to) {
    out += line_at(Panel::x(from), p.y(0) + 12, Panel::x(to), p.y(0) + 12,
                   fmt::format("{} band", to_string(service)));
  };
  for (const Crossing& c : p.crossings) {
    const double place = p.across.place(c.begins(p.axis.whole));
    band(place);
    out += line_at(Panel::x(place), p.y(0), Panel::x(place), p.y(1), "cross");
    out += point_at(p, place, c.from) + point_at(p, place, c.to);
    from = place;
    service = c.to;
  }
  band(1);
  return out + numbers(p) + text_at(Panel::x(0) - 8, p.y(0) + 16, "end", "best");
}

/// The numbers that stand at the crossings of a line.
std::string numbers_of(const CrossingLine& line) {
  return line.first == line.last ? fmt::format("{}", line.first)
                                 : fmt::format("{} to {}", line.first, line.last);
}

std::string told(const Panel& p) {
  std::string out;
  double y = p.y(0) + kBelow;
  for (std::size_t i = 0; i < p.lines(); ++i, y += kLine)
    out += text_at(Panel::x(0), y, "start",
                   i < kTold ? fmt::format("{}  {}", numbers_of(p.told[i]), p.told[i].text)
                             : fmt::format("and {} more", p.told.size() - kTold),
                   "small");
  return out;
}

std::string panel(const Panel& p, const std::string& name) {
  std::string out = text_at(Panel::x(0), p.top + 22, "start", name, "title") + legend(p) + grid(p);
  for (const Service service : kDrawn) out += curve(p, service);
  return out + winners(p) + titles(p) + told(p);
}

Panel panel_of(const Axis& axis, const std::vector<SweepRow>& rows, const std::vector<Crossing>& crossings,
               std::size_t dataset, double top) {
  std::vector<Crossing> own;
  std::ranges::copy_if(crossings, std::back_inserter(own),
                       [&](const Crossing& c) { return c.dataset == dataset; });
  return {axis,    rows, std::move(own), crossing_lines(crossings, dataset, axis),
          dataset, top,  scale_of(axis), money_scale(rows, dataset)};
}

/// What lies between two dots is not computed: an amount may jump there.
std::string note_on(const std::vector<SweepRow>& rows) {
  const std::string_view at = rows.size() <= kDots ? "at the dots" : "at the corners";
  return text_at(kLeft, 48, "start", fmt::format("Computed {}; the lines only join them.", at), "small");
}

}  // namespace

std::string sweep_svg(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                      const std::vector<Crossing>& crossings) {
  std::string panels;
  double top = kHead;
  for (std::size_t d = 0; d < profile.datasets.size(); ++d) {
    if (!moves(rows, d)) continue;
    const Panel next = panel_of(axis, rows, crossings, d, top);
    panels += panel(next, profile.datasets[d].name);
    top += next.height();
  }
  const std::string title = fmt::format("Total a month over {}", axis.path);
  if (panels.empty()) panels = text_at(kLeft, top + 20, "start", "No total depends on these values.");
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
             "role=\"img\">\n"
             "<title>{2}</title>\n",
             kWidth, top + kHead, escaped(title)) +
         std::string(kStyle) + text_at(kLeft, 30, "start", title, "title") + note_on(rows) + panels +
         "</svg>\n";
}

}  // namespace storeadvise

#include "report/whatif_plot.hpp"

#include <fmt/format.h>

#include <cmath>

#include "input/fields.hpp"
#include "report/money.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

constexpr double kWidth = 760;
constexpr double kPanel = 400;
constexpr double kHead = 44;  ///< above the first panel
constexpr double kLeft = 96;
constexpr double kRight = 24;
constexpr double kAbove = 64;  ///< title and legend of a panel
constexpr double kBelow = 84;  ///< band, labels and name of the axis

constexpr std::string_view kStyle = R"(<style>
  svg { background: #ffffff; }
  text { font: 13px system-ui, sans-serif; fill: #1b1f24; }
  .title { font-weight: 600; font-size: 15px; }
  .frame, .grid { fill: none; stroke: #8c959f; }
  .grid { stroke-opacity: 0.3; }
  .cross { stroke: #57606a; stroke-dasharray: 4 3; }
  .s3 { stroke: #1f6feb; } .efs { stroke: #bf5b04; } .hybrid { stroke: #1a7f37; } .none { stroke: #8c959f; }
  .curve { fill: none; stroke-width: 2; }
  .efs.curve { stroke-dasharray: 9 4; } .hybrid.curve { stroke-dasharray: 2 3; }
  .band { stroke-width: 9; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; }
    text { fill: #e6edf3; }
    .cross { stroke: #9da7b1; }
    .s3 { stroke: #58a6ff; } .efs { stroke: #f0a35e; } .hybrid { stroke: #56d364; }
  }
</style>
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

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
  const std::vector<Crossing>& crossings;
  std::size_t dataset;
  double top;  ///< of the panel
  Scale across, up;

  [[nodiscard]] double x(double place) const { return kLeft + (kWidth - kLeft - kRight) * place; }
  [[nodiscard]] double y(double place) const {
    return top + kPanel - kBelow - (kPanel - kAbove - kBelow) * place;
  }
  [[nodiscard]] std::string shown(double value) const {
    const Field* field = find_field(axis.path);
    return field == nullptr ? show_exact(axis.path, value) : show_field(*field, value);
  }
};

std::string grid(const Panel& p) {
  std::string out =
      fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"frame\"/>\n",
                  p.x(0), p.y(1), p.x(1) - p.x(0), p.y(0) - p.y(1));
  for (const double place : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    const double usd = p.up.at(place);
    out += line_at(p.x(0), p.y(place), p.x(1), p.y(place), "grid");
    out += text_at(p.x(0) - 8, p.y(place) + 4, "end", usd == 0 ? "$0.00" : money(Usd(usd)));
    out += line_at(p.x(place), p.y(0), p.x(place), p.y(1), "grid");
    out += text_at(p.x(place), p.y(0) + 36,
                   place == 0   ? "start"
                   : place == 1 ? "end"
                                : "middle",
                   p.shown(p.across.at(place)));
  }
  return out;
}

std::string curve(const Panel& p, Service service) {
  std::string path;
  bool drawing = false;
  for (const SweepRow& row : p.rows) {
    const double total = cheapest(row.result.outcomes[p.dataset], service);
    const double height = p.up.place(total);
    if (!std::isfinite(height)) {
      drawing = false;
      continue;
    }
    path += fmt::format("{}{:.1f} {:.1f}", drawing ? " L" : " M", p.x(p.across.place(row.values.front())),
                        p.y(height));
    drawing = true;
  }
  if (path.empty()) return "";
  return fmt::format("<path d=\"{}\" class=\"{} curve\"/>\n", path.substr(1), to_string(service));
}

std::string legend(const Panel& p) {
  std::string out;
  double at = p.x(0);
  for (const Service service : kDrawn) {
    out += line_at(at, p.top + 44, at + 32, p.top + 44, fmt::format("{} curve", to_string(service)));
    out += text_at(at + 38, p.top + 48, "start", to_string(service));
    at += 110;
  }
  return out + text_at(p.x(1), p.top + 48, "end", "cheapest option of each, USD a month");
}

/// Dashed lines at the crossings, and which service is best between them.
std::string winners(const Panel& p) {
  std::string out;
  double from = 0;
  double label = p.y(1) + 16;
  Service service = p.rows.front().result.outcomes[p.dataset].service;
  const auto band = [&](double to) {
    out += line_at(p.x(from), p.y(0) + 12, p.x(to), p.y(0) + 12, fmt::format("{} band", to_string(service)));
  };
  for (const Crossing& c : p.crossings) {
    if (c.dataset != p.dataset) continue;
    const double place = p.across.place(c.value);
    band(place);
    out += line_at(p.x(place), p.y(0), p.x(place), p.y(1), "cross");
    const bool left = place > 0.7;
    out += text_at(p.x(place) + (left ? -6 : 6), label, left ? "end" : "start",
                   fmt::format("{} above {}", to_string(c.to), p.shown(c.value)));
    label += 18;
    from = place;
    service = c.to;
  }
  band(1);
  return out + text_at(p.x(0) - 8, p.y(0) + 16, "end", "best");
}

std::string panel(const Panel& p, const std::string& name) {
  std::string out = text_at(p.x(0), p.top + 22, "start", name, "title") + legend(p) + grid(p);
  for (const Service service : kDrawn) out += curve(p, service);
  return out + winners(p) + text_at((p.x(0) + p.x(1)) / 2, p.y(0) + 60, "middle", p.axis.path);
}

}  // namespace

std::string sweep_svg(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                      const std::vector<Crossing>& crossings) {
  std::string panels;
  double top = kHead;
  for (std::size_t d = 0; d < profile.datasets.size(); ++d) {
    if (!moves(rows, d)) continue;
    panels += panel({axis, rows, crossings, d, top, scale_of(axis), money_scale(rows, d)},
                    profile.datasets[d].name);
    top += kPanel;
  }
  const std::string title = fmt::format("Total a month over {}", axis.path);
  if (panels.empty()) panels = text_at(kLeft, top + 20, "start", "No total depends on these values.");
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
             "role=\"img\">\n"
             "<title>{2}</title>\n",
             kWidth, top + kHead, escaped(title)) +
         std::string(kStyle) + text_at(kLeft, 30, "start", title, "title") + panels + "</svg>\n";
}

}  // namespace storeadvise

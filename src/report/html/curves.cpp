#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "profile/fields.hpp"
#include "report/html/parts.hpp"
#include "report/whatif/text.hpp"
#include "report/whatif/ticks.hpp"
#include "report/whatif/view.hpp"
#include "text/shell.hpp"

namespace storeadvise::html {

namespace {

// Drawn for a narrow screen: its texts can still be read at 300 pixels.
constexpr double kWidth = 340, kHeight = 210;
constexpr double kRight = 12, kTop = 16, kBottom = 44;
constexpr std::size_t kAcross = 4, kUp = 5;  ///< labels of the axes
constexpr double kLetter = 6.4;              ///< width of a letter of a label

/// Where things are in the drawing.
struct Frame {
  Scale across, up;
  double left;  ///< room for the labels of the amounts
  [[nodiscard]] double x(double value) const {
    return left + (kWidth - left - kRight) * std::clamp(across.place(value), 0.0, 1.0);
  }
  [[nodiscard]] double y(double usd) const {
    return kTop + (kHeight - kTop - kBottom) * (1 - std::clamp(up.place(usd), 0.0, 1.0));
  }
};

constexpr double kFloor = kHeight - kBottom;

std::string line(double x1, double y1, double x2, double y2, std::string_view kind) {
  return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n", x1, y1,
                     x2, y2, kind);
}

std::string label(double x, double y, std::string_view anchor, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor,
                     safe(text));
}

double room_for_amounts(const Scale& up) {
  std::size_t longest = 0;
  for (const double usd : ticks(up, FieldKind::number, kUp))
    longest = std::max(longest, shown_tick(usd).size());
  return std::max(52.0, kLetter * static_cast<double>(longest) + 6);
}

std::string heights(const Frame& f) {
  std::string out;
  for (const double usd : ticks(f.up, FieldKind::number, kUp))
    out += line(f.left, f.y(usd), kWidth - kRight, f.y(usd), "grid") +
           label(f.left - 5, f.y(usd) + 3, "end", shown_tick(usd));
  return out;
}

/// Labels below the axis; one that would touch the one before is left out.
std::string places(const Curves& c, const Frame& f) {
  const Field* field = find_field(c.axis.path);
  std::string out;
  double taken = 0;
  for (const double value : ticks(f.across, field == nullptr ? FieldKind::number : field->kind, kAcross)) {
    const std::string text = shown_value(c.axis, value);
    const double half = kLetter * static_cast<double>(text.size()) / 2;
    const double x = std::clamp(f.x(value), half + 1, kWidth - half - 1);
    out += line(f.x(value), kFloor, f.x(value), kFloor + 3, "grid");
    if (x - half < taken) continue;
    out += label(x, kFloor + 24, "middle", text);
    taken = x + half + kLetter;
  }
  return out + label((f.left + kWidth - kRight) / 2, kHeight - 4, "middle",
                     field == nullptr ? c.axis.path : field->path() + (c.axis.log ? " (log scale)" : ""));
}

std::string one_curve(const Curves& c, const Frame& f, Service service) {
  constexpr std::size_t kMarks = 16;  // of more values the marks would cover the lines
  std::string path;
  std::string marks;
  bool drawing = false;
  for (const SweepRow& row : c.rows) {
    const double total = cheapest(row.result.outcomes[c.dataset], service);
    if (!std::isfinite(f.up.place(total))) {
      drawing = false;
      continue;
    }
    const double x = f.x(row.values.front());
    path += fmt::format("{}{:.1f} {:.1f}{}", drawing ? "L" : "M", x, f.y(total), drawing ? "" : "h0");
    if (c.rows.size() <= kMarks)
      marks += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.5\" class=\"{} fill\"/>\n", x,
                           f.y(total), to_string(service));
    drawing = true;
  }
  if (path.empty()) return "";
  return fmt::format("<path d=\"{}\" class=\"{} curve\"/>\n{}", path, to_string(service), marks);
}

/// Which service is best between the crossings.
std::string bands(const Curves& c, const Frame& f) {
  std::string out;
  double from = c.axis.from;
  Service best = c.rows.front().result.outcomes[c.dataset].service;
  const auto band = [&](double to) {
    out += line(f.x(from), kFloor + 8, f.x(to), kFloor + 8, fmt::format("{} band", to_string(best)));
  };
  for (const Crossing& crossing : c.crossings) {
    const double place = crossing.begins(c.axis.whole);
    band(place);
    out += line(f.x(place), kTop, f.x(place), kFloor, "cross");
    from = place;
    best = crossing.to;
  }
  band(c.axis.to);
  return out;
}

std::string now_mark(const Curves& c, const Frame& f) {
  if (!c.axis.now || *c.axis.now < c.axis.from || *c.axis.now > c.axis.to) return "";
  const double x = f.x(*c.axis.now);
  return line(x, kTop, x, kFloor, "now") + label(std::clamp(x, 14.0, kWidth - 14), kTop - 5, "middle", "now");
}

std::string description(const Curves& c) {
  std::string out = fmt::format("USD a month of the cheapest option of S3, of EFS and of both over {}.",
                                range_text(c.axis));
  for (const CrossingLine& crossing : crossing_lines(c.crossings, c.dataset, c.axis))
    out += " " + crossing.text + ".";
  return out;
}

/// Prints in numbers what a drawing tells.
std::string command(const Axis& axis) {
  const auto end = [&](double value) {
    std::string text = show_exact(axis.path, value);
    std::erase(text, ' ');
    return text;
  };
  return "storeadvise breakeven PROFILE --vary " +
         shell_quoted(fmt::format("{}={}..{}", axis.path, end(axis.from), end(axis.to)));
}

}  // namespace

std::string curves(const Curves& c) {
  const Scale up = money_scale(c.rows, c.dataset);
  const Frame frame{scale_of(c.axis), up, room_for_amounts(up)};
  std::string drawing = heights(frame) + places(c, frame);
  for (const Service service : kDrawn) drawing += one_curve(c, frame, service);
  drawing += bands(c, frame) + now_mark(c, frame);
  std::string told;
  for (const CrossingLine& crossing : crossing_lines(c.crossings, c.dataset, c.axis))
    told += fmt::format("<li>{}</li>\n", safe(crossing.text));
  return fmt::format(
      "<figure>\n<svg viewBox=\"0 0 {} {}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n{}</svg>\n"
      "<figcaption>{}: total a month over {}{}{}\n<br>In numbers: <code>{}</code></figcaption>\n"
      "</figure>\n",
      kWidth, kHeight, safe(c.name + ": total a month over " + c.axis.path), safe(description(c)), drawing,
      safe(c.name), safe(range_text(c.axis)), told.empty() ? "." : ":\n<ul>\n" + told + "</ul>",
      frame.up.log ? " USD on a log scale." : "", safe(command(c.axis)));
}

}  // namespace storeadvise::html

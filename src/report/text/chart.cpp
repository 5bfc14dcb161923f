#include "report/text/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "report/text/table.hpp"
#include "text/utf8.hpp"

namespace storeadvise {
namespace {

/// Letters in rows, the top one first.
class Canvas {
 public:
  Canvas(std::size_t width, std::size_t height) : rows_(height, std::string(width, ' ')) {}

  void put(double place, double height, char letter) {
    if (!(height >= 0 && height <= 1)) return;
    char& cell = rows_[rows_.size() - 1 - cell_at(height, rows_.size())][column(place)];
    const bool same =
        std::toupper(static_cast<unsigned char>(cell)) == std::toupper(static_cast<unsigned char>(letter));
    if (cell != ' ' && !same) {
      cell = '*';
    } else if (!same || std::isupper(static_cast<unsigned char>(letter)) != 0) {
      cell = letter;
    }
  }

  [[nodiscard]] std::size_t column(double place) const { return cell_at(place, rows_.front().size()); }
  [[nodiscard]] std::size_t width() const { return rows_.front().size(); }
  [[nodiscard]] const std::string& row(std::size_t y) const { return rows_[y]; }
  [[nodiscard]] std::size_t row_of(double height) const {
    return rows_.size() - 1 - cell_at(height, rows_.size());
  }

 private:
  static std::size_t cell_at(double share, std::size_t cells) {
    const auto last = static_cast<double>(cells - 1);
    return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * last));
  }
  std::vector<std::string> rows_;
};

/// The line between two points, without them.
void connect(Canvas& canvas, std::pair<double, double> a, std::pair<double, double> b, char letter) {
  const std::size_t from = canvas.column(a.first);
  const std::size_t to = canvas.column(b.first);
  for (std::size_t x = from + 1; x < to; ++x) {
    const double share = static_cast<double>(x - from) / static_cast<double>(to - from);
    const double place = static_cast<double>(x) / static_cast<double>(canvas.width() - 1);
    canvas.put(place, a.second + (b.second - a.second) * share, letter);
  }
}

void put_curve(Canvas& canvas, const Curve& curve) {
  const auto small = static_cast<char>(std::tolower(static_cast<unsigned char>(curve.letter)));
  for (std::size_t i = 1; i < curve.points.size(); ++i)
    connect(canvas, curve.points[i - 1], curve.points[i], small);
  for (const auto& [place, height] : curve.points) canvas.put(place, height, curve.letter);
}

/// Labels in one line, each as near to its place as there is room.
std::string labels_line(const Canvas& canvas, const std::vector<std::pair<double, std::string>>& marks) {
  std::string line;
  for (const auto& [place, text] : marks) {
    const std::size_t length = columns(text);
    const std::size_t middle = canvas.column(place);
    std::size_t start = middle > length / 2 ? middle - length / 2 : 0;
    if (start + length > canvas.width()) start = canvas.width() > length ? canvas.width() - length : 0;
    if (!line.empty() && start <= columns(line)) continue;
    line = pad(line, start);
    line += text;
  }
  return line;
}

std::string strip_line(const Canvas& canvas, const Chart& chart) {
  std::string line(canvas.width(), ' ');
  for (std::size_t i = 0; i < chart.strip.size(); ++i)
    for (std::size_t x = canvas.column(chart.strip_places[i]); x < line.size(); ++x) line[x] = chart.strip[i];
  return line;
}

std::string_view colour_of(char letter) {
  switch (std::tolower(static_cast<unsigned char>(letter))) {
    case 's':
      return "34";
    case 'e':
      return "33";
    case 'h':
      return "32";
    case '*':
      return "1";
    default:
      return {};
  }
}

}  // namespace

std::string coloured(const std::string& letters) {
  std::string out;
  for (std::size_t at = 0; at < letters.size();) {
    const std::string_view colour = colour_of(letters[at]);
    std::size_t end = at + 1;
    while (end < letters.size() && colour_of(letters[end]) == colour) ++end;
    const std::string run = letters.substr(at, end - at);
    out += colour.empty() ? run : fmt::format("\x1b[{}m{}\x1b[0m", colour, run);
    at = end;
  }
  return out;
}

namespace {

/// One line of the plot: what stands at its left edge, and the curves.
std::string plot_line(const Canvas& canvas, const Chart& chart, std::size_t y, std::size_t left) {
  std::string label;
  for (const auto& [height, text] : chart.heights)
    if (canvas.row_of(height) == y) label = text;
  std::string curves = canvas.row(y);
  curves.erase(curves.find_last_not_of(' ') + 1);
  if (!curves.empty()) curves = ' ' + (chart.colour ? coloured(curves) : curves);
  return pad(label, left + 1, true) + (label.empty() ? " |" : " +") + curves + "\n";
}

}  // namespace

std::string draw(const Chart& chart) {
  constexpr std::string_view kStrip = "best";
  std::size_t left = chart.strip.empty() ? 0 : kStrip.size() - 1;
  for (const auto& [height, text] : chart.heights) left = std::max(left, columns(text));
  constexpr std::size_t kFrame = 4;
  constexpr std::size_t kNarrowest = 20;
  Canvas canvas(std::max(kNarrowest, chart.width - std::min(chart.width, left + kFrame)), chart.height);
  for (const Curve& curve : chart.curves) put_curve(canvas, curve);
  std::string out;
  for (std::size_t y = 0; y < chart.height; ++y) out += plot_line(canvas, chart, y, left);
  out += std::string(left + 2, ' ') + "+" + std::string(canvas.width() + 1, '-') + "\n";
  const std::string indent(left + kFrame, ' ');
  if (!chart.strip.empty()) {
    const std::string strip = strip_line(canvas, chart);
    out += pad(kStrip, left + 1, true) + "   " + (chart.colour ? coloured(strip) : strip) + "\n";
  }
  return out + indent + labels_line(canvas, chart.marks) + "\n";
}

}  // namespace storeadvise

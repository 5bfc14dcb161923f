#include "report/whatif/map_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "profile/fields.hpp"
#include "report/whatif/text.hpp"
#include "text/printable.hpp"
#include "text/xml.hpp"

namespace storeadvise {
namespace {

constexpr double kMapRight = 20;
constexpr double kMapAbove = 28;   ///< name of a data set
constexpr double kMapBelow = 56;   ///< labels and name of the axis across
constexpr double kField = 26;      ///< height of a row
constexpr double kLabelWide = 70;  ///< room of a label across

constexpr std::string_view kMapStyle = R"(<style>
  .map text { font: 13px system-ui, sans-serif; fill: #1b1f24; }
  .map .title { font-weight: 600; font-size: 15px; }
  .map .s3 { fill: #9ec5fe; } .map .efs { fill: #fbc58a; } .map .hybrid { fill: #9be0ab; } .map .none { fill: #d0d7de; }
  .map rect { stroke: #ffffff; }
  .map .paper { fill: #ffffff; }
  .map .inside { text-anchor: middle; fill: #1b1f24; }
  @media (prefers-color-scheme: dark) {
    .map text { fill: #e6edf3; } .map rect { stroke: #0d1117; } .map .paper { fill: #0d1117; }
    .map .inside { fill: #0d1117; }
  }
</style>
)";

std::string text(double x, double y, std::string_view attributes, std::string_view words) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>\n", x, y, attributes,
                     xml_text(printable(words, 90)));
}

/// The values of both axes and the fields between them.
struct Map {
  const std::vector<Axis>& axes;
  const std::vector<SweepRow>& rows;
  bool narrow = false;
  std::vector<double> down = {}, across = {};

  [[nodiscard]] double width() const { return narrow ? 380 : 760; }
  [[nodiscard]] double left() const { return narrow ? 72 : 110; }
  [[nodiscard]] double head() const { return narrow ? 0 : 60; }  ///< above the first map
  [[nodiscard]] double wide() const {
    return (width() - left() - kMapRight) / static_cast<double>(across.size());
  }
  [[nodiscard]] double height() const {
    return kMapAbove + kField * static_cast<double>(down.size()) + kMapBelow;
  }
};

Map map_of(const std::vector<Axis>& axes, const std::vector<SweepRow>& rows, bool narrow) {
  Map map{.axes = axes, .rows = rows, .narrow = narrow};
  for (const SweepRow& row : rows) {
    if (map.down.empty() || map.down.back() != row.values[0]) map.down.push_back(row.values[0]);
    if (map.down.size() == 1) map.across.push_back(row.values[1]);
  }
  return map;
}

std::string fields(const Map& map, std::size_t dataset, double top) {
  std::string out;
  for (std::size_t i = 0; i < map.rows.size(); ++i) {
    const Service service = map.rows[i].result.outcomes[dataset].service;
    const std::size_t row = i / map.across.size();
    const double x = map.left() + map.wide() * static_cast<double>(i % map.across.size());
    const double y = top + kMapAbove + kField * static_cast<double>(row);
    out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" class=\"{}\"/>\n", x,
                       y, map.wide(), kField, to_string(service));
    if (map.wide() >= 12)
      out += text(x + map.wide() / 2, y + 17, "class=\"inside\"", std::string(1, letter_of(service)));
  }
  return out;
}

std::string labels(const Map& map, double top) {
  std::string out;
  for (std::size_t i = 0; i < map.down.size(); ++i)
    out += text(map.left() - 8, top + kMapAbove + kField * static_cast<double>(i) + 17, "text-anchor=\"end\"",
                shown_value(map.axes[0], map.down[i]));
  const double floor = top + kMapAbove + kField * static_cast<double>(map.down.size());
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(kLabelWide / map.wide())));
  for (std::size_t i = 0; i < map.across.size(); i += every)
    out += text(map.left() + map.wide() * (static_cast<double>(i) + 0.5), floor + 18,
                "text-anchor=\"middle\"", shown_value(map.axes[1], map.across[i]));
  const Field* down = find_field(map.axes[0].path);
  const Field* across = find_field(map.axes[1].path);
  const bool brief = map.narrow && down != nullptr && across != nullptr;
  const std::string about = brief ? fmt::format("down: {}; across: {}", down->path(), across->path())
                                  : "across: " + range_text(map.axes[1]);
  return out + text(brief ? 8 : map.left(), floor + 38, "text-anchor=\"start\"", about);
}

/// What stands above the maps of a drawing that is read alone.
std::string heading(const Map& map) {
  return text(map.left(), 24, "class=\"title\"", "Best service: S is S3, E EFS, H S3 with EFS, - no option") +
         text(map.left(), 44, "text-anchor=\"start\"", "down: " + range_text(map.axes[0]));
}

}  // namespace

std::string map_svg(const Profile& profile, const std::vector<Axis>& axes, const std::vector<SweepRow>& rows,
                    bool narrow) {
  const Map map = map_of(axes, rows, narrow);
  std::string maps;
  double top = map.head();
  for (std::size_t d = 0; d < profile.datasets.size(); ++d) {
    if (!moves(rows, d)) continue;
    maps += text(map.left(), top + 16, "class=\"title\"", profile.datasets[d].name) + fields(map, d, top) +
            labels(map, top);
    top += map.height();
  }
  if (maps.empty())
    maps = text(map.left(), top + 16, "text-anchor=\"start\"", "No verdict depends on these values.");
  const std::string title = fmt::format("The best service over {} and {}", axes[0].path, axes[1].path);
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
             "role=\"img\" class=\"map\">\n<title>{2}</title>\n",
             map.width(), top + 8, xml_text(printable(title, 200))) +
         std::string(kMapStyle) + fmt::format("<rect width=\"100%\" height=\"100%\" class=\"paper\"/>\n") +
         (narrow ? "" : heading(map)) + maps + "</svg>\n";
}

}  // namespace storeadvise

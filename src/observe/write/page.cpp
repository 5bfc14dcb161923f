#include "observe/write/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "observe/write/field_text.hpp"
#include "profile/fields.hpp"
#include "report/text/table.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

std::string counted(Count count, std::string_view word) {
  return fmt::format("{} {}{}", show_count(count.count()), word, count == Count(1) ? "" : "s");
}

std::string first_line(const Found& found) {
  return counted(count_of(found.sets.size()), "data set") +
         (found.region.empty() ? "" : " in " + found.region) + ", from\n";
}

/// A line a source: what it holds, and the days that it covers.
std::string sources_text(const Found& found, std::size_t width) {
  constexpr std::size_t kIndent = 2;
  std::vector<Cells> rows;
  for (const Source& source : found.sources) {
    std::string text = counted(count_of(source.lines), source.id == "log" ? "line" : "row") + " in " +
                       counted(count_of(source.files), "file");
    if (const auto days = found.full_days.find(source.id); days != found.full_days.end())
      text += ", " + counted(days->second, "full day");
    rows.push_back({source.id, text});
  }
  return table({{}, {.title = {}, .right = false, .wraps = true}}, rows, width, kIndent);
}

/// What few days make of the figures.
std::string warning(std::string_view id, Count days) {
  constexpr Count kWeek(7);
  if (days >= kWeek) return "";
  if (days < Count(1))
    return fmt::format(
        "{}: less than a full day was seen, so that what a month holds is a guess, within a factor of four.",
        id);
  if (days < Count(2)) return fmt::format("{}: one full day was seen, and other days may differ.", id);
  return fmt::format(
      "{}: {} full days were seen, under a week; kinds of day that were not seen widen the intervals.", id,
      show_count(days.count()));
}

std::string warnings(const Found& found, std::size_t width) {
  std::string text;
  for (const auto& [id, days] : found.full_days)
    if (const std::string said = warning(id, days); !said.empty()) text += wrap(said, width) + "\n";
  return text;
}

/// The groups in which fields are told, the surest first.
struct Group {
  std::string_view word;
  std::array<Sure, 2> holds;
};
constexpr std::array kGroups{
    Group{"stated", {Sure::stated, Sure::stated}}, Group{"measured", {Sure::measured, Sure::measured}},
    Group{"estimated", {Sure::estimated, Sure::guess}}, Group{"bounds", {Sure::at_most, Sure::at_least}}};

std::string heading(const FoundSet& set) {
  std::string text = printable(set.name);
  for (const Field& field : set.fields) {
    if (field.path != "role") continue;
    text += ": " + value_text(field);
    if (!field.why.empty()) text += fmt::format(" ({}: {})", sure_name(field.sure), field.why);
  }
  return text;
}

/// Whether a bound tells nothing: at least nothing, or at most all.
bool is_no_bound(const Field& field) {
  const bool of_share = field.path.starts_with("untouched.") || field.path.ends_with("_fraction");
  return (field.sure == Sure::at_least && field.low == 0.0) ||
         (field.sure == Sure::at_most && of_share && field.high >= 1.0);
}

std::string bound_text(const Field& field) {
  const bool written = std::holds_alternative<double>(field.value);
  return (written && field.sure == Sure::at_least ? "at least " : "") + value_text(field);
}

/// What is left to the user, a line each with what was seen.
std::string open_text(const FoundSet& set, std::size_t width) {
  constexpr std::size_t kIndent = 4;
  std::string text;
  for (const LeftOpen& left : set.left_open) {
    std::string line = left.path;
    if (!left.seen.empty()) line += ": seen " + left.seen;
    if (left.seen.empty() && !left.why.empty()) line += ": " + left.why;
    text += std::string(kIndent, ' ') + wrap(line, width - kIndent, kIndent + 2) + "\n";
  }
  return text.empty() ? "" : "  to state by hand, since no source tells it\n" + text;
}

/// The fields of one group, in columns that begin where those of the other groups do.
std::string group_text(const FoundSet& set, const Group& group, std::size_t width) {
  constexpr std::size_t kIndent = 4;
  std::size_t widest = 0;
  for (const Field& field : set.fields) widest = std::max(widest, field.path.size());
  std::vector<Cells> rows;
  for (const Field& field : set.fields) {
    const bool is_here = std::ranges::find(group.holds, field.sure) != group.holds.end();
    if (!is_here || field.path == "role" || is_no_bound(field)) continue;
    rows.push_back({pad(field.path, widest), bound_text(field), range_text(field),
                    fmt::format("{}", fmt::join(field.from, ", "))});
  }
  if (rows.empty()) return "";
  return fmt::format("  {}\n", group.word) +
         table({{}, {.title = {}, .right = true}, {}, {}}, rows, width, kIndent);
}

std::string set_text(const FoundSet& set, std::size_t width) {
  std::string text = wrap(heading(set), width, 2) + "\n";
  for (const Group& group : kGroups) text += group_text(set, group, width);
  return text + open_text(set, width);
}

/// `share` is that of the longest bar.
std::string bar(double share, std::size_t length) {
  std::string filled;
  filled.resize(static_cast<std::size_t>(std::lround(share * static_cast<double>(length))), '#');
  return filled;
}

/// Bytes moved by hour of the day: the morning on the left, the afternoon on the right.
std::string day_chart(const Found& found) {
  constexpr std::size_t kHalf = 12;
  constexpr std::size_t kBar = 20;
  const Bytes most = *std::max_element(found.bytes_by_hour.begin(), found.bytes_by_hour.end());
  if (most <= Bytes(0)) return "";
  const auto cell = [&](std::size_t hour) {
    const Bytes bytes = found.bytes_by_hour.at(hour);
    const std::string shown = bytes > Bytes(0) ? show_bytes(bytes) : "";
    return fmt::format("  {:02} {:>8} {}", hour, shown, bar(bytes / most, kBar));
  };
  std::string text = "Bytes moved by hour of the day (UTC)\n";
  for (std::size_t hour = 0; hour < kHalf; ++hour) {
    std::string line = fmt::format("{:<37}{}", cell(hour), cell(hour + kHalf));
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

/// Objects by size, a row for a factor of four.
std::string size_chart(const Found& found) {
  constexpr std::size_t kBar = 50;
  std::map<std::size_t, Count> rows;
  for (std::size_t power = 0; power < found.objects_by_size.size(); ++power)
    if (found.objects_by_size.at(power) > Count(0)) rows[power / 2] += found.objects_by_size.at(power);
  if (rows.empty()) return "";
  Count most;
  for (const auto& [row, objects] : rows) most = std::max(most, objects);
  std::string text = "Objects by size, from the size shown to four times it\n";
  for (std::size_t row = rows.begin()->first; row <= rows.rbegin()->first; ++row) {
    const Count objects = rows.contains(row) ? rows.at(row) : Count(0);
    std::string line =
        fmt::format("  {:>8} {:>11} {}", show_bytes(Bytes(std::exp2(2.0 * static_cast<double>(row)))),
                    show_count(objects.count()), bar(objects / most, kBar));
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

/// What two sources tell differently, the one that is used first.
std::string disagreement_text(const Disagreement& d) {
  std::string path = d.path;  // "datasets.NAME.reads.bytes_per_month", where NAME may have dots, too
  for (std::size_t dot = path.find('.');
       dot != std::string::npos && find_field("datasets.x." + path) == nullptr; dot = path.find('.'))
    path = path.substr(dot + 1);
  return fmt::format("Sources disagree about {}: {} by {}, {} by {}; the first is used.", printable(d.path),
                     number_text(path, d.used), d.used_from, number_text(path, d.other), d.other_from);
}

std::string disagreements_text(const Found& found, std::size_t width) {
  std::string text;
  for (const Disagreement& d : found.disagreements) text += wrap(disagreement_text(d), width) + "\n";
  return text;
}

}  // namespace

std::string page(const Found& found, std::size_t width) {
  std::string text = first_line(found) + sources_text(found, width) + warnings(found, width);
  for (const FoundSet& set : found.sets) text += "\n" + set_text(set, width);
  for (const std::string& part : {disagreements_text(found, width), day_chart(found), size_chart(found)})
    if (!part.empty()) text += "\n" + part;
  if (found.outside_requests > Count(0))
    text += fmt::format("\nIn no data set: {} requests, {}.\n", show_count(found.outside_requests.count()),
                        show_bytes(found.outside_bytes));
  return text;
}

}  // namespace storeadvise::observe

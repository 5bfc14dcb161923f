#include "report/text/table.hpp"

#include <algorithm>
#include <numeric>

#include "text/percent.hpp"
#include "text/utf8.hpp"
#include "text/wrap.hpp"

namespace storeadvise {

namespace {

constexpr std::size_t kGap = 2;         ///< spaces between columns
constexpr std::size_t kNarrowGap = 1;   ///< the same where the table is too wide otherwise
constexpr std::size_t kNarrowest = 16;  ///< a wrapping column gets no narrower, whatever its words

std::vector<std::size_t> natural_widths(const std::vector<Column>& head, const std::vector<Cells>& rows) {
  std::vector<std::size_t> widths;
  widths.reserve(head.size());
  for (const Column& column : head) widths.push_back(columns(column.title));
  for (const Cells& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  return widths;
}

/// Where the columns of a table stand.
struct Layout {
  std::vector<std::size_t> widths;
  std::size_t gap = kGap;
  std::size_t indent = 0;

  [[nodiscard]] std::size_t width() const {
    return std::accumulate(widths.begin(), widths.end(), indent + gap * (widths.size() - 1));
  }
};

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, columns(text.substr(0, end)));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return longest;
}

std::size_t longest_in(const std::vector<Cells>& rows, std::size_t at) {
  std::size_t longest = 0;
  for (const Cells& row : rows)
    if (at < row.size()) longest = std::max(longest, longest_word(row[at]));
  return longest;
}

/// Narrows a wrapping column as far as the room asks for, but not below `least`.
void narrow(Layout& layout, std::size_t column, std::size_t room, std::size_t least) {
  const std::size_t others = layout.width() - layout.widths[column];
  const std::size_t wanted = room > others ? room - others : 0;
  layout.widths[column] = std::min(layout.widths[column], std::max(least, wanted));
}

/// Only a word that no table has room for, as an address, may stand out of its column.
std::size_t least_of(std::size_t longest, std::size_t room) {
  return longest > room / 2 ? kNarrowest : std::max(kNarrowest, longest);
}

void fit(Layout& layout, const std::vector<Column>& head, const std::vector<Cells>& rows, std::size_t room) {
  for (std::size_t i = 0; i < head.size() && layout.width() > room; ++i)
    if (head[i].wraps) narrow(layout, i, room, std::max(columns(head[i].title), longest_in(rows, i)));
  for (std::size_t i = 0; i < head.size() && layout.width() > room; ++i)
    if (head[i].wraps) narrow(layout, i, room, least_of(longest_in(rows, i), room));
  if (layout.width() > room) layout.gap = kNarrowGap;
}

/// The lines of one cell.
std::vector<std::string> lines_of(const std::string& cell, const Column& column, std::size_t width) {
  const std::string text = column.wraps ? wrap(cell, width) : with_tied_percent(cell);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void put_row(std::string& out, const Cells& row, const std::vector<Column>& head, const Layout& layout) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    cells.push_back(lines_of(row[i], head[i], layout.widths[i]));
    height = std::max(height, cells.back().size());
  }
  for (std::size_t y = 0; y < height; ++y) {
    std::string line(layout.indent, ' ');
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line.append(layout.gap, ' ');
      line += pad(y < cells[i].size() ? cells[i][y] : std::string{}, layout.widths[i], head[i].right);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
}

/// All cells but the first that hold something, each after its title.
std::string after_first(const Cells& row, const std::vector<Column>& head) {
  std::string text;
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i].empty()) continue;
    const std::string_view title = head[i].title;
    if (!text.empty()) text += title.empty() ? "  " : ", ";
    text += (title.empty() ? std::string() : std::string(title) + " ") + row[i];
    text.erase(text.find_last_not_of(' ') + 1);
  }
  return text;
}

/// A table that is too wide for its columns: a line for the first cell of each row, and below it the others,
/// each after its title.
std::string stacked(const std::vector<Column>& head, const std::vector<Cells>& rows, std::size_t width,
                    std::size_t indent) {
  constexpr std::size_t kDeeper = 4;
  const std::size_t room = width > indent + kDeeper ? width - indent - kDeeper : 1;
  std::string out;
  for (const Cells& row : rows) {
    out += std::string(indent, ' ') + wrap(row.front(), room, indent + 2) + "\n";
    const std::string rest = after_first(row, head);
    // The first line is an empty one, which goes: those after it are indented.
    if (!rest.empty()) out += wrap("\n" + rest, width, indent + kDeeper).substr(1) + "\n";
  }
  return out;
}

}  // namespace

std::string pad(std::string_view text, std::size_t width, bool right) {
  const std::size_t used = columns(text);
  const std::string space(width > used ? width - used : 0, ' ');
  return right ? space + std::string(text) : std::string(text) + space;
}

std::string table(const std::vector<Column>& head, const std::vector<Cells>& rows, std::size_t width,
                  std::size_t indent) {
  Layout layout{.widths = natural_widths(head, rows), .indent = indent};
  fit(layout, head, rows, width);
  if (layout.width() > width) return stacked(head, rows, width, indent);
  std::string out;
  Cells titles;
  for (const Column& column : head) titles.emplace_back(column.title);
  const bool titled = std::ranges::any_of(titles, [](const std::string& title) { return !title.empty(); });
  if (titled) put_row(out, titles, head, layout);
  for (const Cells& row : rows) put_row(out, row, head, layout);
  return out;
}

}  // namespace storeadvise

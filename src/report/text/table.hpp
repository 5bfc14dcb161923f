#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace storeadvise {

/// How a column of a table looks.
struct Column {
  std::string_view title;
  bool right = false;  ///< numbers end at the same place
  bool wraps = false;  ///< may be broken into lines where the table is too wide; one column at most
};

using Cells = std::vector<std::string>;

/// A table without borders, two spaces between columns, `indent` before each line. Widths are those
/// of the widest cells; what does not fit into `width` goes off the wrapping column, and then off
/// the space between columns; what is too wide even so is printed with a line for each first cell and the
/// others below it.
/// A table whose columns have no titles has no head. Cells hold no colour.
std::string table(const std::vector<Column>& head, const std::vector<Cells>& rows, std::size_t width,
                  std::size_t indent = 0);

/// Spaces after (or before) a text until it has `width` columns of a terminal.
std::string pad(std::string_view text, std::size_t width, bool right = false);

}  // namespace storeadvise

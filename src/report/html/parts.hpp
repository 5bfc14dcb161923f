#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "explore/sweep.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise::html {

/// Text between tags and in attributes; the one place where words of a file enter a page.
std::string safe(std::string_view text);

/// The same, which stays on one line.
std::string whole(std::string_view text);

/// Text that a narrow screen may break behind a dot or an underscore.
std::string breakable(std::string_view text);

/// A whole page: no script, font, style or picture from outside. `title` is text, `body` is HTML.
std::string page(std::string_view title, std::string_view body);

/// A table. Cells are HTML; the first of each row is its heading. Columns from `figures` on hold figures;
/// the last cell of a shorter row reaches to the end.
struct Table {
  std::string caption;  ///< text
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
  std::size_t figures = 1;
  std::size_t wide = 0;  ///< the column that a narrow screen leaves out; 0: none
  std::string_view kind =
      {};  ///< its class in the style; of more than three columns "flow": a name, and below it the others
};
std::string table(const Table& table);

/// One line of a chart of bars: a bill and the waiting after it, of the longest `most`.
std::string bar(Usd bill, Usd waiting, Usd most);

/// What the colours of bars and curves, and the letters of maps mean; plain bars are of all services.
std::string bar_legend();
std::string plain_bar_legend();
std::string map_legend();
std::string curve_legend();

/// The totals of one data set over one input, as a drawing with a title and a description: the cheapest
/// option of each service, where the best service changes, and `now`, where it is known.
struct Curves {
  const Axis& axis;
  const std::vector<SweepRow>& rows;
  std::vector<Crossing> crossings;  ///< of the data set
  std::size_t dataset = 0;
  std::string name;  ///< of the data set
};
std::string curves(const Curves& curves);

/// A paragraph of plain text; between two backticks is code.
std::string paragraph(std::string_view text, std::string_view kind = "");

}  // namespace storeadvise::html

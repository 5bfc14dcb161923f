#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "observe/sources/csv_line.hpp"
#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// The names in the first line of a table, and where each column stands.
class Header {
 public:
  static constexpr std::size_t kAbsent = ~std::size_t{0};
  explicit Header(const CsvLine& line);
  /// The place of a column; kAbsent where there is none of that name. Capitals do not matter.
  [[nodiscard]] std::size_t place(std::string_view name) const;
  /// The place of the first of these that is there.
  [[nodiscard]] std::size_t place(std::initializer_list<std::string_view> names) const;
  /// The columns whose names begin with one of these: their names in small letters, in order, and places.
  [[nodiscard]] std::map<std::string, std::size_t> starting_with(
      std::initializer_list<std::string_view> begins) const;

 private:
  std::unordered_map<std::string, std::size_t> places_;
};

/// Takes a row; returns what cannot be read in it, such as "amount", empty where all can.
using RowSink = std::function<std::string_view(const CsvLine& row)>;

/// Reads a CSV file whose first line names the columns (RFC 4180; a byte-order mark and line breaks within
/// quotes are allowed, a row of over 1 MiB is one that cannot be read). `begin` is called with the header.
/// Counts rows and rejects in `sinks`.
Result<void> read_table(const Opened& source, Sinks& sinks, const std::function<void(const Header&)>& begin,
                        const RowSink& row);

/// A number such as "9.539099E-4"; false for anything else, empty texts and what no source can mean.
bool read_amount(std::string_view text, double& out);

}  // namespace storeadvise::observe

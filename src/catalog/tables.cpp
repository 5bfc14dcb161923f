#include "catalog/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "options/table.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

/// Whether it is a day of the calendar, as YYYY-MM-DD.
bool is_day(std::string_view text) {
  constexpr std::size_t kLength = 10;
  if (text.size() != kLength || text[4] != '-' || text[7] != '-') return false;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  return year && month && day &&
         std::chrono::year_month_day(std::chrono::year(*year),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
             .ok();
}

}  // namespace

void read_date(ObjectReader& reader, std::string_view key, std::string& out) {
  std::string found = out;
  reader.text(key, found);
  if (found == out) return;
  if (found == kUndated || is_day(found)) {
    out = std::move(found);
  } else {
    reader.fail(key, {"bad-date", in_quotes(found) + " is not a day", "expected YYYY-MM-DD, or \"undated\""});
  }
}

Origin read_origin(ObjectReader& row) {
  static constexpr std::array<std::string_view, 3> kConfidences{"high", "medium", "low"};
  Origin origin;
  row.text("source", origin.source);
  read_date(row, "date", origin.date);
  if (const auto place = row.word("confidence", kConfidences, "a confidence"))
    origin.confidence = static_cast<Confidence>(*place);
  row.text("note", origin.note);
  return origin;
}

void read_offered(ObjectReader& reader, Catalog& catalog) {
  constexpr OptionMask kAll = (OptionMask{1} << kOptionCount) - 1;
  catalog.options = reader.find("options") == nullptr ? kAll : read_options(reader, "options");
}

}  // namespace storeadvise

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "catalog/offers/meters.hpp"
#include "catalog/offers/offer_parts.hpp"

namespace storeadvise {
namespace {

using Row = std::vector<std::string>;

/// No field of an offer file is as long as this: whoever meets one is reading something else.
constexpr std::size_t kLongestField = 1 << 16;
/// AWS writes five rows of metadata before the header.
constexpr int kMostRowsBeforeHeader = 20;

enum class RowEnd { line, file, inside_quotes, too_long };

/// Reads the rest of a quoted field; the opening quote has been taken.
std::optional<RowEnd> read_quoted(TextSource& source, std::string& field) {
  while (field.size() < kLongestField) {
    const int byte = source.get();
    if (byte == TextSource::kEnd) return RowEnd::inside_quotes;
    if (byte == '"' && source.peek() != '"') return std::nullopt;
    if (byte == '"') source.get();
    field += static_cast<char>(byte);
  }
  return RowEnd::too_long;
}

RowEnd read_row(TextSource& source, Row& row) {
  row.assign(1, "");
  for (;;) {
    const int byte = source.get();
    if (byte == TextSource::kEnd) return RowEnd::file;
    if (byte == '\n') return RowEnd::line;
    if (byte == ',') {
      row.emplace_back();
    } else if (byte == '"') {
      if (const auto end = read_quoted(source, row.back())) return *end;
    } else if (byte != '\r') {
      row.back() += static_cast<char>(byte);
    }
    if (row.back().size() >= kLongestField) return RowEnd::too_long;
  }
}

/// "Region Code" and "regionCode" are one column: small letters, no spaces.
std::string column_name(std::string_view text) {
  std::string name;
  for (const char c : text)
    if (c != ' ') name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

/// The header row: where each column stands. Columns differ by service and over the years.
class Columns {
 public:
  explicit Columns(const Row& header) {
    for (const std::string& text : header) names_.push_back(column_name(text));
  }
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  /// The field of this column, or an empty text where the file has no such column.
  [[nodiscard]] std::string field(const Row& row, std::string_view name) const {
    const auto at = static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
    return at < row.size() ? row[at] : std::string();
  }
  /// The first of the columns without which there are no prices that is missing, or nothing.
  [[nodiscard]] std::optional<std::string_view> missing() const {
    constexpr std::array<std::string_view, 7> kNeeded{"sku",          "startingrange", "endingrange", "unit",
                                                      "priceperunit", "currency",      "usagetype"};
    for (const std::string_view name : kNeeded)
      if (std::find(names_.begin(), names_.end(), name) == names_.end()) return name;
    return std::nullopt;
  }

 private:
  std::vector<std::string> names_;
};

void add_row(const Columns& columns, const Row& row, Place place, OfferDraft& draft) {
  const auto field = [&](std::string_view name) { return columns.field(row, name); };
  const std::string term = field("termtype");
  if (!term.empty() && term != "OnDemand") return;
  const std::string sku = field("sku");
  draft.add_product({.sku = sku,
                     .service = field("servicecode"),
                     .usage_type = field("usagetype"),
                     .operation = field("operation"),
                     .access_type = field("accesstype"),
                     .region_code = field("regioncode")});
  draft.add_rate(sku, {.rate_code = field("ratecode"),
                       .begin = field("startingrange"),
                       .end = field("endingrange"),
                       .unit = field("unit"),
                       .prices = {{field("currency"), field("priceperunit")}},
                       .place = std::move(place)});
}

/// What a row that ended badly means; nothing for a row that did not.
std::optional<Errors> row_error(RowEnd end, const TextSource& source) {
  if (end == RowEnd::inside_quotes) return truncated(source.place());
  if (end == RowEnd::too_long) return not_an_offer("this is no CSV: a field never ends", source.place());
  return std::nullopt;
}

/// Takes what a row of metadata says; an error where it names another service.
std::optional<Errors> add_metadata(const Row& row, const Place& place, OfferDraft& draft) {
  const std::string name = column_name(row.front());
  const std::string value = row.size() > 1 ? row[1] : std::string();
  if (name == "version") draft.version = value;
  if (name == "publicationdate") draft.published = value;
  if (name != "offercode") return std::nullopt;
  draft.offer = value;
  if (!is_our_offer(value)) return other_service(value, place);
  return std::nullopt;
}

bool is_header(const Row& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& f) { return column_name(f) == "sku"; });
}

Result<Columns> read_header(const Row& row, const OfferDraft& draft, const Place& place) {
  Columns columns(row);
  if (draft.offer.empty())
    return tl::unexpected(not_an_offer("the CSV does not say of which service it is", place));
  if (const auto missing = columns.missing())
    return tl::unexpected(not_an_offer("the header has no column \"" + std::string(*missing) + "\"", place));
  return columns;
}

/// Reads the rows of metadata and the header.
Result<Columns> read_head(TextSource& source, OfferDraft& draft) {
  Row row;
  for (int i = 0; i < kMostRowsBeforeHeader; ++i) {
    const Place place = source.place();
    const RowEnd end = read_row(source, row);
    if (const auto errors = row_error(end, source)) return tl::unexpected(*errors);
    if (const auto errors = add_metadata(row, place, draft)) return tl::unexpected(*errors);
    if (end == RowEnd::file) return tl::unexpected(truncated(source.place()));
    if (is_header(row)) return read_header(row, draft, place);
  }
  return tl::unexpected(not_an_offer("the CSV has no header", source.whole()));
}

}  // namespace

Result<std::vector<OfferProduct>> read_offer_csv(TextSource& source) {
  OfferDraft draft;
  const auto columns = read_head(source, draft);
  if (!columns) return tl::unexpected(columns.error());
  Row row;
  for (RowEnd end = RowEnd::line; end != RowEnd::file;) {
    const Place place = source.place();
    end = read_row(source, row);
    if (const auto errors = row_error(end, source)) return tl::unexpected(*errors);
    if (row.size() == 1 && row.front().empty()) continue;
    const bool complete = row.size() == columns->size();
    // Without a line's end, a last field that is empty may only have been cut off.
    if (end == RowEnd::file && (!complete || row.back().empty()))
      return tl::unexpected(truncated(source.place()));
    if (!complete) {
      return tl::unexpected(not_an_offer("the row has " + std::to_string(row.size()) +
                                             " fields, the header " + std::to_string(columns->size()),
                                         place));
    }
    add_row(*columns, row, place, draft);
  }
  std::vector<OfferProduct> products;
  draft.finish(source.whole(), products);
  return products;
}

}  // namespace storeadvise

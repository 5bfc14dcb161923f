#include "catalog/offers/offer.hpp"

#include <string>

#include "catalog/offers/meters.hpp"
#include "catalog/offers/offer_parts.hpp"

namespace storeadvise {
namespace {

bool is_space(int byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

/// What `--output text` puts before the documents.
bool is_label(std::string_view word) { return word == "aws_v1" || word == "PRICELIST"; }

enum class Format { json, csv, label, other, nothing };

/// Skips white space and looks at what follows.
Format next_format(TextSource& source) {
  while (is_space(source.peek())) source.get();
  const int byte = source.peek();
  if (byte == TextSource::kEnd) return Format::nothing;
  if (byte == '{' || byte == '[') return Format::json;
  if (byte == '"') return source.peek_second() == '{' ? Format::json : Format::csv;
  if (byte == 'F') return Format::csv;
  return byte == 'a' || byte == 'P' ? Format::label : Format::other;
}

bool skip_label(TextSource& source) {
  constexpr std::size_t kLongest = 16;
  std::string word;
  while (source.peek() != TextSource::kEnd && !is_space(source.peek()) && word.size() < kLongest)
    word += static_cast<char>(source.get());
  return is_label(word);
}

void skip_byte_order_mark(TextSource& source) {
  if (source.peek() != 0xEF) return;
  for (int i = 0; i < 3; ++i) source.get();
}

}  // namespace

Result<std::vector<OfferProduct>> read_offer(std::istream& in, std::string_view file) {
  TextSource source(in, file);
  skip_byte_order_mark(source);
  std::vector<OfferProduct> products;
  bool empty = true;
  for (Format format = next_format(source); format != Format::nothing; format = next_format(source)) {
    if (format == Format::label && skip_label(source)) continue;
    if (format != Format::json && format != Format::csv)
      return tl::unexpected(not_an_offer("this is neither JSON nor CSV", source.place()));
    auto more = format == Format::csv ? read_offer_csv(source) : read_offer_json(source);
    if (!more) return tl::unexpected(more.error());
    products.insert(products.end(), more->begin(), more->end());
    empty = false;
  }
  if (empty) return tl::unexpected(not_an_offer("the file is empty", source.whole()));
  if (products.empty())
    return tl::unexpected(Errors{{.code = "no-prices",
                                  .place = source.whole(),
                                  .path = "",
                                  .message = "no price in the file is one that a bill uses",
                                  .hint = ""}});
  return products;
}

}  // namespace storeadvise

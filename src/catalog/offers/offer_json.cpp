#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "catalog/offers/meters.hpp"
#include "catalog/offers/offer_parts.hpp"
#include "text/byte_iterator.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

constexpr std::string_view kTraffic = "AWSDataTransfer";  ///< appears within every service's offer
constexpr std::string_view kItem = "[]";                  ///< stands in a path for any element of a list

/// Takes the events of nlohmann's parser, so that a file is never in memory as a whole. Paths
/// start at the offer: the file itself, or one element of "PriceList".
class OfferEvents {
 public:
  OfferEvents(const TextSource& source, std::vector<OfferProduct>& products)
      : source_(source), products_(products) {}

  [[nodiscard]] const std::optional<Errors>& errors() const { return errors_; }

  static bool null() { return true; }
  static bool boolean(bool /*value*/) { return true; }
  bool number_integer(json::number_integer_t value) { return scalar(std::to_string(value)); }
  bool number_unsigned(json::number_unsigned_t value) { return scalar(std::to_string(value)); }
  bool number_float(json::number_float_t /*value*/, const std::string& text) { return scalar(text); }
  bool string(std::string& value) { return in_list() ? nested(value) : scalar(value); }
  static bool binary(json::binary_t& /*value*/) { return true; }
  bool start_object(std::size_t /*size*/);
  bool key(std::string& name);
  bool end_object();
  bool start_array(std::size_t /*size*/);
  bool end_array();
  bool parse_error(std::size_t position, const std::string& token, const json::exception& error);

 private:
  [[nodiscard]] std::size_t depth() const { return path_.size() - base_; }
  /// The name at this depth, counted from the offer.
  [[nodiscard]] std::string_view at(std::size_t i) const { return path_[base_ + i]; }
  [[nodiscard]] bool in_list() const;
  [[nodiscard]] bool belongs() const;
  bool nested(const std::string& text);
  bool scalar(const std::string& value);
  bool header(const std::string& value);
  bool attribute(const std::string& value);
  bool rate_part(const std::string& value);
  bool end_offer();
  bool fail(Errors errors);

  const TextSource& source_;
  std::vector<OfferProduct>& products_;
  std::vector<std::string> path_;
  std::size_t base_ = 0;
  bool saw_list_ = false;
  OfferDraft draft_;
  OfferAttributes attributes_;
  OfferRate rate_;
  std::optional<Errors> errors_;
};

bool OfferEvents::fail(Errors errors) {
  errors_ = std::move(errors);
  return false;
}

/// Whether the value at hand is an element of a list of products: of the document itself, of
/// "PriceList", or a document that is nothing but a string.
bool OfferEvents::in_list() const {
  const std::size_t n = path_.size();
  if (base_ != 0) return false;
  return n == 0 || (n <= 2 && path_.back() == kItem && (n == 1 || path_.front() == "PriceList"));
}

/// Whether a list or an object may stand here. Before the offer has said what it is, only its own
/// parts may: other files can be large, and are refused at their first line.
bool OfferEvents::belongs() const {
  constexpr std::array<std::string_view, 6> kParts{"products",  "product",          "terms",
                                                   "PriceList", "ResponseMetadata", "attributesList"};
  if (depth() != 1 || !draft_.offer.empty()) return true;
  return at(0) == kItem || std::find(kParts.begin(), kParts.end(), at(0)) != kParts.end();
}

bool OfferEvents::start_object(std::size_t /*size*/) {
  if (!belongs())
    return fail(not_an_offer("\"" + path_.back() + "\" does not belong in a price list", source_.place()));
  if (in_list()) base_ = path_.size();
  path_.emplace_back();
  return true;
}

bool OfferEvents::key(std::string& name) {
  path_.back() = std::move(name);
  return true;
}

bool OfferEvents::end_object() {
  path_.pop_back();
  const std::size_t n = depth();
  if (n >= 1 && (n == 1 ? at(0) == "product" : n == 2 && at(0) == "products")) {
    draft_.add_product(attributes_);
    attributes_ = {};
  } else if (n >= 3 && at(0) == "terms" && at(1) == "OnDemand" && at(n - 2) == "priceDimensions") {
    const std::string_view term = at(n - 3);
    draft_.add_rate(term.substr(0, term.find('.')), std::move(rate_));
    rate_ = {};
  } else if (n == 0) {
    return end_offer();
  }
  return true;
}

bool OfferEvents::end_offer() {
  const bool answer = base_ == 0 && saw_list_;
  if (draft_.offer.empty() && !answer)
    return fail(not_an_offer("the file does not say of which service it is", source_.whole()));
  draft_.finish(source_.whole(), products_);
  base_ = 0;
  return true;
}

bool OfferEvents::start_array(std::size_t /*size*/) {
  if (!belongs())
    return fail(not_an_offer("\"" + path_.back() + "\" does not belong in a price list", source_.place()));
  saw_list_ = saw_list_ || (depth() == 1 && at(0) == "PriceList");
  path_.emplace_back(kItem);
  return true;
}

bool OfferEvents::end_array() {
  path_.pop_back();
  return true;
}

bool OfferEvents::parse_error(std::size_t /*position*/, const std::string& /*token*/,
                              const json::exception& /*error*/) {
  return fail(source_.hit_end() ? truncated(source_.place())
                                : not_an_offer("this is not valid JSON", source_.place()));
}

bool OfferEvents::nested(const std::string& text) {
  OfferEvents events(source_, products_);
  return json::sax_parse(text, &events) || fail(events.errors_.value_or(Errors()));
}

bool OfferEvents::scalar(const std::string& value) {
  const std::size_t n = depth();
  if (n == 1) return header(value);
  if (n < 2) return true;
  if (at(n - 1) == "sku" && at(0) != "terms") attributes_.sku = value;
  if (at(0) == "terms") return rate_part(value);
  return at(n - 2) != "attributes" || attribute(value);
}

bool OfferEvents::attribute(const std::string& value) {
  const std::string_view name = at(depth() - 1);
  if (name == "servicecode") attributes_.service = value;
  if (name == "usagetype") attributes_.usage_type = value;
  if (name == "operation") attributes_.operation = value;
  if (name == "accessType") attributes_.access_type = value;
  if (name == "regionCode") attributes_.region_code = value;
  // The name of the offer comes before its products; where it does not, they must tell.
  const bool foreign = name == "servicecode" && value != kTraffic && !is_our_offer(value);
  if (!foreign || !draft_.offer.empty() || at(0) != "products") return true;
  return fail(other_service(value, source_.place(value.size() + 1)));
}

bool OfferEvents::header(const std::string& value) {
  const std::string_view name = at(0);
  if (name == "version") draft_.version = value;
  if (name == "publicationDate") draft_.published = value;
  if (name != "offerCode" && name != "serviceCode") return true;
  draft_.offer = value;
  return is_our_offer(value) || fail(other_service(value, source_.place(value.size() + 1)));
}

bool OfferEvents::rate_part(const std::string& value) {
  const std::size_t n = depth();
  const std::string_view name = at(n - 1);
  if (name == "rateCode") rate_.rate_code = value;
  if (name == "beginRange") rate_.begin = value;
  if (name == "endRange") rate_.end = value;
  if (name == "unit") rate_.unit = value;
  if (at(n - 2) == "pricePerUnit") {
    rate_.prices[std::string(name)] = value;
    rate_.place = source_.place(value.size() + 1);
  }
  return true;
}

}  // namespace

Result<std::vector<OfferProduct>> read_offer_json(TextSource& source) {
  std::vector<OfferProduct> products;
  OfferEvents events(source, products);
  const bool whole = json::sax_parse(ByteIterator(source), ByteIterator<TextSource>(), &events,
                                     json::input_format_t::json, false);
  if (!whole) return tl::unexpected(events.errors().value_or(Errors()));
  return products;
}

}  // namespace storeadvise

#include "catalog/offers/price_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "catalog/offers/meters.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

constexpr std::string_view kCurrency = "USD";
constexpr std::string_view kNoEnd = "Inf";
constexpr std::size_t kDateLength = 10;  // 2025-10-22

/// A product's price with where it stands, until it is known to be the only one.
struct Found {
  Price price;
  Place place;
};

Errors one_error(std::string code, Place place, std::string message, std::string hint = "") {
  return {{.code = std::move(code),
           .place = std::move(place),
           .path = "",
           .message = std::move(message),
           .hint = std::move(hint)}};
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [last, failure] = std::from_chars(text.data(), end, value);
  if (failure != std::errc() || last != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

Result<double> usd(const OfferProduct& product, const OfferRate& rate) {
  const auto found = rate.prices.find(kCurrency);
  if (found == rate.prices.end()) {
    const std::string currency = rate.prices.empty() ? "no currency" : printable(rate.prices.begin()->first);
    return tl::unexpected(one_error("not-in-usd", rate.place,
                                    fmt::format("the price of {} is in {}", product.price_id, currency),
                                    "bills are in USD; China's Regions have no catalog"));
  }
  const auto value = number(found->second);
  if (!value)
    return tl::unexpected(one_error("bad-price", rate.place,
                                    fmt::format("the price of {} is {}, which is not a number",
                                                product.price_id, in_quotes(found->second))));
  if (*value < 0)
    return tl::unexpected(
        one_error("bad-price", rate.place,
                  fmt::format("the price of {} is negative: {}", product.price_id, found->second)));
  return *value;
}

/// Tiers sorted, each beginning where the one before ends, the last without end.
bool gapless(const std::vector<std::pair<double, const OfferRate*>>& tiers) {
  double next = 0;
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    if (tiers[i].first != next) return false;
    const bool last = i + 1 == tiers.size();
    const auto end = tiers[i].second->end == kNoEnd ? std::nullopt : number(tiers[i].second->end);
    if (last != (tiers[i].second->end == kNoEnd) || (!last && !end)) return false;
    next = end.value_or(0);
  }
  return true;
}

Result<std::vector<PriceTier>> tiers_of(const OfferProduct& product) {
  std::vector<std::pair<double, const OfferRate*>> sorted;
  for (const OfferRate& rate : product.rates) sorted.emplace_back(number(rate.begin).value_or(-1), &rate);
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (!gapless(sorted))
    return tl::unexpected(one_error(
        "bad-tier", product.rates.front().place,
        fmt::format("the tiers of {} do not go from 0 to \"{}\" without a gap", product.price_id, kNoEnd)));
  std::vector<PriceTier> tiers;
  for (const auto& [from, rate] : sorted) {
    const auto price = usd(product, *rate);
    if (!price) return tl::unexpected(price.error());
    tiers.push_back({from, *price, rate->rate_code});
  }
  return tiers;
}

const PriceSlot& slot_of(std::string_view id) {
  const auto& slots = price_slots();
  return *std::find_if(slots.begin(), slots.end(), [id](const PriceSlot& s) { return s.id == id; });
}

Result<Found> found_price(const OfferProduct& product) {
  const std::string_view unit = slot_of(product.price_id).unit;
  for (const OfferRate& rate : product.rates)
    if (rate.unit != aws_unit(unit))
      return tl::unexpected(
          one_error("wrong-unit", rate.place,
                    fmt::format("the unit of {} is {}", product.price_id, in_quotes(rate.unit)),
                    fmt::format("expected \"{}\"", aws_unit(unit))));
  if (product.published.size() < kDateLength)
    return tl::unexpected(
        one_error("not-an-offer", product.file, "the price list does not say when it was published"));
  auto tiers = tiers_of(product);
  if (!tiers) return tl::unexpected(tiers.error());
  return Found{.price = {.id = product.price_id,
                         .unit = std::string(unit),
                         .tiers = std::move(*tiers),
                         .sku = product.sku,
                         .source = fmt::format("AWS price list {} {}", product.offer, product.version),
                         .date = product.published.substr(0, kDateLength)},
               .place = product.rates.front().place};
}

bool same_amounts(const Price& a, const Price& b) {
  return std::equal(
      a.tiers.begin(), a.tiers.end(), b.tiers.begin(), b.tiers.end(),
      [](const PriceTier& x, const PriceTier& y) { return x.from == y.from && x.usd == y.usd; });
}

/// Of two that agree, the one to name as source: the later, and of one list the first by SKU.
bool better(const Price& a, const Price& b) {
  if (a.date != b.date) return a.date > b.date;
  return std::tie(b.source, a.sku) < std::tie(a.source, b.sku);
}

using FoundById = std::map<std::string, Found, std::less<>>;

std::optional<Errors> add(const OfferProduct& product, FoundById& prices) {
  auto found = found_price(product);
  if (!found) return found.error();
  const auto [entry, is_new] = prices.try_emplace(product.price_id, *found);
  if (is_new) return std::nullopt;
  Found& other = entry->second;
  if (!same_amounts(other.price, found->price))
    return one_error("price-conflict", found->place,
                     fmt::format("{} in {} is {} here and {} in {}:{}", product.price_id, product.region,
                                 found->price.tiers.front().usd, other.price.tiers.front().usd,
                                 other.place.file, other.place.line),
                     "give only one of the two");
  if (better(found->price, other.price)) other = std::move(*found);
  return std::nullopt;
}

}  // namespace

Result<std::vector<PriceTable>> price_tables(const std::vector<OfferProduct>& products) {
  std::map<std::string, FoundById> found;
  std::map<std::string, PriceTable> tables;
  for (const OfferProduct& product : products) {
    if (const auto errors = add(product, found[product.region])) return tl::unexpected(*errors);
    std::string& published = tables[product.region].published[product.offer];
    published = std::max(published, product.published);
  }
  std::vector<PriceTable> sorted;
  for (auto& [region, table] : tables) {
    table.region = region;
    for (const PriceSlot& slot : price_slots()) {
      const auto price = found[region].find(slot.id);
      if (price != found[region].end()) table.prices.push_back(std::move(price->second.price));
    }
    sorted.push_back(std::move(table));
  }
  return sorted;
}

}  // namespace storeadvise

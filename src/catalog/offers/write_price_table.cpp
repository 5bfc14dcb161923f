#include <fmt/core.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <tuple>

#include "catalog/offers/meters.hpp"
#include "catalog/offers/price_table.hpp"
#include "json/writer.hpp"

namespace storeadvise {
namespace {

std::string json_string(const std::string& text) {
  JsonWriter json(Layout::one_line);
  json.value(text);
  return json.take();
}

/// The shortest decimal that reads back as the same number, without an exponent.
std::string decimal(double value) {
  std::array<char, 512> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

std::string tiers(const Price& price) {
  std::vector<std::string> texts;
  for (const PriceTier& tier : price.tiers)
    texts.push_back(fmt::format(R"({{"from": {}, "usd": {}, "rate_code": {}}})", decimal(tier.from),
                                decimal(tier.usd), json_string(tier.rate_code)));
  return fmt::format("[{}]", fmt::join(texts, ", "));
}

std::string row(const Price& price) {
  return fmt::format(R"(    {{"id": {}, "unit": {}, "sku": {}, "date": {}, "source": {}, "tiers": {}}})",
                     json_string(price.id), json_string(price.unit), json_string(price.sku),
                     json_string(price.date), json_string(price.source), tiers(price));
}

/// The date that most prices have; of several such the latest.
std::string prices_as_of(const PriceTable& table) {
  std::map<std::string, std::size_t> counts;
  for (const Price& price : table.prices) ++counts[price.date];
  const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second, a.first) < std::tie(b.second, b.first);
  });
  return most == counts.end() ? std::string() : most->first;
}

std::string published(const PriceTable& table) {
  std::vector<std::string> texts;
  for (const std::string_view offer : kOffers) {
    const auto found = table.published.find(offer);
    if (found != table.published.end())
      texts.push_back(fmt::format("\"{}\": {}", offer, json_string(found->second)));
  }
  return fmt::format("{{{}}}", fmt::join(texts, ", "));
}

}  // namespace

std::string write_price_table(const PriceTable& table) {
  std::vector<std::string> rows;
  for (const Price& price : table.prices) rows.push_back(row(price));
  return fmt::format(R"({{
  "catalog_version": 1,
  "id": "aws",
  "region": {},
  "prices_as_of": {},
  "published": {},
  "prices": [
{}
  ]
}}
)",
                     json_string(table.region), json_string(prices_as_of(table)), published(table),
                     fmt::join(rows, ",\n"));
}

}  // namespace storeadvise

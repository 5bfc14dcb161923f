// Any text is a price list of AWS, whose tables can be written and read again, or is refused with words.

#include <sstream>

#include "catalog/offers/offer.hpp"
#include "catalog/offers/price_table.hpp"
#include "fuzz/input.hpp"

using namespace storeadvise;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in{std::string(fuzz::as_text(data, size))};
  const auto products = read_offer(in, "fuzz");
  if (!products) {
    fuzz::must_explain(products.error());
    return 0;
  }
  const auto tables = price_tables(*products);
  if (!tables) {
    fuzz::must_explain(tables.error());
    return 0;
  }
  for (const PriceTable& table : *tables) {
    const auto catalog = read_catalog(write_price_table(table), "fuzz", table.region);
    if (!catalog) fuzz::must_explain(catalog.error());
  }
  return 0;
}

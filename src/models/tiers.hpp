#pragma once

#include <algorithm>

#include "storeadvise/bill.hpp"
#include "storeadvise/catalog.hpp"

namespace storeadvise {

/// Calls `each(part, usd)` with what of a quantity, counted from `already`, each tier of a price takes, and
/// what a unit costs there.
template <class Each>
void for_each_tier(const Price& price, double quantity, double already, const Each& each) {
  if (price.tiers.size() == 1) return each(quantity, price.tiers.front().usd);
  const double end = already + quantity;
  for (std::size_t i = 0; i < price.tiers.size(); ++i) {
    const double from = std::max(already, price.tiers[i].from);
    const double to = i + 1 < price.tiers.size() ? std::min(end, price.tiers[i + 1].from) : end;
    if (to > from) each(to - from, price.tiers[i].usd);
  }
}

/// What a bill adds up to, for those that are only compared: without its lines.
class BillTotal {
 public:
  /// As those of Bill.
  template <class Billed>
  void add(Item /*item*/, Billed quantity, PriceOf<Billed> price) {
    if (!(quantity > Billed(0))) return;
    if (!price.known()) return require(price);
    for_each_tier(*price.price, quantity.count(), 0,
                  [&](double part, double usd) { total_ += Usd(part * usd); });
  }
  template <class Billed>
  void require(PriceOf<Billed> price) {
    complete_ = complete_ && price.known();
  }

  [[nodiscard]] Usd total() const { return total_; }
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  Usd total_;
  bool complete_ = true;
};

}  // namespace storeadvise

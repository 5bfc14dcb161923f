#include "storeadvise/bill.hpp"

#include <algorithm>

#include "storeadvise/catalog.hpp"

namespace storeadvise {

Bill& Bill::operator=(const Bill& other) {
  if (this == &other) return *this;
  std::copy_n(other.lines_.begin(), other.size_, lines_.begin());
  size_ = other.size_;
  total_ = other.total_;
  complete_ = other.complete_;
  return *this;
}

void Bill::push(Item item, double quantity, double unit_price, const Price* price) {
  if (unit_price == 0 || size_ == kMaxLines) return;
  lines_[size_++] = BillLine{item, quantity, unit_price, price};
  total_ += Usd(quantity * unit_price);
}

void Bill::add(Item item, double quantity, const Price* price) {
  if (!(quantity > 0)) return;
  if (price == nullptr) {
    complete_ = false;
    return;
  }
  push(item, quantity, price->tiers.front().usd, price);
}

void Bill::add_tiered(Item item, double gb_months, const Price* price, double already) {
  if (!(gb_months > 0)) return;
  if (price == nullptr) {
    complete_ = false;
    return;
  }
  const double end = already + gb_months;
  for (std::size_t i = 0; i < price->tiers.size(); ++i) {
    const double from = std::max(already, price->tiers[i].from);
    const double to = i + 1 < price->tiers.size() ? std::min(end, price->tiers[i + 1].from) : end;
    if (to > from) push(item, to - from, price->tiers[i].usd, price);
  }
}

void Bill::add(const Bill& other) {
  for (const BillLine& line : other) push(line.item, line.quantity, line.unit_price, line.price);
  complete_ = complete_ && other.complete_;
}

}  // namespace storeadvise

#include "storeadvise/bill.hpp"

#include <algorithm>

#include "models/tiers.hpp"

namespace storeadvise {

void Bill::copy_figures(const Bill& other) {
  if (other.spilled_.empty()) std::copy_n(other.lines_.begin(), other.size_, lines_.begin());
  size_ = other.size_;
  total_ = other.total_;
  complete_ = other.complete_;
  left_out_ = other.left_out_;
}

Bill& Bill::operator=(const Bill& other) {
  if (this == &other) return *this;
  spilled_ = other.spilled_;
  copy_figures(other);
  return *this;
}

Bill& Bill::operator=(Bill&& other) noexcept {
  if (this == &other) return *this;
  copy_figures(other);
  spilled_ = std::move(other.spilled_);
  other.spilled_.clear();
  other.size_ = 0;
  other.total_ = {};
  return *this;
}

void Bill::push(Item item, double quantity, double unit_price, const Price* price) {
  if (unit_price == 0) return;
  const BillLine line{item, quantity, unit_price, price};
  if (size_ < kRoom)
    lines_[size_] = line;
  else
    spill(line);
  ++size_;
  total_ += line.amount();
}

void Bill::spill(const BillLine& line) {
  if (spilled_.empty()) spilled_.assign(lines_.begin(), lines_.end());
  spilled_.push_back(line);
}

void Bill::add_tiers(Item item, double quantity, const Price* price, double already) {
  if (price == nullptr) {
    complete_ = false;
    return;
  }
  for_each_tier(*price, quantity, already, [&](double part, double usd) { push(item, part, usd, price); });
}

void Bill::add(const Bill& other) {
  const std::size_t lines = other.size();  // a bill may be added to itself
  for (std::size_t i = 0; i < lines; ++i) {
    const BillLine line = other.begin()[i];
    push(line.item, line.quantity, line.unit_price, line.price);
  }
  complete_ = complete_ && other.complete_;
  left_out_ |= other.left_out_;
}

}  // namespace storeadvise

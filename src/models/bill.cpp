#include "storeadvise/bill.hpp"

#include <algorithm>

#include "storeadvise/catalog.hpp"

namespace storeadvise {
namespace {

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

}  // namespace

void Bill::copy_figures(const Bill& other) {
  if (other.spilled_.empty()) std::copy_n(other.lines_.begin(), other.size_, lines_.begin());
  size_ = other.size_;
  total_ = other.total_;
  keep_ = other.keep_;
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

void Bill::push(const BillLine& line) {
  if (size_ < kRoom)
    lines_[size_] = line;
  else
    spill(line);
  ++size_;
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
  for_each_tier(*price, quantity, already, [&](double part, double usd) {
    if (usd == 0) return;
    const BillLine line{item, part, usd, price};
    total_ += line.amount();
    if (keep_ == Keep::lines) push(line);
  });
}

void Bill::add(const Bill& other) {
  const std::size_t lines = other.size();  // a bill may be added to itself
  for (std::size_t i = 0; i < lines; ++i) {
    const BillLine line = other.begin()[i];
    push(line);
  }
  total_ += other.total_;
  complete_ = complete_ && other.complete_;
  left_out_ |= other.left_out_;
}

}  // namespace storeadvise

#pragma once

#include <memory>
#include <string>

#include "storeadvise/bill.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {

/// The embedded catalog with every price replaced by a number that is easy to multiply.
inline Catalog priced(std::initializer_list<std::pair<const char*, double>> prices) {
  Catalog catalog = *embedded_catalog("aws", "us-east-1");
  catalog.prices.clear();
  catalog.efs = {};
  catalog.files = {};
  for (S3Offer& offer : catalog.s3) {
    const S3Offer old = offer;
    offer = {};
    offer.min_days = old.min_days;
    offer.min_bytes = old.min_bytes;
    offer.overhead_bytes = old.overhead_bytes;
    offer.overhead_standard_bytes = old.overhead_standard_bytes;
    offer.restore_hours = old.restore_hours;
  }
  for (const auto& [id, usd] : prices) {
    auto price = std::make_shared<Price>();
    price->id = id;
    price->tiers = {{0, usd, ""}};
    for (const PriceSlot& slot : price_slots()) {
      if (slot.id != id) continue;
      price->unit = slot.unit;
      if (slot.s3 != nullptr) catalog.s3[slot.s3_class].*slot.s3 = price.get();
      if (slot.efs != nullptr) catalog.efs.*slot.efs = price.get();
      if (slot.files != nullptr) catalog.files.*slot.files = price.get();
      if (slot.surroundings != nullptr) catalog.surroundings.*slot.surroundings = price.get();
    }
    catalog.prices.push_back(price);
  }
  return catalog;
}

/// 100 GB in 100 objects of 1 GB; nothing is read or written.
inline Demand quiet_demand() {
  Demand d;
  d.bytes = Bytes(100 * kGiB);
  d.objects = Count(100);
  d.object = Bytes(kGiB);
  d.network = d.network_burst = BytesPerSecond(1e9);
  d.reads.active = d.writes.active = Seconds(100 * 3600);
  d.weights = {0.25, 0.25, 0.25, 0.25};
  d.indifference = Usd(5);
  return d;
}

/// Amount of a bill's lines with this item.
inline double amount_of(const Bill& bill, Item item) {
  double sum = 0;
  for (const BillLine& line : bill)
    if (line.item == item) sum += line.amount().count();
  return sum;
}

}  // namespace storeadvise

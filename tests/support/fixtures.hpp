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
    offer.min_stay = old.min_stay;
    offer.min_size = old.min_size;
    offer.overhead = old.overhead;
    offer.overhead_standard = old.overhead_standard;
    offer.restore_time = old.restore_time;
  }
  for (const auto& [id, usd] : prices) {
    auto price = std::make_shared<Price>();
    price->id = id;
    price->tiers = {{0, usd, ""}};
    for (const PriceSlot& slot : price_slots()) {
      if (slot.id != id) continue;
      price->unit = slot.unit;
      slot.bind(catalog, slot.s3_class, price.get());
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

#pragma once

#include <string>
#include <string_view>

#include "check/policy.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// One data set on the option of the given id for 10 USD a month, 50 ms a read.
inline DataSetReport placed(const std::string& name, std::string_view option, Price& price) {
  DataSetReport d;
  d.name = name;
  d.role = Role::checkpoints;
  d.demand.hosts = Count(1);
  d.demand.usd_per_hour = UsdPerHour(1);
  const auto index = option_index(option);
  if (!index) return d;
  AccessReport way;
  price.tiers = {{0, 1, ""}};
  way.estimate.bill.add(Item::storage, GbMonths(10), PricePerGbMonth{&price});
  way.estimate.latency.read_p50 = Seconds(0.05);
  OptionReport report;
  report.option = *index;
  report.eligible = true;
  report.scores = Scores{};
  report.accesses = {way};
  d.options = {report};
  d.verdict.option = index;
  d.verdict.service = kOptions[*index].service;
  d.verdict.holds_in = 0.9;
  return d;
}

inline Recommendation placed_all(std::string_view option) {
  static Price price;
  Recommendation r;
  r.profile_name = "team";
  r.datasets = {placed("a", option, price)};
  r.summary.bill = Usd(10);
  return r;
}

/// A demand on the data sets of a pattern.
inline PolicyDemand on(const std::string& dataset) {
  PolicyDemand demand;
  demand.dataset = dataset;
  return demand;
}

}  // namespace storeadvise

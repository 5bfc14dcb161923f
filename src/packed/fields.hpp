#pragma once

#include <cereal/types/array.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include "packed/conditions.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/rule.hpp"

// What is packed of each type, for reading and writing alike. Fields are bound by place, all of them, so that
// a new one which is forgotten here does not compile.
namespace storeadvise {

template <class Archive, class Unit>
void serialize(Archive& archive, Quantity<Unit>& quantity) {
  archive(quantity.raw());
}

template <class Archive>
void serialize(Archive& archive, PriceTier& tier) {
  auto& [from, usd, rate_code] = tier;
  archive(from, usd, rate_code);
}

template <class Archive>
void serialize(Archive& archive, Price& price) {
  auto& [id, unit, tiers, sku, source, date, confidence] = price;
  archive(id, unit, tiers, sku, source, date, confidence);
}

template <class Archive>
void serialize(Archive& archive, Figure& figure) {
  auto& [id, value, unit, source, date, confidence, note] = figure;
  archive(id, value, unit, source, date, confidence, note);
}

template <class Archive>
void serialize(Archive& archive, Instance& instance) {
  auto& [id, accelerators, network, burst, storage, usd, source, date, confidence] = instance;
  archive(id, accelerators, network, burst, storage, usd, source, date, confidence);
}

/// The rules of the program have neither a file nor a condition as text.
template <class Archive>
void serialize(Archive& archive, Rule& rule) {
  auto& [id, effect, targets, points, text, source, place, dataset, option, program, json, points_json] =
      rule;
  archive(id, effect, targets, points, text, source);
  condition(archive, dataset);
  condition(archive, option);
  condition(archive, program);
}

template <class Archive>
void serialize(Archive& archive, RuleBook& book) {
  auto& [rules, figures] = book;
  archive(rules, figures);
}

template <class Archive>
std::uint16_t save_minimal(const Archive& /*archive*/, const Needs& needs) {
  unsigned bits = 0;
  for (unsigned i = 0; i < kNeedNames.size(); ++i) bits |= needs.has(static_cast<Need>(i)) ? 1U << i : 0U;
  return static_cast<std::uint16_t>(bits);
}

template <class Archive>
void load_minimal(const Archive& /*archive*/, Needs& needs, const std::uint16_t& bits) {
  for (unsigned i = 0; i < kNeedNames.size(); ++i)
    if ((bits >> i & 1U) != 0) needs.insert(static_cast<Need>(i));
}

template <class Archive>
void serialize(Archive& archive, Priorities& weights) {
  auto& [cost, latency, throughput, access_pattern] = weights;
  archive(cost, latency, throughput, access_pattern);
}

template <class Archive>
void serialize(Archive& archive, Traffic& t) {
  auto& [passes, bytes, operations, request, pattern, random, clients, streams, client, required, hours,
         latency, percentile, dependent, hot, cold] = t;
  archive(passes, bytes, operations, request, pattern, random, clients, streams, client, required, hours,
          latency, percentile, dependent, hot, cold);
}

template <class Archive>
void serialize(Archive& archive, Loading& loading) {
  auto& [starts, simultaneous, fraction] = loading;
  archive(starts, simultaneous, fraction);
}

template <class Archive>
void serialize(Archive& archive, Checkpoint& checkpoint) {
  auto& [every, keep, synchronous, restores, failures] = checkpoint;
  archive(every, keep, synchronous, restores, failures);
}

template <class Archive>
void serialize(Archive& archive, Lookups& lookups) {
  auto& [lists, heads] = lookups;
  archive(lists, heads);
}

template <class Archive>
void serialize(Archive& archive, Surroundings& surroundings) {
  auto& [nat, cross, kms, backup, egress] = surroundings;
  archive(nat, cross, kms, backup, egress);
}

template <class Archive>
void serialize(Archive& archive, Untouched& untouched) {
  auto& [age, share] = untouched;
  archive(age, share);
}

template <class Archive>
void serialize(Archive& archive, Ebs& ebs) {
  auto& [size, throughput] = ebs;
  archive(size, throughput);
}

template <class Archive>
void serialize(Archive& archive, Compute& compute) {
  auto& [instance, usd, count, network, accelerators, storage, ebs] = compute;
  archive(instance, usd, count, network, accelerators, storage, ebs);
}

template <class Archive>
void serialize(Archive& archive, DataSet& set) {
  auto& [name, role, size, objects, object_size, growth, prefixes, lifetime, compute, hosts, platform,
         priorities, reads, writes, needs, untouched, loading, checkpoint, lookups, surroundings, provisioned,
         current] = set;
  archive(name, role, size, objects, object_size, growth, prefixes, lifetime, compute, hosts, platform,
          priorities, reads, writes, needs, untouched, loading, checkpoint, lookups, surroundings,
          provisioned, current);
}

template <class Archive>
void serialize(Archive& archive, Enough& enough) {
  auto& [rate, load, blocked, p99, first_byte] = enough;
  archive(rate, load, blocked, p99, first_byte);
}

template <class Archive>
void serialize(Archive& archive, RoleDefaults& role) {
  auto& [defaults, compute, weights, enough, reads_wait, per_accelerator] = role;
  archive(defaults, compute, weights, enough, reads_wait, per_accelerator);
}

template <class Archive>
void serialize(Archive& archive, Judgement& judgement) {
  auto& [usd, share, margin, holds, variation, lasting, guess, decade, enough, equal, payback, start, stale,
         idle] = judgement;
  archive(usd, share, margin, holds, variation, lasting, guess, decade, enough, equal, payback, start, stale,
          idle);
}

template <class Archive>
void serialize(Archive& archive, RoleBook& book) {
  auto& [roles, month_hours, judgement] = book;
  archive(roles, month_hours, judgement);
}

/// Without the prices, what bind_slots() finds again, and the age that depends on today.
template <class Archive, class AnyCatalog>
void all_but_prices(Archive& archive, AnyCatalog& catalog) {
  auto& [id, region, prices_as_of, performance_as_of, age, prices, figures, s3, efs, files, surroundings,
         performance, whole, options, instances, sold, rule_values] = catalog;
  archive(id, region, prices_as_of, performance_as_of, figures, whole, options, instances, sold, rule_values);
}

template <class Archive>
void save(Archive& archive, const Catalog& catalog) {
  all_but_prices(archive, catalog);
  std::vector<Price> prices;
  for (const auto& price : catalog.prices) prices.push_back(*price);
  archive(prices);
}

template <class Archive>
void load(Archive& archive, Catalog& catalog) {
  all_but_prices(archive, catalog);
  std::vector<Price> prices;
  archive(prices);
  for (Price& price : prices) catalog.prices.push_back(std::make_shared<const Price>(std::move(price)));
}

}  // namespace storeadvise

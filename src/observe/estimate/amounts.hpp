#pragma once

#include <map>
#include <string>
#include <utility>

#include "observe/estimate/estimate.hpp"
#include "observe/estimate/month.hpp"
#include "observe/sources/facts.hpp"

namespace storeadvise::observe {

/// Adds the data sets that bills, Storage Lens and Storage Class Analysis tell of. An amount belongs to the
/// data set whose place it names: a bucket, a prefix of Storage Lens, a file system. What names none (bills
/// without resource ids) is a data set a service and Region, unless the same source names places there.
void add_amounts(const Observation& observation, const Wanted& wanted, Found& out);

/// A mean over so many hours of a UTC day.
struct MeanOfDay {
  double sum = 0;  ///< amount times hours
  double hours = 0;
  [[nodiscard]] double mean() const { return hours > 0 ? sum / hours : 0; }
};
using MeansByDay = std::map<std::int64_t, MeanOfDay>;

/// The amounts of one data set by one source.
struct Amounts {
  std::string from;
  std::string service;
  std::map<std::string, MeansByDay> stored;                           ///< bytes, by class
  std::map<AmountFact::What, std::map<std::int64_t, double>> by_day;  ///< sums
  std::map<AmountFact::What, MeansByDay> means;                       ///< rates
  void add(const AmountFact& fact);
};

/// Works out the fields. `covering` is the time that the source covers.
void compose_amounts(const Amounts& amounts, const Covering& covering, const Wanted& wanted, FoundSet& out);

}  // namespace storeadvise::observe

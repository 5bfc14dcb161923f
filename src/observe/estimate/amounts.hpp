#pragma once

#include <algorithm>
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
template <class Of>
struct MeanOfDay {
  Of sum;  ///< amount times hours
  Hours hours;
  void add(Of amount, Hours more) {
    sum += amount * more.count();
    hours = std::max(hours, more);
  }
  [[nodiscard]] Of mean() const { return hours > Hours(0) ? sum / hours.count() : Of(0); }
};
template <class Of>
using MeansByDay = std::map<std::int64_t, MeanOfDay<Of>>;

/// The amounts of one data set by one source.
struct Amounts {
  std::string from;
  std::string service;
  std::map<std::string, MeansByDay<Bytes>> stored;                    ///< by class
  std::map<AmountFact::What, std::map<std::int64_t, double>> by_day;  ///< sums, in the unit of each
  MeansByDay<BytesPerSecond> provisioned;
  void add(const AmountFact& fact);
};

/// Works out the fields. `covering` is the time that the source covers.
void compose_amounts(const Amounts& amounts, const Covering& covering, const Wanted& wanted, FoundSet& out);

}  // namespace storeadvise::observe

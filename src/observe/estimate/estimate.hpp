#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "observe/estimate/month.hpp"
#include "observe/evidence.hpp"
#include "observe/rows/observation.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// What is told about the sources, and thresholds that are data.
struct Wanted {
  Period period;
  double month_hours = 730;
  double guess = 4;                          ///< judgement.guess
  double hot_share = 0.8;                    ///< hybrid.hot_share_of_reads
  std::map<std::string, std::string> roles;  ///< --role, by data set
  std::string region;                        ///< --region; empty: what the sources name
  std::size_t jobs = 1;                      ///< threads
};

/// What became of an observation: a profile's fields with their evidence.
struct Found {
  std::vector<FoundSet> sets;  ///< sorted by name
  std::vector<Source> sources;
  std::map<std::string, double> full_days;  ///< by source id
  std::vector<std::string> regions;         ///< that the sources name, each once
  std::string region;
  Field region_field;
  double outside_requests = 0;  ///< in no data set
  double outside_bytes = 0;
  std::vector<Disagreement> disagreements;
  std::vector<std::string> notices;
  std::array<double, 64> objects_by_size{};       ///< by the power of two of their size
  std::array<double, kDayHours> bytes_by_hour{};  ///< read and written, of all sets, UTC
};

/// Works out the data sets of an observation, their fields and how sure each is. Without --dataset the data
/// sets are made here, which changes the sets of the observation's rows.
Result<Found> estimate(Observation& observation, const Wanted& wanted);

}  // namespace storeadvise::observe

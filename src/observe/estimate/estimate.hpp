#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "observe/estimate/month.hpp"
#include "observe/evidence.hpp"
#include "observe/rows/observation.hpp"
#include "observe/times.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// What is told about the sources, and thresholds that are data.
struct Wanted {
  Period period;
  Hours month = Hours(730);
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
  std::map<std::string, Count> full_days;  ///< by source id
  std::vector<std::string> regions;        ///< that the sources name, each once
  std::string region;
  Field region_field;
  Count outside_requests;  ///< in no data set
  Bytes outside_bytes;
  std::vector<Disagreement> disagreements;
  std::vector<std::string> notices;
  std::array<Count, Stored::kSizes> objects_by_size;  ///< by the power of two of their size
  std::array<Bytes, kDayHours> bytes_by_hour;         ///< read and written, of all sets, UTC
};

/// Works out the data sets of an observation, their fields and how sure each is. Without --dataset the data
/// sets are made here, which changes the sets of the observation's rows.
Result<Found> estimate(Observation& observation, const Wanted& wanted);

}  // namespace storeadvise::observe

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "observe/estimate/estimate.hpp"
#include "observe/sources/facts.hpp"

namespace storeadvise::observe {

/// Values of a metric by second, in its unit.
using Points = std::map<std::int64_t, double>;

/// All that sources tell of one file system.
struct FileSystem {
  std::string id;
  FileSystemFact fact;
  LifecycleFact lifecycle;
  std::map<std::pair<std::string, MetricPoint::Statistic>, Points> series;
  std::map<std::int64_t, Bytes> stored;  ///< by second
  std::int64_t period = 0;               ///< seconds of a datapoint
  bool described = false;
  std::vector<MountFact> mounts;
};

/// Works out the fields that metrics and descriptions tell. Returns how many full days the metrics cover.
Count compose_file_system(const FileSystem& system, const Wanted& wanted, const std::string& stated_role,
                          FoundSet& out);

}  // namespace storeadvise::observe

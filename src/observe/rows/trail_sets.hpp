#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "observe/rows/traffic.hpp"

namespace storeadvise::observe {

/// What trails tell of one bucket in one data set.
struct TrailSet {
  std::uint32_t set = 0;  ///< kNoSet: in none
  std::string bucket;
  auto operator<=>(const TrailSet&) const = default;
};

/// Sets of the rows that trails tell. They lie beside those of logs until all is read: a bucket that an
/// access log tells of, too, would count twice.
class TrailSets {
 public:
  static constexpr std::uint32_t kFirst = std::uint32_t{1} << 31U;

  /// The number that rows of a data set's bucket have here; made when it is not there.
  std::uint32_t number(std::uint32_t set, std::string_view bucket);
  /// Those that were made; the first has the number kFirst.
  [[nodiscard]] const std::vector<TrailSet>& all() const { return all_; }

  std::map<std::string, Covered> covered;  ///< by bucket
  bool left_out = false;                   ///< of all of them the rows are left out

 private:
  std::vector<TrailSet> all_;
  std::map<TrailSet, std::uint32_t> places_;  ///< in all_
  std::uint32_t last_ = 0;                    ///< the place that was asked for, often again
};

}  // namespace storeadvise::observe

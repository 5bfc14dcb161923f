#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "observe/input/kind.hpp"
#include "observe/rows/places.hpp"
#include "observe/rows/stored.hpp"
#include "observe/rows/traffic.hpp"
#include "observe/rows/trail_sets.hpp"
#include "observe/sources/facts.hpp"

namespace storeadvise::observe {

/// One entry of `evidence.sources`: all files of one kind.
struct Source {
  std::string id;             ///< "log", "inv", "efs"
  Kind kind = Kind::unknown;  ///< of several with one id the first
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;  ///< as they lie on disk
  std::uint64_t lines = 0;  ///< not empty ones; rows of a table
  std::uint64_t bad_lines = 0;
  std::uint64_t duplicates = 0;
  std::optional<std::int64_t> first;  ///< seconds since 1970
  std::optional<std::int64_t> last;
  void add(const Source& other);
  /// Widens first and last so that they hold `second`.
  void cover(std::int64_t second);
};

/// All that was observed. Two of them add up, and the sum does not depend on the order.
struct Observation {
  Places places;
  Traffic traffic;
  TrailSets trails;  ///< sets of rows in `traffic` that trails tell
  std::vector<Snapshot> snapshots;
  std::vector<Fact> facts;
  std::vector<Source> sources;       ///< one a kind
  std::set<std::uint64_t> file_ids;  ///< of log files, so that a part that is there twice shows
  bool complete = true;

  /// The source of a kind, made when it is not there.
  Source& source(Kind kind);
  /// Adds a fact about an object that exists, seen in the snapshot at `place` of `snapshots`.
  void add(const ObjectFact& object, std::size_t snapshot, const Salt& salt);
};

}  // namespace storeadvise::observe

#pragma once

#include <span>
#include <string>
#include <vector>

#include "observe/input/bytes.hpp"
#include "observe/input/kind.hpp"
#include "observe/sources/facts.hpp"

namespace storeadvise::observe {

/// A source that is read in one go by one thread.
struct Opened {
  std::string name;  ///< the file, as errors name it
  Bytes& bytes;
  /// Files of the same call that this one may need: an inventory's data, the queries of metric data.
  std::span<const std::string> others;
};

/// Where a reader hands on what it finds.
struct Sinks {
  RecordSink record;  ///< CloudTrail, JSON access logs
  ObjectSink object;  ///< inventories, lists
  std::vector<Fact>& facts;
  std::uint64_t rows = 0;      ///< the reader counts what it read
  std::uint64_t bad_rows = 0;  ///< and what it could not read
  std::int64_t taken = 0;      ///< when a snapshot was taken, seconds since 1970; 0: not told
};

/// How a kind of source is read.
struct Reader {
  Kind kind = Kind::unknown;
  Result<void> (*read)(const Opened& source, Sinks& sinks) = nullptr;
};

/// The reader of a kind; null for those that are not read in one go (access logs, .obs).
const Reader* reader_of(Kind kind);

}  // namespace storeadvise::observe

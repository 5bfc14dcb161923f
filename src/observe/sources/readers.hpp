#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "observe/input/bad_lines.hpp"
#include "observe/input/bytes.hpp"
#include "observe/input/kind.hpp"
#include "observe/rows/hashing.hpp"
#include "observe/sources/facts.hpp"

namespace storeadvise::observe {

/// A source that is read in one go by one thread.
struct Opened {
  std::string name;  ///< the file, as errors name it
  ByteStream& bytes;
  /// Files of the same call that this one may need: an inventory's data, the queries of metric data.
  std::span<const std::string> others;
};

/// Where a reader hands on what it finds.
struct Sinks {
  RecordSink record;  ///< CloudTrail, JSON access logs
  ObjectSink object;  ///< inventories, lists
  std::vector<Fact>& facts;
  std::uint64_t rows = 0;               ///< the reader counts what it read
  std::uint64_t bad_rows = 0;           ///< and what it could not read
  BadLines bad{};                       ///< where these stand
  std::int64_t taken = 0;               ///< when a snapshot was taken, seconds since 1970; 0: not told
  std::optional<std::int64_t> first{};  ///< second that the source tells of, since 1970
  std::optional<std::int64_t> last{};
  Salt salt{};  ///< of hashes that a part may hold

  void cover(std::int64_t second) {
    first = std::min(first.value_or(second), second);
    last = std::max(last.value_or(second), second);
  }
  /// Counts a row of the file that cannot be read: its line or, in a list, its place; and what is wrong.
  void reject(std::uint64_t line, std::string_view field) {
    ++bad_rows;
    bad.add({0, 0, line, field, {}});
  }
};

/// How a kind of source is read.
struct Reader {
  Kind kind = Kind::unknown;
  Result<void> (*read)(const Opened& source, Sinks& sinks) = nullptr;
};

/// The reader of a kind; null for those that are not read in one go (access logs, .obs).
const Reader* reader_of(Kind kind);

}  // namespace storeadvise::observe

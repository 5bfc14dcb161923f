#pragma once

#include <cstdint>
#include <string>

#include "observe/sources/facts.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// What a walk over a folder counted beside the files.
struct Walk {
  std::uint64_t files = 0;
  Bytes bytes;
  Bytes allocated;                 ///< on disk: less where files have holes or are compressed
  std::uint64_t linked = 0;        ///< other names of files that were counted
  std::uint64_t unreadable = 0;    ///< files and folders that nobody may look at
  std::uint64_t other_mounts = 0;  ///< folders below on which something else is mounted: left out
  std::uint64_t in_future = 0;     ///< files that were changed after `now`: a clock was set back
  bool keeps_reads = false;        ///< the mount keeps every time of reading (strictatime)
};

/// Hands on every regular file in a folder and below: its size, its last change, and, where the mount keeps
/// times of reading, the days since it was last touched. Links are not followed; of a file with several names
/// one counts; what is mounted below is not entered. `now` are seconds since 1970. Fails for a folder that
/// cannot be read.
Result<Walk> walk_folder(const std::string& folder, std::int64_t now, const ObjectSink& sink);

/// Whether a place of --dataset is a folder that is there, not a bucket or a file system.
bool is_folder(const std::string& place);

}  // namespace storeadvise::observe

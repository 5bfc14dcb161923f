#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "observe/input/bad_lines.hpp"
#include "observe/input/files.hpp"
#include "observe/observe.hpp"

namespace storeadvise::observe {

/// What reading all access logs of a call gave, beside the rows.
struct LogRun {
  Source source;
  BadLines bad;
  std::vector<std::vector<std::uint64_t>> lines;  ///< of each piece of each file, empty ones included
  std::vector<std::size_t> truncated;             ///< files that end before their end
  bool duplicates_exact = true;
};

/// Reads access logs on several cores: whole files, and large plain ones in pieces. Each core sums into rows
/// of its own, which go into `into` when they are done, and before they take too much memory.
Result<LogRun> read_logs(const Request& request, std::span<const InputFile> files, Observation& into);

}  // namespace storeadvise::observe

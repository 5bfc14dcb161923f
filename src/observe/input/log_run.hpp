#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "observe/input/bad_lines.hpp"
#include "observe/input/files.hpp"
#include "observe/observe.hpp"
#include "observe/rows/duplicates.hpp"

namespace storeadvise::observe {

/// What reading all access logs of a call gave, beside the rows.
struct LogRun {
  Source source;
  BadLines bad;
  std::vector<std::vector<std::uint64_t>> lines;  ///< of each piece of each file, empty ones included
  std::vector<std::size_t> truncated;             ///< files that end before their end
};

/// How many records of requests the files hold: lines of access logs, events of trails.
Expected records_expected(std::span<const InputFile> files);

/// Reads access logs on several cores: whole files, and large plain ones in pieces. Each core sums into rows
/// of its own, which go into `into` when they are done, and before they take too much memory. What was `seen`
/// already is a duplicate.
Result<LogRun> read_logs(const Request& request, std::span<const InputFile> files, SeenRecords& seen,
                         Observation& into);

}  // namespace storeadvise::observe

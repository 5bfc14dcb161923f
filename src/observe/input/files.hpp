#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "observe/input/bytes.hpp"
#include "observe/input/kind.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// A file that is to be read.
struct InputFile {
  std::string name;
  Kind kind = Kind::unknown;
  std::uint64_t size = 0;        ///< bytes on disk; 0: not known (standard input)
  std::uint64_t id = 0;          ///< of its size and first 64 KB
  std::uint64_t line_bytes = 0;  ///< of a line of its head, on the mean, unpacked; 0: no line ends there
  bool packed = false;
  bool seekable = false;
  std::shared_ptr<ByteStream> opened;     ///< standard input, which is opened once
  std::optional<std::int64_t> delivered;  ///< that a log file's name tells, seconds since 1970
};

/// All files of a call.
struct FoundFiles {
  std::vector<InputFile> files;       ///< sorted by name
  std::vector<std::string> skipped;   ///< of no known kind, in a folder
  std::vector<std::string> repeated;  ///< that were given twice under another name
};

/// Walks the folders, recognises every file, and leaves out what is there twice (the same size and the same
/// first 64 KB). A named file of no known kind is an error; all such errors at once. `stop` ends what waits
/// for a pipe.
Result<FoundFiles> find_files(std::span<const std::string> sources, const std::atomic<bool>* stop);

/// When a log file was delivered, by its name "2026-03-05-10-00-00-0123456789ABCDEF".
std::optional<std::int64_t> delivered_at(std::string_view name);

}  // namespace storeadvise::observe

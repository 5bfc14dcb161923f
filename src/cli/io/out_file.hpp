#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <string_view>

#include "cli/io/handle.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::cli {

/// The file beside a target that is written first, without a name or with one of its own. It goes away unless
/// it takes the target's name over, also where a signal ends the program.
class Part;

/// A result on its way to a file or to standard output, however long it is. A file is written beside its name
/// and takes it over with `finish`, with the owner and the permissions of the file that was there; without
/// that the old one stays. Links stay links. What is no regular file (a device, a pipe) is written directly.
class OutFile {
 public:
  /// An empty name or "-" means standard output.
  static Result<OutFile> open(const std::string& name);
  OutFile(OutFile&& other) noexcept;
  OutFile& operator=(OutFile&& other) = delete;
  OutFile(const OutFile&) = delete;
  OutFile& operator=(const OutFile&) = delete;
  ~OutFile();

  /// False once something could not be written; `finish` then says what.
  bool write(std::string_view text);
  /// Hands on what has been written so far.
  bool flush();
  Result<void> finish();

 private:
  explicit OutFile(std::string name);
  int open_directly();
  int open_part(const struct stat* old);
  [[nodiscard]] tl::unexpected<Errors> failure() const;

  std::string name_;            ///< as the user wrote it
  std::unique_ptr<Part> part_;  ///< none: written directly
  Handle owned_{-1};
  int fd_ = STDOUT_FILENO;
  int problem_ = 0;  ///< what the system said
  std::string waiting_;
};

/// Ends the program by the signal that it got, without leaving a part behind. For signal handlers.
void end_by(int signal);

}  // namespace storeadvise::cli

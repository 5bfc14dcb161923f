#pragma once

#include <string>
#include <vector>

#include "cli/args/command.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::cli {

/// The profiles that a word of the command line stands for: a file or "-" for itself, a directory for the
/// files in it whose names end in ".json" or ".jsonc" and do not begin with ".", by name in byte order.
/// Directories inside it, and what is no file (a pipe, a device), are left alone. Fails for a directory that
/// cannot be read or holds no such file.
Result<std::vector<std::string>> profiles_of(const std::string& operand);

/// The profiles of all words, and what is wrong with the others.
struct Profiles {
  std::vector<std::string> names;
  Errors errors;
  bool several = false;  ///< more words than one, or a directory, however many files it holds
};
Profiles all_profiles(const Arguments& arguments);

}  // namespace storeadvise::cli

#include "cli/io/profiles.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace storeadvise::cli {

namespace {

namespace fs = std::filesystem;

bool is_directory(const std::string& operand) {
  std::error_code ignored;
  return operand != "-" && fs::is_directory(operand, ignored);
}

tl::unexpected<Errors> unreadable(const std::string& directory, std::string why, std::string hint = {}) {
  return tl::unexpected(Errors{{.code = "cannot-read",
                                .place = {.file = directory},
                                .path = {},
                                .message = "cannot be read: " + std::move(why),
                                .hint = std::move(hint)}});
}

/// A file, or a link that leads nowhere: reading it tells that a profile is missing.
bool is_profile(const fs::directory_entry& entry) {
  std::error_code problem;
  const fs::file_status status = entry.status(problem);
  return fs::is_regular_file(status) || (!fs::exists(status) && entry.is_symlink(problem));
}

}  // namespace

Result<std::vector<std::string>> profiles_of(const std::string& operand) {
  if (!is_directory(operand)) return std::vector<std::string>{operand};
  std::vector<std::string> files;
  std::error_code code;
  for (fs::directory_iterator at(operand, code), end; !code && at != end; at.increment(code)) {
    const std::string name = at->path().filename().string();
    if ((name.ends_with(".json") || name.ends_with(".jsonc")) && !name.starts_with('.') && is_profile(*at))
      files.push_back(at->path().string());
  }
  if (code) return unreadable(operand, code.message());
  if (files.empty())
    return unreadable(
        operand, "the directory holds no profile",
        "expected files in it whose names end in .json or .jsonc; directories inside are not looked into");
  std::sort(files.begin(), files.end());
  return files;
}

Profiles all_profiles(const Arguments& arguments) {
  Profiles all;
  all.several = arguments.operands.size() > 1 || is_directory(arguments.operands.front());
  for (const std::string& operand : arguments.operands) {
    Result<std::vector<std::string>> names = profiles_of(operand);
    if (names) {
      all.names.insert(all.names.end(), names->begin(), names->end());
    } else {
      all.errors.insert(all.errors.end(), names.error().begin(), names.error().end());
    }
  }
  return all;
}

}  // namespace storeadvise::cli

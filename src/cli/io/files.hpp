#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "storeadvise/error.hpp"

namespace storeadvise::cli {

/// No input of ours is near this size; what is larger was named by mistake.
inline constexpr std::size_t kLargestFile = std::size_t{64} * 1024 * 1024;

/// The whole of a file, or of standard input for "-". Fails for what is missing, a directory,
/// unreadable, or larger than kLargestFile, each with a message of its own.
Result<std::string> read_file(const std::string& name);

/// How errors name an input: "-" is `<stdin>`.
std::string shown_name(const std::string& name);

/// Writes a file whole or not at all, as OutFile does.
Result<void> write_file(const std::string& name, std::string_view text);

}  // namespace storeadvise::cli

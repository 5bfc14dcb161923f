#include "cli/args/usage_codes.hpp"

#include <array>

namespace storeadvise::cli {

std::span<const ErrorCode> usage_codes() {
  static constexpr std::array<ErrorCode, 8> kCodes{{
      {"bad-usage", "The command line lacks a word, or has one too many.",
       "storeadvise schema -> storeadvise schema profile"},
      {"cannot-read", "A file that was named is missing or may not be read, or a directory holds no profile.",
       "storeadvise profiles/vision -> storeadvise profiles/vision.json"},
      {"cannot-write", "The result could not be written; nothing of it is left behind.",
       "--output /missing/report.json -> a folder that exists"},
      {"several-regions", "A catalog file is about one Region, and the price lists have several.",
       "--output prices.json -> --output prices/"},
      {"unknown-command", "The first word is neither a command nor a file.",
       "storeadvise explian -> storeadvise explain"},
      {"unknown-dataset", "--expect or --dataset names a data set that no profile has.",
       "--expect imagnet=s3 -> --expect imagenet=s3"},
      {"unknown-flag", "The command has no option of this name.", "--formt json -> --format json"},
      {"unknown-id", "explain and schema know nothing of this name.",
       "storeadvise explain efs.elastc -> storeadvise explain efs.elastic"},
  }};
  return kCodes;
}

}  // namespace storeadvise::cli

#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/error.hpp"

namespace storeadvise {

/// A value that `--set` put into a document.
struct Patch {
  nlohmann::json::json_pointer where;
  std::string shown;  ///< "--set datasets.x.size=1 GB", which errors name instead of the file
};

/// A parsed input, with what is needed to say where something stands in it.
struct Document {
  nlohmann::json json;
  std::string text;
  std::string file;
  std::vector<Patch> patches;
};

/// Inputs larger than this are refused.
inline constexpr std::size_t kLargestInput = std::size_t{16} * 1024 * 1024;

/// Mistakes beyond this many are not reported.
inline constexpr std::size_t kMostErrors = 20;

/// Parses JSON with comments. Refused, with line and column: syntax errors (exactly one is
/// reported), keys that stand twice (all of them), text that is not UTF-8 or begins with a
/// byte-order mark, numbers too large for a double, nesting beyond 64 levels, more than 16 MiB.
Result<Document> parse_document(std::string_view text, std::string_view file);

/// A value in a document, or its key.
struct Spot {
  nlohmann::json::json_pointer where;
  bool key = false;
};

/// Where things stand, in one walk over the text. Of a value that is not in the text, where the object stands
/// that it would be in; of a value from `--set`, a place without a line whose file names the `--set`.
std::vector<Place> locate_all(const Document& document, const std::vector<Spot>& spots);

/// The same for one value.
Place locate(const Document& document, const nlohmann::json::json_pointer& where);

/// The `--set` that a value comes from; null for those of the text.
const Patch* patch_at(const Document& document, const nlohmann::json::json_pointer& where);

/// A pointer as errors write it: `datasets[1].reads.pattern`.
std::string path_text(const nlohmann::json& root, const nlohmann::json::json_pointer& where);

/// Sorts by place, drops what is there twice, and keeps the first 20.
Errors in_order(Errors errors);

}  // namespace storeadvise

// Lines of PATH=VALUE on a profile: taken, or refused with words.

#include <string>
#include <vector>

#include "fuzz/input.hpp"
#include "input/patch.hpp"
#include "input/profile.hpp"

using namespace storeadvise;

namespace {

constexpr std::string_view kProfile = R"({
  "profile_version": 1, "name": "x", "region": "us-east-1",
  "compute": { "train": { "instance": "p4d.24xlarge", "count": 4 } },
  "datasets": [ { "name": "a.b", "role": "training_data", "size": "150 GB", "compute": "train",
                  "reads": { "passes_per_month": 3 }, "needs": ["posix"], "untouched": { "30 d": 0.5 } },
                { "name": "a", "role": "checkpoints", "size": "1 GB", "checkpoint": { "every": "30 min" } } ] })";

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at <= text.size() && all.size() < 30;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    all.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Document base = *parse_document(kProfile, "fuzz");
  const auto changed = apply_sets(base, lines(fuzz::as_text(data, size)));
  if (!changed) {
    fuzz::must_explain(changed.error());
    return 0;
  }
  const auto profile = read_profile(*changed);
  if (!profile) fuzz::must_explain(profile.error());
  return 0;
}

// Lines of PATH=VALUE on a profile: taken, or refused with words.

#include <string>
#include <vector>

#include "fuzz/base_profile.hpp"
#include "fuzz/input.hpp"
#include "profile/patch.hpp"
#include "profile/profile.hpp"

using namespace storeadvise;

namespace {

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
  const auto changed = apply_sets(fuzz::base_profile(), lines(fuzz::as_text(data, size)));
  if (!changed) {
    fuzz::must_explain(changed.error());
    return 0;
  }
  const auto profile = read_profile(*changed);
  if (!profile) fuzz::must_explain(profile.error());
  return 0;
}

#include <algorithm>
#include <string_view>

#include "property/generator.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

/// The lines of the block that begins with a data set's title; 0 where there is none.
std::ptrdiff_t lines_of_block(std::string_view report, const std::string& name) {
  const std::size_t start = report.find("\n\n" + name + ": ");
  if (start == std::string_view::npos) return 0;
  const std::string_view block = report.substr(start + 2);
  return std::ranges::count(block.substr(0, block.find("\n\n") + 1), '\n');
}

}  // namespace

TEST_CASE("a data set takes at most fourteen lines of 80 columns") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 2);
    const Recommendation r = advise(profile, catalog(), embedded_rules(), embedded_roles());
    const std::string report = to_text(r, catalog(), {.width = 80});
    for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
      const std::ptrdiff_t lines = lines_of_block(report, profile.datasets[i].name);
      INFO(described(seed, profile, i) << "\n" << report);
      CHECK(lines > 1);
      CHECK(lines <= 14);
    }
  }
}

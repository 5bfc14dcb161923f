// Any text is a --vary of sweep and of breakeven, whose points lie within its ends, or is refused with words.

#include <cmath>

#include "explore/vary.hpp"
#include "fuzz/base_profile.hpp"
#include "fuzz/input.hpp"

using namespace storeadvise;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const bool stepped : {true, false}) {
    const auto axis = parse_axis(fuzz::base_profile(), fuzz::as_text(data, size), stepped);
    if (!axis) {
      fuzz::must(!axis.error().code.empty() && !axis.error().message.empty());
      continue;
    }
    fuzz::must(std::isfinite(axis->from) && std::isfinite(axis->to) && axis->from <= axis->to);
    fuzz::must(axis->steps >= 2 && axis->steps <= kMostRows);
    fuzz::must(!axis->log || axis->from > 0);
    if (axis->steps > 100) continue;
    double before = axis->from;
    for (const double point : axis->values()) {
      fuzz::must(point >= before && point <= axis->to);
      before = point;
    }
  }
  return 0;
}

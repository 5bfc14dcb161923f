// Any text is an earlier report that bills are held against, or is refused with words.

#include "check/baseline.hpp"
#include "check/increase.hpp"
#include "fuzz/input.hpp"

using namespace storeadvise;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto baseline = read_baseline(fuzz::as_text(data, size), "fuzz");
  if (!baseline) {
    fuzz::must_explain(baseline.error());
    return 0;
  }
  fuzz::must(!baseline->reports.empty());
  Recommendation r;
  r.profile_name = "vision-team";
  r.summary.bill = Usd(365.35);
  for (const bool only_one : {true, false})
    for (const CheckedDemand& demand :
         check_increase(compare(r, *baseline, {.only_one = only_one}), {.usd = 10, .percent = 10}))
      fuzz::must(demand.applies ? !demand.found.empty() : demand.found == "null");
  return 0;
}

// Any text is a catalog, which then prices a data set, or is refused with words.

#include <cmath>

#include "fuzz/input.hpp"
#include "storeadvise/advise.hpp"

using namespace storeadvise;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Demand d = [] {
    Profile profile;
    profile.region = "us-east-1";
    profile.datasets.resize(1);
    profile.datasets.front().size = Bytes(100 * kGiB);
    return demand(profile, 0, *embedded_catalog("aws", "us-east-1"), embedded_roles());
  }();
  const auto catalog = read_catalog(fuzz::as_text(data, size), "fuzz", "us-east-1");
  if (!catalog) {
    fuzz::must_explain(catalog.error());
    return 0;
  }
  const Outcome found = outcome(d, {*catalog, embedded_rules(), embedded_roles()});
  fuzz::must(!found.option || (std::isfinite(found.score) && found.bill.count() >= 0));
  return 0;
}

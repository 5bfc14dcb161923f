// Any text is a rules file, which then judges a data set, or is refused with words.

#include <cmath>

#include "fuzz/input.hpp"
#include "storeadvise/advise.hpp"

using namespace storeadvise;

namespace {

Profile small_profile() {
  Profile profile;
  profile.name = "x";
  profile.region = "us-east-1";
  DataSet set;
  set.name = "d";
  set.size = Bytes(100 * kGiB);
  profile.datasets.push_back(set);
  return profile;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  static const Demand d = demand(small_profile(), 0, catalog, embedded_roles());
  const auto rules = read_rules(fuzz::as_text(data, size), "fuzz");
  if (!rules) {
    fuzz::must_explain(rules.error());
    return 0;
  }
  const Outcome found = outcome(d, {catalog, *rules, embedded_roles()});
  fuzz::must(std::isfinite(found.score) && found.score >= 0 && found.score <= 100 + 1e-9);
  const auto r = advise(small_profile(), catalog, *rules, embedded_roles(), {.robustness = false});
  fuzz::must(r.datasets.front().verdict.option == found.option);
  return 0;
}

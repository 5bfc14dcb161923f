// Any text is a profile with a report, or is refused with words.

#include <cmath>

#include "fuzz/input.hpp"
#include "profile/profile.hpp"
#include "storeadvise/advise.hpp"
#include "storeadvise/report.hpp"

using namespace storeadvise;

namespace {

const Catalog& catalog() {
  static const Catalog found = *embedded_catalog("aws", "us-east-1");
  return found;
}

void must_make_sense(const Recommendation& r) {
  for (const DataSetReport& set : r.datasets) {
    for (const OptionReport& option : set.options) {
      const double total = option.estimate().bill.total().count();
      fuzz::must(std::isfinite(total) && total >= 0);
      if (option.scores) fuzz::must(option.scores->total >= 0 && option.scores->total <= 100 + 1e-9);
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = parse_document(fuzz::as_text(data, size), "fuzz");
  if (!document) {
    fuzz::must_explain(document.error());
    return 0;
  }
  const auto profile = read_profile(*document);
  if (!profile) {
    fuzz::must_explain(profile.error());
    return 0;
  }
  if (profile->datasets.size() > 8) return 0;  // the same again, and slow
  const auto r = advise(*profile, catalog(), embedded_rules(), embedded_roles(), {.robustness = false});
  must_make_sense(r);
  fuzz::must(to_json(r, catalog()).ends_with("\n"));
  return 0;
}

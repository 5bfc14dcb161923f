#include "cli/commands/chosen.hpp"

#include <fmt/format.h>

#include <vector>

#include "cli/args/errors.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

void Chosen::keep(Recommendation& r) {
  if (names_.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    for (const DataSetReport& d : r.datasets) seen_.insert(d.name);
  }
  std::erase_if(r.datasets, [this](const DataSetReport& d) { return !names_.contains(d.name); });
}

Errors Chosen::unknown() const {
  const std::vector<std::string_view> known(seen_.begin(), seen_.end());
  Errors errors;
  for (const std::string& name : names_) {
    if (seen_.contains(name)) continue;
    const auto close = nearest(name, known);
    const Errors one =
        usage_error("unknown-dataset", fmt::format("--dataset: there is no data set {}", in_quotes(name)),
                    close ? fmt::format("did you mean {}?", in_quotes(*close)) : "");
    errors.insert(errors.end(), one.begin(), one.end());
  }
  return errors;
}

}  // namespace storeadvise::cli

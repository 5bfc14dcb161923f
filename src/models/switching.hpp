#pragma once

#include "models/estimate.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// What it costs once to move the data set from option `from` to option `to`:
/// reading everything where it lies, writing it where it goes, days still owed
/// to the class it leaves, lifecycle moves, and copying a hot part to EFS. Nothing where a price is missing.
std::optional<Usd> switching_cost(const Workbench& bench, std::size_t from, std::size_t to);

/// What it costs once to read everything of `now` from an option, and to write it back to the same
/// option in the objects of `then`. Nothing where a price is missing.
std::optional<Usd> rewriting_cost(const Demand& now, const Demand& then, std::size_t option,
                                  const Catalog& catalog);

/// Months until `saving` USD a month, growing with the data, has paid `one_off` back; nothing
/// when it never does.
std::optional<double> payback_months(Usd one_off, Usd saving, const Demand& demand);

}  // namespace storeadvise

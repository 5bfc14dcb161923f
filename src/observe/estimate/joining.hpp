#pragma once

#include "observe/estimate/estimate.hpp"

namespace storeadvise::observe {

/// Puts what one kind of source tells of a data set into the set of that name, which is made when it is not
/// there. Of a field that two sources tell the better one is used: for what is stored inventory, Storage
/// Lens, metrics, bill, list, walk, log; for traffic log, bill, metrics, CloudTrail, Storage Lens, class
/// analysis, mounts. A value goes before a bound. Numbers that differ by more than 10 % are listed as a
/// disagreement.
void join(Found& out, FoundSet more);

/// Brings fields and what is left open into the order of their paths, and leaves nothing open that is known.
void put_in_order(FoundSet& set);

}  // namespace storeadvise::observe

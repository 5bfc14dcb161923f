#pragma once

#include <vector>

#include "json/reader.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise {

/// A contradiction in a profile whose fields are fine one by one.
struct Contradiction {
  std::vector<Pointer> about;  ///< the fields that disagree, the first of them in the profile
  Fault fault;
};

/// Names that are taken, numbers that disagree by more than 1 %, shares that do not nest,
/// priorities that are all zero. Also for profiles that a what-if run has changed.
std::vector<Contradiction> contradictions(const Profile& profile);

}  // namespace storeadvise

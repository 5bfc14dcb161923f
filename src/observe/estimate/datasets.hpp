#pragma once

#include "observe/rows/observation.hpp"

namespace storeadvise::observe {

/// Without --dataset: makes data sets of the first-level prefixes. One that holds a hundredth of the bytes
/// stored, of the bytes moved or of the requests is a data set of its own, the 20 largest at most; what is
/// left of a bucket is one, named as the bucket. Rows are moved to the sets that are made.
void make_datasets(Observation& observation, std::size_t jobs);

/// A prefix that holds over 90 % of a bucket's bytes and has prefixes below; nothing where none does.
struct Dominant {
  std::string bucket;
  std::string prefix;
};
std::vector<Dominant> dominant_prefixes(const Observation& observation);

}  // namespace storeadvise::observe

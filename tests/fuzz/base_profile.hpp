#pragma once

#include "json/document.hpp"

namespace storeadvise::fuzz {

/// A profile for what-ifs: a name with a dot in it, and one that is its beginning.
inline const Document& base_profile() {
  static const Document base = *parse_document(R"({
    "profile_version": 1, "name": "x", "region": "us-east-1",
    "compute": { "train": { "instance": "p4d.24xlarge", "count": 4 } },
    "datasets": [ { "name": "a.b", "role": "training_data", "size": "150 GB", "compute": "train",
                    "reads": { "passes_per_month": 3 }, "needs": ["posix"], "untouched": { "30 d": 0.5 } },
                  { "name": "a", "role": "checkpoints", "size": "1 GB", "checkpoint": { "every": "30 min" } } ] })",
                                               "fuzz");
  return base;
}

}  // namespace storeadvise::fuzz

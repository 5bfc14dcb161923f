#pragma once

#include <optional>

#include "explore/trial.hpp"

namespace storeadvise {

/// Halves the gap between two values with different services until nothing lies `between` them, or
/// often enough: `same` keeps its service, and right beside it `other` has another.
template <class Between, class At>
void narrow(Probe& same, Probe& other, int halvings, const Between& between, const At& at) {
  for (int i = 0; i < halvings; ++i) {
    const std::optional<double> value = between(same.value, other.value);
    if (!value) return;
    const Probe found = at(*value);
    (found.service == same.service ? same : other) = found;
  }
}

}  // namespace storeadvise

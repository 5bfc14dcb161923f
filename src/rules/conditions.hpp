#pragma once

#include <memory>

#include "json/reader.hpp"
#include "jsonlogic/json_logic.hpp"

namespace storeadvise {

/// A rule's condition: what the data set alone decides, and what needs an option's estimate.
/// Null is always true.
struct Conditions {
  std::shared_ptr<const logic::Program> dataset, option;
};

/// Compiles a condition over the facts. The operands of a top-level `and` that look at the data
/// set alone are taken apart from the others, so that they are asked once per data set.
Conditions read_conditions(const nlohmann::json& when, const Pointer& where, Problems& problems);

}  // namespace storeadvise

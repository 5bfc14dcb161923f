#pragma once

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// `terraform show -json` of a plan or a state
/// (https://developer.hashicorp.com/terraform/internals/json-format), a state file, and recorded resources of
/// tests: buckets with their lifecycle rules and versioning, file systems with mode and lifecycle. A plan
/// tells no size. What is known only after it was applied is not told.
Result<void> read_plan(const Opened& source, Sinks& sinks);

}  // namespace storeadvise::observe

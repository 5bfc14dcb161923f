#pragma once

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// `aws s3api list-objects-v2`: sizes, classes, last changes. The bucket is its "Name", which the CLI leaves
/// out: then the objects lie in the bucket that --dataset names.
Result<void> read_object_list(const Opened& source, Sinks& sinks);

/// `aws s3 ls --recursive`: local time, size, key. Sizes of --human-readable cannot be read.
Result<void> read_object_lines(const Opened& source, Sinks& sinks);

}  // namespace storeadvise::observe

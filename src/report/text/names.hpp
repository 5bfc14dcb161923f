#pragma once

#include <string>

#include "storeadvise/option.hpp"

namespace storeadvise {

/// The options of `mask` in few words: "S3", "EFS One Zone, s3.express". A family of which `offered`
/// has several, all of them in `mask`, is told by its name, the others by their ids.
std::string option_names(OptionMask mask, OptionMask offered);

}  // namespace storeadvise

#pragma once

#include <string>
#include <string_view>

#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// A shell script of all that can be asked of AWS about a bucket ("s3") or a file system ("efs"), with what
/// each makes known and how it is billed. Fails for a name that neither can have.
Result<std::string> queries_text(std::string_view service, std::string_view id);

}  // namespace storeadvise::observe

#pragma once

#include <string>
#include <string_view>

#include "observe/estimate/estimate.hpp"

namespace storeadvise::observe {

/// A profile as `profile_json` writes it, a key a line, with a comment behind each field of a data set that
/// says how sure its value is, from what, within which interval, and why.
std::string with_comments(std::string_view profile, const Found& found);

}  // namespace storeadvise::observe

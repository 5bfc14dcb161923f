#pragma once

#include <string>

#include "cli/args/arguments.hpp"
#include "cli/commands/observe_request.hpp"
#include "observe/estimate/estimate.hpp"

namespace storeadvise::cli {

/// Fails where --into names a file that is no profile: before logs are read, and whatever the format.
/// Standard input is not read in advance.
Result<void> check_into(const Arguments& arguments);

/// The profile that `observe` writes: what was found, put into the profile of --into where there is one, with
/// the fields of --set. Fails where something is missing that a profile must have, and names the flags that
/// state it; and where what is stated makes no profile.
Result<std::string> observed_profile(const Arguments& arguments, const observe::Found& found,
                                     const Observing& asked);

}  // namespace storeadvise::cli

#pragma once

#include <string>

#include "observe/estimate/estimate.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// What a profile must have and the sources do not tell, each with the flag that states it.
Errors missing_from_profile(const Found& found);

/// The profile with its evidence. Same input, same bytes.
std::string profile_json(const Found& found, const Wanted& wanted);

/// One line of JSON for each entry of the evidence, its path first.
std::string evidence_lines(const Found& found);

}  // namespace storeadvise::observe

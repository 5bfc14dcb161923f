#pragma once

#include "json/reader.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise {

/// Reads the optional `evidence` of a profile: how `observe` found its fields. What it says of sources and of
/// what is left open is for people, and not looked at.
void read_evidence(ObjectReader& profile, Profile& out);

/// Drops what is said of fields that the profile no longer holds as they were found.
void keep_believed(Profile& profile, const nlohmann::json& document);

}  // namespace storeadvise

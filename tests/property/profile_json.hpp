#pragma once

#include <nlohmann/json.hpp>

#include "storeadvise/profile.hpp"

namespace storeadvise::property {

/// The profile as a file would state it, numbers in base units.
nlohmann::json as_json(const Profile& profile);

}  // namespace storeadvise::property

#pragma once

#include <nlohmann/json.hpp>

namespace storeadvise::observe {

/// A profile with what was measured put into it (`--into`). A field that the profile does not state, and one
/// that its evidence holds with the value that stands there, become what was measured; what was stated by
/// hand stays, and where it differs by more than 10 % both are in `evidence.disagree`. Data sets join by
/// name, new ones come last, none is taken out.
nlohmann::ordered_json join_profile(nlohmann::ordered_json profile, const nlohmann::ordered_json& measured);

}  // namespace storeadvise::observe

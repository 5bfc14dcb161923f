#pragma once

#include <nlohmann/json.hpp>

namespace storeadvise {

/// data/options.json, which several parts read; parsed when the first of them does.
const nlohmann::json& options_table();

}  // namespace storeadvise

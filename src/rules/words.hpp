#pragma once

#include <string_view>
#include <vector>

#include "json/reader.hpp"

namespace storeadvise {

/// The words that a fact can be; none where it can be any word or is no word.
const std::vector<std::string_view>& fact_words(std::string_view fact);

/// Finds comparisons that can never hold, such as a role that does not exist.
void check_words(const nlohmann::json& expression, const Pointer& where, Problems& problems);

}  // namespace storeadvise

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "observe/sources/facts.hpp"

namespace storeadvise::observe {

/// A fact as a row of an .obs file: its kind, then its members in order; what is not told is null.
nlohmann::json fact_row(const Fact& fact);

/// Whether rows of facts begin with this word.
bool is_fact_row(std::string_view kind);

/// The fact of such a row. Throws an std::exception for a row that `fact_row` did not make.
Fact fact_of(const nlohmann::json& row);

}  // namespace storeadvise::observe

#pragma once

#include <string>
#include <string_view>

#include "storeadvise/catalog.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise::html {

/// An id in the type of code.
std::string code(std::string_view id);

/// What a page tells of a data set below its answer, each a part with its heading; empty where there is
/// nothing to say. `bill` and `speeds` need a choice.
std::string bill(const DataSetReport& set);
std::string speeds(const DataSetReport& set);
std::string reasons(const DataSetReport& set);
std::string sure(const DataSetReport& set);
std::string advice(const DataSetReport& set, const Catalog& catalog);
std::string ruled_out(const DataSetReport& set);
std::string assumed(const DataSetReport& set);

}  // namespace storeadvise::html

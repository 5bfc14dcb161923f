#pragma once

#include <nlohmann/json.hpp>

#include "observe/rows/traffic.hpp"

namespace storeadvise::observe {

/// What the head of a part tells of the files of all its buckets: older parts have it there.
Covered delivered_to_all(const nlohmann::json& head);

/// The hours of a bucket in a row of a part; `of_all` is what its head tells. Throws where it is no such row.
Covered covered_of_row(const nlohmann::json& row, const Covered& of_all);

}  // namespace storeadvise::observe

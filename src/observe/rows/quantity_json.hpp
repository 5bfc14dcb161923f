#pragma once

#include <nlohmann/json.hpp>

#include "storeadvise/units.hpp"

/// Quantities are plain numbers in rows of .obs files.
namespace storeadvise {

template <class Unit>
void to_json(nlohmann::json& json, const Quantity<Unit>& amount) {
  json = amount.count();
}

template <class Unit>
void from_json(const nlohmann::json& json, Quantity<Unit>& amount) {
  amount = Quantity<Unit>(json.get<double>());
}

}  // namespace storeadvise

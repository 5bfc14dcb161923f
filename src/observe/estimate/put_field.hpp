#pragma once

#include <string>
#include <utility>
#include <vector>

#include "observe/estimate/month.hpp"
#include "observe/evidence.hpp"

namespace storeadvise::observe {

/// Adds a field to what was found of a data set. The reference holds until the next one is added.
inline Field& put_field(FoundSet& set, std::string path, Sure sure, Value value,
                        std::vector<std::string> from) {
  Field& field = set.fields.emplace_back();
  field.path = std::move(path);
  field.sure = sure;
  field.value = std::move(value);
  field.from = std::move(from);
  return field;
}

/// Writes the interval of an amount.
template <class Of>
void put_interval(Field& field, const Amount<Of>& amount) {
  field.low = amount.low.count();
  field.high = amount.high.count();
}

}  // namespace storeadvise::observe

#pragma once

#include <string_view>

#include "storeadvise/error.hpp"

namespace storeadvise {

/// What a profile may say, and hardly means (part of the judgement in data/roles.json).
struct HardlyMeant {
  double small_size = 0;      ///< bytes: a size without a unit below it was meant in another unit
  double small_set = 0;       ///< bytes: the same for a whole data set, but for whole blocks
  double small_rate = 0;      ///< bytes a second: the same for a rate
  double long_latency = 0;    ///< seconds: above it milliseconds may be meant
  double short_interval = 0;  ///< seconds: below it minutes may be meant
  double short_life = 0;      ///< seconds: below it days may be meant
  double rounding = 0;        ///< share by which two statements of the same thing may differ
};

template <class Archive>
void serialize(Archive& archive, HardlyMeant& meant) {
  auto& [size, set, rate, latency, interval, life, rounding] = meant;
  archive(size, set, rate, latency, interval, life, rounding);
}

/// That of a book of roles.
Result<HardlyMeant> read_hardly_meant(std::string_view text, std::string_view file);

/// That of the program's own.
const HardlyMeant& hardly_meant();

}  // namespace storeadvise

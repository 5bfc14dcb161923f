#pragma once

#include <cstdint>
#include <string_view>

namespace storeadvise::observe {

/// The 128-bit key of all hashes of one run. Keys, hosts and request ids are kept as hashes only.
struct Salt {
  std::uint64_t first = 0x736f6d6570736575ULL;
  std::uint64_t second = 0x646f72616e646f6dULL;
  bool operator==(const Salt&) const = default;
};

/// The salt that the bytes of a --salt file make.
Salt salt_of(std::string_view bytes);

/// What tells two salts apart without telling either.
std::uint64_t salt_check(const Salt& salt);

/// SipHash-1-3 (https://www.aumasson.jp/siphash/): who has not the salt cannot find the text by trying.
std::uint64_t hash_text(std::string_view text, const Salt& salt);

/// Spreads the bits of a number (the finaliser of SplitMix64).
constexpr std::uint64_t spread(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

}  // namespace storeadvise::observe

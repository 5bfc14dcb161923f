#include "observe/rows/hashing.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace storeadvise::observe {
namespace {

struct Sip {
  std::uint64_t a, b, c, d;

  void round() {
    a += b;
    b = std::rotl(b, 13) ^ a;
    a = std::rotl(a, 32);
    c += d;
    d = std::rotl(d, 16) ^ c;
    a += d;
    d = std::rotl(d, 21) ^ a;
    c += b;
    b = std::rotl(b, 17) ^ c;
    c = std::rotl(c, 32);
  }
  void take(std::uint64_t word) {
    d ^= word;
    round();
    a ^= word;
  }
};

std::uint64_t word_at(const char* from, std::size_t size) {
  std::array<char, 8> bytes{};
  std::copy_n(from, size, bytes.begin());  // not memcpy: an empty text may have no place in memory
  if constexpr (std::endian::native == std::endian::little) return std::bit_cast<std::uint64_t>(bytes);
  std::uint64_t word = 0;
  for (std::size_t i = 8; i > 0; --i) word = word << 8U | static_cast<unsigned char>(bytes[i - 1]);
  return word;
}

}  // namespace

std::uint64_t hash_text(std::string_view text, const Salt& salt) {
  Sip sip{salt.first ^ 0x736f6d6570736575ULL, salt.second ^ 0x646f72616e646f6dULL,
          salt.first ^ 0x6c7967656e657261ULL, salt.second ^ 0x7465646279746573ULL};
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; left -= 8, at += 8) sip.take(word_at(at, 8));
  sip.take(word_at(at, left) | static_cast<std::uint64_t>(text.size() & 0xffU) << 56U);
  sip.c ^= 0xff;
  sip.round();
  sip.round();
  sip.round();
  return sip.a ^ sip.b ^ sip.c ^ sip.d;
}

Salt salt_of(std::string_view bytes) {
  const Salt begin;
  return {hash_text(bytes, {begin.first, begin.second}), hash_text(bytes, {begin.second, begin.first})};
}

std::uint64_t salt_check(const Salt& salt) { return hash_text("storeadvise salt check", salt); }

}  // namespace storeadvise::observe

#include <string>

#include "observe/rows/hashing.hpp"
#include "support/catch.hpp"

using namespace storeadvise::observe;

// As the vectors of the reference implementation: the key is 00 01 ... 0f, the text 00 01 ... of the length.
TEST_CASE("Texts are hashed by SipHash-1-3", "[observe][hash]") {
  const Salt salt{0x0706050403020100ULL, 0x0f0e0d0c0b0a0908ULL};
  std::string text;
  for (char c = 0; c < 15; ++c) text += c;
  CHECK(hash_text("", salt) == 0xabac0158050fc4dcULL);
  CHECK(hash_text(std::string_view(text).substr(0, 8), salt) == 0x369095118d299a8eULL);
  CHECK(hash_text(text, salt) == 0xd320d86d2a519956ULL);
}

TEST_CASE("A text that lies nowhere is hashed as any empty one", "[observe][hash]") {
  const std::string held;
  CHECK(hash_text(std::string_view(), {}) == hash_text(held, {}));
}

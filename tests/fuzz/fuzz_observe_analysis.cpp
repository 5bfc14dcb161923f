// Any text is an export of Storage Class Analysis, or is refused with words.

#include "fuzz/observe_source.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return storeadvise::fuzz::read_source(storeadvise::observe::Kind::class_analysis, data, size);
}

// Any text is a mountstats, or is refused with words.

#include "fuzz/observe_source.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return storeadvise::fuzz::read_source(storeadvise::observe::Kind::mount_statistics, data, size);
}

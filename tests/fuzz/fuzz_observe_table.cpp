// Any text is an inventory under a line of column names, or is refused with words.

#include "fuzz/observe_source.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return storeadvise::fuzz::read_source(storeadvise::observe::Kind::inventory_table, data, size);
}

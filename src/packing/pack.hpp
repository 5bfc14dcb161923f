#pragma once

#include <string>
#include <vector>

#include "storeadvise/error.hpp"

namespace storeadvise {

struct PackedTable {
  std::string name;
  std::string bytes;  ///< for this machine's byte order alone
};

/// Reads data/ and packs each table of it. Fails on what data/ has wrong.
Result<std::vector<PackedTable>> pack_all();

}  // namespace storeadvise

#pragma once

#include <cstddef>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace storeadvise {

/// Where in an input something stands. Line and column count from 1 (columns in
/// bytes); 0 means that the place is not known.
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string source = {};  ///< what stands around it in its line; empty where that is not known
  std::size_t mark = 0;     ///< bytes of `source` in front of it
};

/// One mistake in an input: where, what was found, what was expected.
struct Error {
  std::string code;     ///< stable word that `explain` knows, such as "unknown-key"
  Place place;          ///< file, line, column
  std::string path;     ///< the field, as in `datasets[1].reads.pattern`; may be empty
  std::string message;  ///< what is wrong, lower case, no full stop
  std::string hint;     ///< what would be right, "expected one of: ..."; may be empty
};

/// All the mistakes of an input, sorted by place.
using Errors = std::vector<Error>;

template <class T>
using Result = tl::expected<T, Errors>;

}  // namespace storeadvise

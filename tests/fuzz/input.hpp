#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "report/errors.hpp"
#include "storeadvise/error.hpp"

/// libFuzzer's entry: https://llvm.org/docs/LibFuzzer.html
// NOLINTNEXTLINE(readability-identifier-naming): the name that it calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace storeadvise::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A promise that every input must keep.
inline void must(bool holds) {
  if (!holds) std::abort();
}

/// What is refused is refused with words: 1 to 20 mistakes, each with a code and a message, that can be
/// printed.
inline void must_explain(const Errors& errors) {
  must(!errors.empty() && errors.size() <= 20);
  for (const Error& error : errors) must(!error.code.empty() && !error.message.empty());
  must(errors_text(errors).find('\x1b') == std::string::npos);
  must(errors_json(errors).ends_with("}\n"));
}

}  // namespace storeadvise::fuzz

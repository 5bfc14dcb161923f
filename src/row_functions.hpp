#pragma once

namespace storeadvise {

/// Whether a row has a function. That the address of one is not null is no constant to g++ where it looks for
/// null pointers at run time: there it is believed.
template <class Function>
constexpr bool has(Function* function) {
  return !__builtin_constant_p(function != nullptr) || function != nullptr;
}

}  // namespace storeadvise

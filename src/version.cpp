#include "storeadvise/version.hpp"

namespace storeadvise {

std::string_view version() { return STOREADVISE_VERSION; }

}  // namespace storeadvise

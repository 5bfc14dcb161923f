#pragma once

#include "cli/args/command.hpp"
#include "observe/estimate/estimate.hpp"
#include "observe/observe.hpp"

namespace storeadvise::cli {

/// What a call of `observe` asks for.
struct Observing {
  observe::Request request;
  observe::Wanted wanted;
};

/// Reads the options of `observe`; all their mistakes at once.
Result<Observing> read_observing(const Arguments& arguments);

}  // namespace storeadvise::cli

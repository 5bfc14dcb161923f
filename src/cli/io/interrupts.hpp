#pragma once

#include <atomic>

namespace storeadvise::cli {

/// From now on the first Ctrl-C (or other signal that ends programs) sets `interrupted`, and the second ends
/// at once; of what else ends the program, files stay as they were. A program that was told to ignore a signal
/// goes on to ignore it.
void listen_for_interrupts();

/// Set by Ctrl-C and its like.
const std::atomic<bool>& interrupted();

/// Interrupted by what else than Ctrl-C: nobody wants what is done.
bool abandoned();

/// Ends the way an interrupted program does, so that the shell sees it: status 130 for Ctrl-C.
void end_interrupted();

}  // namespace storeadvise::cli

#include "cli/io/interrupts.hpp"

#include <csignal>

#include "cli/io/out_file.hpp"

namespace storeadvise::cli {
namespace {

std::atomic<bool> interrupt_came{false};
std::atomic<int> interrupted_by{SIGINT};

void interrupt(int signal) {
  interrupted_by = signal;
  interrupt_came = true;
  (void)std::signal(signal, end_by);
}

}  // namespace

void listen_for_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    struct sigaction action {};
    action.sa_handler = interrupt;
    (void)sigaction(signal, &action, &before);
    if (before.sa_handler == SIG_IGN) (void)sigaction(signal, &before, nullptr);
  }
}

const std::atomic<bool>& interrupted() { return interrupt_came; }

bool abandoned() { return interrupt_came && interrupted_by != SIGINT; }

void end_interrupted() {
  (void)std::signal(interrupted_by, SIG_DFL);
  (void)std::raise(interrupted_by);
}

}  // namespace storeadvise::cli

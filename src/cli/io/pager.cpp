#include "cli/io/pager.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace storeadvise::cli {

namespace {

std::string pager() {
  const char* const wanted = std::getenv("PAGER");  // NOLINT(concurrency-mt-unsafe): nothing here sets any
  return wanted == nullptr ? "less" : wanted;
}

bool fits(std::string_view text) {
  struct winsize size {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return true;  // NOLINT: C
  return std::ranges::count(text, '\n') < size.ws_row;
}

}  // namespace

bool page(std::string_view text) {
  const std::string command = pager();
  if (command.empty() || command == "cat" || ::isatty(STDOUT_FILENO) != 1 || fits(text)) return false;
  ::setenv("LESS", "FRX", 0);  // NOLINT(concurrency-mt-unsafe): no other thread reads it
  std::FILE* const to = ::popen(command.c_str(), "w");  // NOLINT(cert-env33-c): the reader's own choice
  if (to == nullptr) return false;
  // Who leaves the pager early closes the pipe, which is no mistake.
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  (void)std::fwrite(text.data(), 1, text.size(), to);
  const int status = ::pclose(to);
  (void)std::signal(SIGPIPE, before);
  constexpr int kNotFound = 127;  // of a shell
  return !(WIFEXITED(status) && WEXITSTATUS(status) == kNotFound);
}

}  // namespace storeadvise::cli

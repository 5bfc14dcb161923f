#include "cli/io/terminal.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>

namespace storeadvise::cli {

namespace {

template <class Number>
Number number(std::string_view text, Number otherwise) {
  Number value{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

bool wanted(Colour colour, bool is_terminal) {
  if (colour == Colour::always) return true;
  if (colour == Colour::never) return false;
  return is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

std::size_t width_of(int fd) {
  constexpr std::size_t kUsual = 80;
  constexpr std::size_t kNarrowest = 40;
  constexpr std::size_t kWidest = 400;
  struct winsize size {};
  std::size_t width = 0;
  if (fd >= 0 && ::ioctl(fd, TIOCGWINSZ, &size) == 0) width = size.ws_col;  // NOLINT: a C interface
  if (width == 0) width = number<std::size_t>(environment("COLUMNS"), kUsual);
  return std::clamp(width, kNarrowest, kWidest);
}

}  // namespace

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here sets any
  return value == nullptr ? std::string_view{} : std::string_view(value);
}

Terminal terminal(Colour colour, bool to_file) {
  const bool is_terminal = !to_file && ::isatty(STDOUT_FILENO) == 1;
  return {.width = width_of(is_terminal ? STDOUT_FILENO : -1), .colour = wanted(colour, is_terminal)};
}

ErrorLook look_of_stderr(Colour colour) {
  const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
  const std::optional<std::size_t> width =
      is_terminal ? std::optional(width_of(STDERR_FILENO)) : std::nullopt;
  return {.colour = wanted(colour, is_terminal), .width = width};
}

void open_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
    // The lowest free descriptor is taken, and that is this one. For the wrong direction: using it is an
    // error.
    (void)::open("/dev/null", fd == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
  }
}

bool input_is_piped() {
  struct stat info {};
  return ::fstat(STDIN_FILENO, &info) == 0 && (S_ISFIFO(info.st_mode) || S_ISREG(info.st_mode));
}

std::int64_t seconds_now() {
  namespace chrono = std::chrono;
  const auto now = chrono::duration_cast<chrono::seconds>(chrono::system_clock::now().time_since_epoch());
  return number<std::int64_t>(environment("SOURCE_DATE_EPOCH"), now.count());
}

double days_since(std::string_view date) {
  namespace chrono = std::chrono;
  constexpr std::size_t kLength = 10;
  if (date.size() != kLength || date[4] != '-' || date[7] != '-') return -1;
  const chrono::year_month_day day(chrono::year(number(date.substr(0, 4), 0)),
                                   chrono::month(number(date.substr(5, 2), 0U)),
                                   chrono::day(number(date.substr(8, 2), 0U)));
  if (!day.ok()) return -1;
  constexpr double kDay = 86400;
  return (static_cast<double>(seconds_now()) -
          static_cast<double>(chrono::sys_days(day).time_since_epoch().count()) * kDay) /
         kDay;
}

}  // namespace storeadvise::cli

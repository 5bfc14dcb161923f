#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cli/args/arguments.hpp"
#include "report/errors.hpp"

namespace storeadvise::cli {

/// What is known about where the output goes.
struct Terminal {
  std::size_t width = 80;
  bool colour = false;
};

/// `to_file` says that --output names a file. The flag beats
/// NO_COLOR (https://no-color.org: not empty) and TERM=dumb. The width is the terminal's, else COLUMNS,
/// else 80.
Terminal terminal(Colour colour, bool to_file);

/// The value of a variable of the environment; empty where there is none.
std::string_view environment(const char* name);

/// How messages are written: coloured or not, and as wide as the terminal where standard error is one.
ErrorLook look_of_stderr(Colour colour);

/// Opens what was closed at the start of standard input, output and error, so that no file of ours takes
/// their place. Reading from an input that was closed fails, and so
/// does writing to such an output; a message goes nowhere.
void open_standard_streams();

/// Whether standard input is a pipe or a file.
bool input_is_piped();

/// Seconds since 1970. SOURCE_DATE_EPOCH, where set, is now
/// (https://reproducible-builds.org/specs/source-date-epoch/).
std::int64_t seconds_now();

/// Days from a date YYYY-MM-DD until today, UTC; negative for no date.
double days_since(std::string_view date);

}  // namespace storeadvise::cli

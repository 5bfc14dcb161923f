#pragma once

#include <string>
#include <string_view>

namespace storeadvise {

/// A field of a CSV file, in quotes where RFC 4180 wants them. Characters that cannot be seen are escapes as
/// in `printable`, and what a spreadsheet would run as a formula has a single quote before it; numbers have
/// not.
std::string csv_field(std::string_view text);

/// The same without the single quote, for what a demand comes from: a flag, which begins with a minus, or a
/// file.
std::string csv_flag(std::string_view text);

}  // namespace storeadvise

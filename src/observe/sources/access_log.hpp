#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "observe/sources/access_record.hpp"

namespace storeadvise::observe {

/// Reads lines of S3 server access logs
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html): 18 fields and more, in which
/// quotes inside of quotes are not escaped. The request line is a bare `-`, or ends at the first quote after
/// which status, error code and four numbers follow.
class AccessLine {
 public:
  /// Sets `out`, whose texts point into `line`. Returns the field that cannot be read, such as "time"; empty:
  /// all can.
  std::string_view read(std::string_view line, AccessRecord& out);
  /// "[02/Mar/2026:13:00:59 +0000]" as seconds since 1970; false for anything else.
  bool read_time(std::string_view text, std::int64_t& second);

 private:
  std::array<char, 11> date_{};  ///< the last one, "02/Mar/2026"
  std::int64_t midnight_ = 0;    ///< of it
};

/// Sets what request line and referer tell of a request whose operation is known: the prefix of a LIST, the
/// part or the range of a GET.
void read_hints(std::string_view request, std::string_view referer, AccessRecord& out);

/// Whether a name is one of an operation, such as "REST.GET.OBJECT".
bool is_operation(std::string_view name);

/// A number of decimal digits alone; false for anything else.
bool read_number(std::string_view text, std::uint64_t& out);
/// Whether times of a year can be kept: as seconds since 1970, in 32 bits.
constexpr bool is_kept_year(std::uint64_t year) { return 1970 <= year && year <= 2105; }

}  // namespace storeadvise::observe

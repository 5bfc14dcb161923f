#include "cli/output.hpp"

#include "cli/files.hpp"

namespace storeadvise::cli {

Result<Exit> deliver(const Arguments& arguments, std::string_view text, Exit status) {
  if (auto written = write_file(arguments.value("output"), text); !written)
    return tl::unexpected(written.error());
  return status;
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace storeadvise::cli

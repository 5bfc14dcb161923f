#include "cli/io/output.hpp"

#include "cli/io/files.hpp"

namespace storeadvise::cli {

Result<Exit> deliver(const Arguments& arguments, std::string_view text, Exit status) {
  if (auto written = write_file(arguments.output.value_or(""), text); !written)
    return tl::unexpected(written.error());
  return status;
}

}  // namespace storeadvise::cli

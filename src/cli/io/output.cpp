#include "cli/io/output.hpp"

#include <filesystem>
#include <system_error>

#include "cli/io/files.hpp"
#include "cli/io/pager.hpp"
#include "cli/io/terminal.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

Result<void> keep_existing(const Arguments& arguments) {
  std::error_code ignored;
  if (arguments.force || !arguments.output || !std::filesystem::is_regular_file(*arguments.output, ignored))
    return {};
  return tl::unexpected(Errors{{.code = "cannot-write",
                                .place = {.file = *arguments.output},
                                .path = {},
                                .message = "is there already",
                                .hint = "--force overwrites it"}});
}

Result<Exit> deliver(const Arguments& arguments, std::string_view text, Exit status) {
  const bool colours = terminal(arguments.colour, arguments.output.has_value()).colour;
  const std::string visible = visible_text(text, colours);
  const bool for_people = arguments.format == Format::text && !arguments.output && !arguments.no_pager;
  if (for_people && page(visible)) return status;
  if (auto written = write_file(arguments.output.value_or(""), visible); !written)
    return tl::unexpected(written.error());
  return status;
}

}  // namespace storeadvise::cli

#include "cli/io/output.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/io/out_file.hpp"
#include "cli/io/pager.hpp"
#include "cli/io/terminal.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

/// Made safe and written some lines at a time: a report may be a good part of what memory holds.
Result<void> write_visible(const std::string& name, std::string_view text, bool colours) {
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  auto out = OutFile::open(name);
  if (!out) return tl::unexpected(std::move(out.error()));
  for (bool goes_on = true; goes_on && !text.empty();) {
    const std::size_t end = text.find('\n', std::min(kPiece, text.size()) - 1);
    const std::string_view piece = text.substr(0, end == std::string_view::npos ? end : end + 1);
    goes_on = out->write(visible_text(piece, colours));
    text.remove_prefix(piece.size());
  }
  return out->finish();
}

}  // namespace

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
  const bool for_people = arguments.format == Format::text && !arguments.output && !arguments.no_pager;
  if (for_people && page(visible_text(text, colours))) return status;
  if (auto written = write_visible(arguments.output.value_or(""), text, colours); !written)
    return tl::unexpected(written.error());
  return status;
}

Result<Exit> deliver(const Arguments& arguments, const std::function<void(const Pieces&)>& tell) {
  const bool colours = terminal(arguments.colour, arguments.output.has_value()).colour;
  auto out = OutFile::open(arguments.output.value_or(""));
  if (!out) return tl::unexpected(std::move(out.error()));
  tell([&](std::string_view piece) { out->write(visible_text(piece, colours)); });
  if (auto written = out->finish(); !written) return tl::unexpected(std::move(written.error()));
  return Exit::done;
}

}  // namespace storeadvise::cli

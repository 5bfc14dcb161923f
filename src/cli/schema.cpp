#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/errors.hpp"
#include "cli/output.hpp"
#include "input/embedded.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

Result<Exit> run_schema(const Arguments& arguments) {
  static constexpr std::array<std::string_view, 5> kNames{"profile", "report", "policy", "rules", "catalog"};
  const std::string& name = arguments.operands.front();
  const std::string_view text = embedded(fmt::format("schemas/{}.json", name));
  const bool known = std::ranges::find(kNames, name) != kNames.end();
  if (known && !text.empty()) return deliver(arguments, text);
  std::string hint = fmt::format("expected one of: {}", fmt::join(kNames, ", "));
  if (const auto near = nearest(name, kNames)) hint += fmt::format(" (did you mean \"{}\"?)", *near);
  return tl::unexpected(
      usage_error("unknown-id", fmt::format("there is no schema {}", in_quotes(name)), hint));
}

}  // namespace storeadvise::cli

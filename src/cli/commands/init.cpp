#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/io/output.hpp"
#include "storeadvise/profile.hpp"
#include "text/embedded.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

/// Which starter is wanted.
struct Starter {
  std::string role;
  bool is_plain = false;
};

std::string printed(const Starter& starter) {
  const std::string_view text = embedded(fmt::format("init/{}.json", starter.role));
  if (!starter.is_plain) return std::string(text);
  return nlohmann::ordered_json::parse(text, nullptr, true, true).dump(2) + "\n";
}

constexpr std::array kInitWriters{Writer<Starter>{Format::text, printed}};

/// ROLE, or --role.
Result<std::string> role_of(const Arguments& arguments) {
  std::vector<std::string> named = arguments.role;
  named.insert(named.end(), arguments.operands.begin(), arguments.operands.end());
  if (named.empty()) return "training_data";
  const std::string& role = named.front();
  for (const std::string& other : named)
    if (other != role)
      return tl::unexpected(usage_error(
          "bad-usage", fmt::format("two roles are named: {} and {}", in_quotes(role), in_quotes(other))));
  if (std::ranges::find(kRoleNames, role) != kRoleNames.end()) return role;
  if (role.find_first_of("./") != std::string::npos)
    return tl::unexpected(
        usage_error("unknown-word", fmt::format("{} is not a role", in_quotes(role)),
                    fmt::format("a file is named by -o: storeadvise init ROLE -o {}", printable(role))));
  const auto near = nearest(role, kRoleNames);
  return tl::unexpected(usage_error("unknown-word", fmt::format("{} is not a role", in_quotes(role)),
                                    fmt::format("expected one of: {}{}", fmt::join(kRoleNames, ", "),
                                                near ? fmt::format(" (did you mean \"{}\"?)", *near) : "")));
}

}  // namespace

std::span<const Format> init_formats() { return formats_of<kInitWriters>(); }

Result<Exit> run_init(const Arguments& arguments) {
  const Result<std::string> role = role_of(arguments);
  if (!role) return tl::unexpected(role.error());
  if (const auto kept = keep_existing(arguments); !kept) return tl::unexpected(kept.error());
  return deliver(arguments, writer_of(kInitWriters, arguments.format).write({*role, arguments.plain}));
}

}  // namespace storeadvise::cli

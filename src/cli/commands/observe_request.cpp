#include "cli/commands/observe_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "cli/args/errors.hpp"
#include "cli/io/files.hpp"
#include "cli/io/sources.hpp"
#include "cli/io/terminal.hpp"
#include "json/reader.hpp"
#include "observe/sources/access_log.hpp"
#include "observe/sources/inventory.hpp"
#include "parallel.hpp"
#include "profile/fields.hpp"
#include "storeadvise/demand.hpp"
#include "text/printable.hpp"
#include "units/quantities.hpp"

namespace storeadvise::cli {
namespace {

/// The two sides of "NAME=WHAT"; false without a name.
bool take_apart(const std::string& text, std::string& name, std::string& what) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) return false;
  name = text.substr(0, equals);
  what = text.substr(equals + 1);
  return true;
}

std::optional<double> field_number(std::string_view text) {
  double value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Adds what is wrong with the words of an option.
class Mistakes {
 public:
  void add(std::string_view option, const std::string& value, std::string_view is, std::string hint) {
    const Errors one =
        usage_error("bad-usage", fmt::format("--{}: {} {}", option, in_quotes(value), is), std::move(hint));
    errors_.insert(errors_.end(), one.begin(), one.end());
  }
  void add(const Errors& more) { errors_.insert(errors_.end(), more.begin(), more.end()); }
  [[nodiscard]] const Errors& errors() const { return errors_; }

 private:
  Errors errors_;
};

void read_datasets(const Arguments& arguments, observe::Request& request, Mistakes& mistakes) {
  for (const std::string& given : arguments.dataset) {
    std::string name;
    std::string place_text;
    observe::Place place;
    if (!take_apart(given, name, place_text) || !observe::parse_place(place_text, place)) {
      mistakes.add("dataset", given, "is not NAME=PLACE", "such as --dataset images=s3://my-bucket/images/");
      continue;
    }
    const auto found = std::find(request.set_names.begin(), request.set_names.end(), name);
    place.set = static_cast<std::uint32_t>(found - request.set_names.begin());
    if (found == request.set_names.end()) request.set_names.push_back(name);
    request.places.push_back(std::move(place));
  }
}

void read_roles(const Arguments& arguments, observe::Wanted& wanted, Mistakes& mistakes) {
  for (const std::string& given : arguments.role) {
    std::string name;
    std::string role;
    if (!take_apart(given, name, role)) {
      mistakes.add("role", given, "is not NAME=ROLE", "such as --role images=training_data");
      continue;
    }
    if (std::ranges::find(kRoleNames, role) == kRoleNames.end())
      mistakes.add(usage_error("unknown-word", fmt::format("--role: {} is not a role", in_quotes(role)),
                               expected_one_of(role, kRoleNames)));
    wanted.roles[name] = role;
  }
}

void read_period(const Arguments& arguments, Observing& out, Mistakes& mistakes) {
  if (!arguments.period) return;
  const std::string& given = *arguments.period;
  const std::size_t dots = given.find("..");
  observe::Period& period = out.request.period;
  if (dots == std::string::npos || !observe::read_timestamp(given.substr(0, dots), period.begin) ||
      !observe::read_timestamp(given.substr(dots + 2), period.end))
    mistakes.add("period", given, "is not FROM..TO", "such as --period 2026-03-03..2026-03-06");
  else if (period.begin >= period.end)
    mistakes.add("period", given, "ends before anything is in it",
                 "TO is excluded: a day is 2026-03-03..2026-03-04");
  out.wanted.period = period;
}

void read_max_bad(const Arguments& arguments, observe::MaxBad& most, Mistakes& mistakes) {
  if (!arguments.max_bad) return;
  const std::string& given = *arguments.max_bad;
  std::uint64_t count = 0;
  if (observe::read_number(given, count)) {
    most.count = count;
    return;
  }
  const auto share =
      given.ends_with('%') ? field_number(std::string_view(given).substr(0, given.size() - 1)) : std::nullopt;
  if (!share || *share < 0 || *share > 100)
    return mistakes.add("max-bad", given, "is neither a count nor a share", "such as 10 or 1%");
  most.share = *share / 100;
}

void read_limits(const Arguments& arguments, Observing& out, Mistakes& mistakes) {
  if (arguments.memory) {
    const auto size = parse_bytes(*arguments.memory);
    constexpr double kLeast = 1 << 20;
    if (!size || size->count() < kLeast)
      mistakes.add("memory", *arguments.memory, "is not a size of 1 MB or more", "such as 512MB");
    else
      out.request.memory = static_cast<std::size_t>(size->count());
  }
  out.request.jobs = std::max<std::size_t>(
      1, static_cast<std::size_t>(arguments.jobs.value_or(static_cast<double>(cores()))));
  out.wanted.jobs = out.request.jobs;
  const Field& hours = *find_field("month_hours");
  const double month = arguments.month_hours.value_or(out.wanted.month.count());
  out.wanted.month = observe::Hours(month);
  if (!(month >= hours.least && month <= hours.most))
    mistakes.add("month-hours", show_number(month),
                 fmt::format("is not a number of hours from {} to {}", show_number(hours.least),
                             show_number(hours.most)),
                 fmt::format("the default is {}", show_number(embedded_roles().month_hours)));
}

void read_salt(const Arguments& arguments, observe::Request& request, Mistakes& mistakes) {
  if (!arguments.salt) return;
  const auto bytes = read_file(*arguments.salt);
  constexpr std::size_t kFewest = 16;
  if (!bytes) return mistakes.add(bytes.error());
  if (bytes->size() < kFewest)
    return mistakes.add("salt", *arguments.salt, "holds fewer than 16 bytes",
                        "head -c 32 /dev/urandom > " + *arguments.salt);
  request.salt = observe::salt_of(*bytes);
  request.salted = true;
}

}  // namespace

Result<Observing> read_observing(const Arguments& arguments) {
  Observing out;
  Mistakes mistakes;
  out.request.sources = arguments.operands;
  out.request.sources.insert(out.request.sources.end(), arguments.sql_rows.begin(), arguments.sql_rows.end());
  out.request.show_bad = arguments.show_bad;
  out.request.now = seconds_now();
  out.wanted.region = arguments.region.value_or("");
  out.wanted.guess = embedded_roles().judgement.guess;
  read_datasets(arguments, out.request, mistakes);
  read_roles(arguments, out.wanted, mistakes);
  read_period(arguments, out, mistakes);
  read_max_bad(arguments, out.request.max_bad, mistakes);
  read_limits(arguments, out, mistakes);
  read_salt(arguments, out.request, mistakes);
  if (arguments.partial && !arguments.salt)
    mistakes.add(usage_error("bad-usage", "--partial needs --salt FILE", "head -c 32 /dev/urandom > salt"));
  if (!mistakes.errors().empty()) return tl::unexpected(mistakes.errors());
  const auto catalog = named_catalog("", region_or_usual(arguments));
  if (!catalog) return tl::unexpected(catalog.error());
  out.wanted.hot_share = catalog->performance.hot_share_of_reads;
  return out;
}

}  // namespace storeadvise::cli

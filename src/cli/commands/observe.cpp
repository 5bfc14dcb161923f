#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/commands/observe_request.hpp"
#include "cli/commands/observed_advice.hpp"
#include "cli/commands/observed_profile.hpp"
#include "cli/io/interrupts.hpp"
#include "cli/io/out_file.hpp"
#include "cli/io/output.hpp"
#include "cli/io/progress.hpp"
#include "cli/io/terminal.hpp"
#include "observe/input/folder_run.hpp"
#include "observe/rows/obs_file.hpp"
#include "observe/write/page.hpp"
#include "observe/write/profile_comments.hpp"
#include "observe/write/profile_json.hpp"
#include "observe/write/queries.hpp"
#include "observe/write/sql.hpp"

namespace storeadvise::cli {
namespace {

/// What was found, and how wide a page may be.
struct Observed {
  const observe::Found& found;
  const std::string& profile;
  const std::string& advice;
  std::size_t width;
};

std::string as_page(const Observed& o) { return observe::page(o.found, o.width) + o.advice; }
std::string as_profile(const Observed& o) { return o.profile; }
std::string as_commented(const Observed& o) { return observe::with_comments(o.profile, o.found); }
std::string as_lines(const Observed& o) { return observe::evidence_lines(o.found); }

constexpr std::array kObserveWriters{
    Writer<Observed>{Format::text, as_page}, Writer<Observed>{Format::json, as_profile},
    Writer<Observed>{Format::jsonc, as_commented}, Writer<Observed>{Format::ndjson, as_lines}};

void tell(const Arguments& arguments, const std::vector<std::string>& notices) {
  if (arguments.quiet) return;
  for (const std::string& notice : notices) warn(notice);
}

/// Reads all sources, and tells how far it is.
Result<observe::Gathered> gather(const Arguments& arguments, observe::Request request) {
  ByteProgress progress(!arguments.quiet);
  request.progress = [&](std::uint64_t done, std::uint64_t all) { progress.at(done, all); };
  request.stop = &interrupted();
  auto gathered = observe::gather(request);
  if (!gathered) return gathered;
  if (arguments.merge && !gathered->merged)
    return tl::unexpected(usage_error("bad-usage", "--merge: none of the sources was written by --partial",
                                      "storeadvise observe --partial"));
  if (gathered->stopped)
    gathered->notices.push_back("interrupted after " + progress.text() +
                                (arguments.partial ? "; what was read until then is kept"
                                                   : "; nothing is written (--partial keeps what was read)"));
  return gathered;
}

Result<Exit> write_part(const Arguments& arguments, const observe::Observation& observation,
                        const observe::Salt& salt) {
  auto out = OutFile::open(arguments.output.value_or(""));
  if (!out) return tl::unexpected(std::move(out.error()));
  observe::write_obs(observation, salt, [&](std::string_view text) { out->write(text); });
  if (auto written = out->finish(); !written) return tl::unexpected(std::move(written.error()));
  return Exit::done;
}

Result<observe::Found> look(observe::Gathered& gathered, const Observing& asked) {
  auto found = observe::estimate(gathered.observation, asked.wanted);
  if (found && found->sets.empty())
    return tl::unexpected(usage_error(
        "nothing-to-measure", "the sources hold no request and no object of a data set",
        asked.wanted.period.stated()           ? "without --period all that they hold counts"
        : gathered.observation.places.stated() ? "without --dataset the data sets are those that they hold"
                                               : "storeadvise observe --help lists what can be read"));
  return found;
}

/// Writes the profile, the page or the lines of the evidence.
Result<Exit> write_found(const Arguments& arguments, const observe::Found& found, const Observing& asked) {
  const bool to_file = arguments.output.has_value() && arguments.format == Format::text;
  const Format format = to_file ? Format::json : arguments.format;
  const Result<std::string> made =
      format == Format::ndjson ? Result<std::string>() : observed_profile(arguments, found, asked);
  if (!made && format != Format::text) return tl::unexpected(made.error());
  const std::size_t width = terminal(Colour::never, false).width;
  const bool shows_page = format == Format::text || (to_file && !arguments.quiet);
  const std::string advice = shows_page ? observed_advice(made, width) : std::string();
  const std::string profile = made.value_or("");
  const Observed observed{found, profile, advice, width};
  if (to_file && !arguments.quiet) (void)std::fputs(as_page(observed).c_str(), stderr);
  return deliver(arguments, writer_of(kObserveWriters, format).write(observed));
}

/// What --sql and --queries print: questions whose answers `observe` reads.
Result<Exit> print_question(const Arguments& arguments) {
  if (arguments.operands.size() > 1)
    return tl::unexpected(usage_error("bad-usage", "--sql and --queries are about one SOURCE", ""));
  const std::string about = arguments.operands.empty() ? "" : arguments.operands.front();
  if (arguments.queries)
    return observe::queries_text(*arguments.queries, about).and_then([&](const std::string& text) {
      return deliver(arguments, text);
    });
  std::string salt = "storeadvise";
  if (arguments.salt) {
    const auto asked = read_observing(arguments);
    if (!asked) return tl::unexpected(asked.error());
    salt = fmt::format("{:016x}", observe::salt_check(asked->request.salt));
  }
  return deliver(arguments, observe::sql_text(*arguments.sql, about, salt));
}

}  // namespace

std::span<const Format> observe_formats() { return formats_of<kObserveWriters>(); }

Result<Exit> run_observe(const Arguments& arguments) {
  if (arguments.sql || arguments.queries) return print_question(arguments);
  auto asked = read_observing(arguments);
  if (!asked) return tl::unexpected(asked.error());
  if (asked->request.sources.empty() && std::ranges::none_of(asked->request.places, observe::is_measured))
    return tl::unexpected(
        usage_error("bad-usage", "SOURCE... is missing", "usage: storeadvise observe SOURCE..."));
  if (auto may = keep_existing(arguments); !may) return tl::unexpected(may.error());
  if (auto may = check_into(arguments); !may) return tl::unexpected(may.error());
  listen_for_interrupts();
  auto gathered = gather(arguments, asked->request);
  if (!gathered) return tl::unexpected(gathered.error());
  tell(arguments, gathered->notices);
  if (abandoned() || (gathered->stopped && !arguments.partial)) end_interrupted();
  if (arguments.partial) {
    auto written = write_part(arguments, gathered->observation, asked->request.salt);
    if (written && gathered->stopped) end_interrupted();
    return written;
  }
  const auto found = look(*gathered, *asked);
  if (!found) return tl::unexpected(found.error());
  tell(arguments, found->notices);
  return write_found(arguments, *found, *asked);
}

}  // namespace storeadvise::cli

#include "cli/args/options.hpp"

#include <algorithm>
#include <array>

#include "cli/args/observe_options.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise::cli {

namespace {

constexpr Commands of(std::same_as<CommandId> auto... ids) {
  return ((Commands{1} << static_cast<unsigned>(ids)) | ... | Commands{0});
}

constexpr Commands kAll = ~Commands{0};
constexpr Commands kEvaluating =
    of(CommandId::advise, CommandId::check, CommandId::whatif, CommandId::sweep, CommandId::breakeven);
constexpr Commands kCheck = of(CommandId::check);
constexpr Commands kObserve = of(CommandId::observe);
constexpr Commands kSweep = of(CommandId::sweep);

constexpr std::array<std::string_view, 3> kColourWords{"auto", "always", "never"};
constexpr std::array<std::string_view, 2> kServiceWords{"s3", "efs"};
constexpr std::array<std::string_view, 2> kBasisWords{"total", "bill"};

constexpr std::array kFirstRows{
    OptionRow{.name = "set",
              .into = &Arguments::set,
              .value = "PATH=VALUE",
              .commands = kEvaluating | kObserve,
              .help =
                  "change a field of the profile for this run (datasets.NAME.size=\"2 TB\"), or of the one "
                  "that observe writes; repeatable",
              .offers = Offers::paths},
    OptionRow{.name = "region",
              .into = &Arguments::region,
              .value = "CODE",
              .commands = kEvaluating | of(CommandId::observe, CommandId::explain, CommandId::catalog_show,
                                           CommandId::catalog_diff),
              .help = "the Region whose prices hold, instead of the profile's",
              .offers = Offers::regions},
    OptionRow{.name = "dataset",
              .into = &Arguments::dataset,
              .value = "NAME",
              .commands = of(CommandId::advise, CommandId::check, CommandId::observe),
              .help = "only this data set in the report, and all about it; totals are of all; of observe "
                      "NAME=PLACE, such as s3://bucket/prefix, a file system's id or a folder; repeatable"},
    OptionRow{
        .name = "why",
        .into = &Arguments::why,
        .value = "DATASET[=OPTION]",
        .commands = of(CommandId::advise),
        .help =
            "the choice beside an option, line by line; without OPTION beside the best of the other service"},
    OptionRow{.name = "regions",
              .into = &Arguments::regions,
              .value = "CODES",
              .commands = of(CommandId::advise),
              .help = "rank Regions by monthly total: `all`, or codes with commas between",
              .offers = Offers::all_regions},
    OptionRow{.name = "catalog",
              .into = &Arguments::catalog,
              .value = "FILE-or-DIR",
              .commands = kEvaluating | of(CommandId::explain, CommandId::catalog_show),
              .help = "prices and figures: a file, a directory with a file for each Region, `aws` or "
                      "`article`; default: STOREADVISE_CATALOG, else `aws`",
              .offers = Offers::catalogs},
    OptionRow{.name = "rules",
              .into = &Arguments::rules,
              .value = "FILE",
              .commands = kEvaluating | of(CommandId::explain, CommandId::catalog_diff),
              .help = "house rules, added to ours",
              .offers = Offers::files},
    OptionRow{.name = "policy",
              .into = &Arguments::policy,
              .value = "FILE",
              .commands = kCheck,
              .help = "demands on data sets and profiles (storeadvise schema policy); repeatable",
              .offers = Offers::files},
    OptionRow{.name = "max-monthly-usd",
              .into = &Arguments::max_monthly_usd,
              .value = "X",
              .commands = kCheck,
              .help = "the whole profile's bill is at most X US dollars a month"},
    OptionRow{.name = "max-total-usd",
              .into = &Arguments::max_total_usd,
              .value = "X",
              .commands = kCheck,
              .help = "its bill and waiting compute together are at most X US dollars a month"},
    OptionRow{
        .name = "expect",
        .into = &Arguments::expect,
        .value = "DATASET=WHAT",
        .commands = kCheck,
        .help = "a data set's verdict is this service, option, or `none`; one profile at least must have it; "
                "repeatable"},
    OptionRow{.name = "min-holds-in",
              .into = &Arguments::min_holds_in,
              .value = "P",
              .commands = kCheck,
              .help = "every verdict holds in at least this share of variations (0 to 1)",
              .most = 1},
    OptionRow{.name = "baseline",
              .into = &Arguments::baseline,
              .value = "REPORT",
              .commands = kCheck,
              .help = "an earlier report (--format json): says what has changed since",
              .offers = Offers::files},
    OptionRow{.name = "max-increase-usd",
              .into = &Arguments::max_increase_usd,
              .value = "X",
              .commands = kCheck,
              .help = "a month costs at most X US dollars more than in the baseline"},
    OptionRow{.name = "max-increase-percent",
              .into = &Arguments::max_increase_percent,
              .value = "P",
              .commands = kCheck,
              .help = "a month costs at most P % more than in the baseline"},
    OptionRow{.name = "basis",
              .into = &Arguments::basis,
              .value = "WHAT",
              .commands = kCheck,
              .help = "what an increase is measured in: the bill, or the total with waiting compute",
              .offers = Offers::choices,
              .choices = kBasisWords},
    OptionRow{.name = "strict-policy",
              .into = &Arguments::strict_policy,
              .commands = kCheck,
              .help = "demands that are about nothing fail, where they are a warning otherwise"},
    OptionRow{.name = "scenarios",
              .into = &Arguments::scenarios,
              .value = "FILE",
              .commands = of(CommandId::whatif),
              .help = "scenarios, each a name and the fields that it changes",
              .offers = Offers::files},
    OptionRow{.name = "vary",
              .into = &Arguments::vary,
              .value = "PATH=FROM..TO",
              .commands = of(CommandId::sweep, CommandId::breakeven),
              .help = "the input to change and its range; sweep: FROM..TO[:STEPS][:log]; repeatable",
              .offers = Offers::paths},
    OptionRow{.name = "plot",
              .into = &Arguments::plot,
              .value = "FILE",
              .commands = kSweep,
              .help = "draw the chart of one --vary, or the map of two, into an SVG file as well",
              .offers = Offers::files},
    OptionRow{.name = "all-options",
              .into = &Arguments::all_options,
              .commands = kSweep,
              .help = "the total of each option too, not only of the best"},
    OptionRow{.name = "list-paths",
              .into = &Arguments::list_paths,
              .commands = kEvaluating,
              .help = "list the PATHs of the profile, what is stated or assumed there and what it means; "
                      "with --quiet the PATHs alone"},
    OptionRow{.name = "role",
              .into = &Arguments::role,
              .value = "ROLE",
              .commands = of(CommandId::init, CommandId::observe),
              .help = "what the data is for; of observe NAME=ROLE, repeatable",
              .offers = Offers::choices,
              .choices = kRoleNames,
              .free_on = kObserve},
    OptionRow{.name = "plain",
              .into = &Arguments::plain,
              .commands = of(CommandId::init),
              .help = "JSON without comments"}};

constexpr std::array kLastRows{
    OptionRow{.name = "service",
              .into = &Arguments::service,
              .value = "NAME",
              .commands = of(CommandId::catalog_show),
              .help = "only one service's prices and figures",
              .offers = Offers::choices,
              .choices = kServiceWords},
    OptionRow{.name = "format",
              .letter = 'f',
              .into = &Arguments::format,
              .value = "FORMAT",
              .commands = kAll,
              .help = "how to write the result",
              .offers = Offers::choices},
    OptionRow{.name = "output",
              .letter = 'o',
              .into = &Arguments::output,
              .value = "FILE",
              .commands = kAll,
              .help = "write to a file, whole or not at all, instead of standard output",
              .offers = Offers::files},
    OptionRow{.name = "force",
              .into = &Arguments::force,
              .commands = of(CommandId::init, CommandId::observe),
              .help = "overwrite the file of --output where there is one"},
    OptionRow{.name = "color",
              .into = &Arguments::colour,
              .value = "WHEN",
              .commands = kAll,
              .help = "colours in text; auto is on a terminal without NO_COLOR",
              .offers = Offers::choices,
              .choices = kColourWords},
    OptionRow{.name = "no-pager",
              .into = &Arguments::no_pager,
              .commands = kAll,
              .help = "print long text as it is; on a terminal it is shown in $PAGER, else in less"},
    OptionRow{.name = "quiet",
              .letter = 'q',
              .into = &Arguments::quiet,
              .commands = kAll,
              .help = "only the essentials, and no warnings"},
    OptionRow{.name = "verbose",
              .letter = 'v',
              .into = &Arguments::verbose,
              .commands = kAll,
              .help = "everything there is to say"},
    OptionRow{.name = "version",
              .into = &Arguments::version,
              .commands = kAll,
              .help = "print the version and the dates of its data; with --verbose also the notices of the "
                      "works in it"},
    OptionRow{
        .name = "help", .letter = 'h', .into = &Arguments::help, .commands = kAll, .help = "print this help"},
    OptionRow{.name = "generate", .into = &Arguments::generate, .value = "WHAT", .commands = kAll}};

/// One table after another.
template <std::size_t... Sizes>
constexpr auto joined(const std::array<OptionRow, Sizes>&... tables) {
  std::array<OptionRow, (Sizes + ...)> all{};
  std::size_t at = 0;
  const auto add = [&](const auto& table) {
    for (const OptionRow& row : table) all[at++] = row;
  };
  (add(tables), ...);
  return all;
}

constexpr std::array kOptionRows = joined(kFirstRows, kObserveOptionRows, kLastRows);

constexpr bool are_distinct() {
  for (const OptionRow& a : kOptionRows) {
    for (const OptionRow& b : kOptionRows)
      if (&a != &b && (a.name == b.name || (a.letter != 0 && a.letter == b.letter) || a.into == b.into))
        return false;
    if (a.is_flag() != a.value.empty() || a.commands == 0) return false;
  }
  return true;
}
static_assert(are_distinct(),
              "each option has a name, a letter and a member of its own, and is of a command");

}  // namespace

std::span<const OptionRow> options() { return kOptionRows; }

bool takes(const Command& command, const OptionRow& option) {
  return (option.commands & of(command.id)) != 0;
}

std::vector<const OptionRow*> listed_options(const Command& command) {
  std::vector<const OptionRow*> rows;
  for (const OptionRow& row : options())
    if (takes(command, row) && !row.is_hidden()) rows.push_back(&row);
  return rows;
}

std::vector<std::string_view> commands_with(const OptionRow& option) {
  std::vector<std::string_view> names;
  for (const Command& command : commands())
    if (takes(command, option)) names.push_back(command.name);
  return names;
}

std::vector<std::string_view> choices_of(const Command& command, const OptionRow& option) {
  if ((option.free_on & of(command.id)) != 0) return {};
  std::vector<std::string_view> words(option.choices.begin(), option.choices.end());
  if (std::holds_alternative<Format Arguments::*>(option.into))
    for (const Format format : command.formats()) words.push_back(to_string(format));
  return words;
}

}  // namespace storeadvise::cli

#include <algorithm>
#include <array>

#include "cli/args/command.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::array kCommands{
    Command{
        .name = "advise",
        .operands = "PROFILE...",
        .fewest = 1,
        .most = kAnyNumber,
        .summary = "say for each data set whether it belongs on S3, EFS or both (the default command)",
        .description =
            "Reads profiles (`-` is standard input, a directory stands for its *.json), prices and times "
            "every option, and reports the best one of each data set with its bill, its speed and the "
            "reasons. With --format ndjson "
            "standard input has a profile on each line, and each gets a line; holds_in is then null, to save "
            "time.",
        .formats = "text json markdown csv ndjson",
        .examples = "storeadvise profile.json                         # the report\n"
                    "storeadvise profile.json --format json           # the same for programs\n"
                    "storeadvise profile.json --set compute.train.count=8\n"
                    "storeadvise profile.json --regions all           # where it costs least\n"
                    "storeadvise init --role checkpoints | storeadvise -",
        .run = run_advise},
    Command{
        .name = "check",
        .operands = "PROFILE...",
        .fewest = 1,
        .most = kAnyNumber,
        .summary = "test demands on the advice, for CI: status 1 when one does not hold",
        .description =
            "Prints the report, and every demand that does not hold with what was found. Demands come from "
            "a policy file and from flags. With --format ndjson standard input has a profile on each line, "
            "and each gets a line; holds_in is then null unless a demand asks for it, and a data set of "
            "--expect that no profile has is an error after the last line.",
        .formats = "text json markdown csv ndjson junit sarif",
        .examples = "storeadvise check profile.json --max-monthly-usd 5000\n"
                    "storeadvise check profile.json --expect images=s3 --min-holds-in 0.8\n"
                    "storeadvise check profiles/ --policy policy.json --format sarif\n"
                    "storeadvise check profile.json --baseline old.json --max-increase-percent 10",
        .run = run_check},
    Command{.name = "whatif",
            .operands = "PROFILE",
            .fewest = 1,
            .most = 1,
            .summary = "compare the advice now with the advice after changes",
            .description =
                "Each scenario is a name and the fields that it changes: the one of --set, or those "
                "of a file, { \"scenarios\": [ { \"name\": ..., \"set\": { PATH: VALUE } } ] }.",
            .formats = "text json csv",
            .examples = "storeadvise whatif profile.json --set datasets.images.size=\"2 TB\"\n"
                        "storeadvise whatif profile.json --scenarios scenarios.json --format json",
            .run = run_whatif},
    Command{.name = "sweep",
            .operands = "PROFILE",
            .fewest = 1,
            .most = 1,
            .summary = "advise over a range of values of one input or more, with a chart",
            .description =
                "FROM and TO are included; without STEPS there are 11 values, with `:log` in equal "
                "ratios. One --vary makes a chart, two a map, more a line for each row. "
                "Ctrl-C ends it with the rows that are done: JSON then has `interrupted`, and the "
                "program ends by the signal.",
            .formats = "text json csv",
            .examples = "storeadvise sweep profile.json --vary datasets.images.size=1GB..10TB:21:log\n"
                        "storeadvise sweep profile.json --vary compute.train.count=1..64 --plot to.svg",
            .run = run_sweep},
    Command{.name = "breakeven",
            .operands = "PROFILE",
            .fewest = 1,
            .most = 1,
            .summary = "find the values at which another service becomes the best",
            .description =
                "Every point between FROM and TO. Without --vary it tries size, read volume, request "
                "size, clients, required throughput and cold starts of each data set, from a "
                "sixteenth of what they are to sixteen times that.",
            .formats = "text json csv",
            .examples = "storeadvise breakeven profile.json\n"
                        "storeadvise breakeven profile.json --vary datasets.images.size=1GB..10TB",
            .run = run_breakeven},
    Command{.name = "explain",
            .operands = "[ID]",
            .fewest = 0,
            .most = 1,
            .summary = "explain a rule, a price, a performance figure, an option or an error code",
            .description =
                "Says what an id of a report means, what it is worth and who says so. Without ID it "
                "lists all ids.",
            .formats = "text json",
            .examples = "storeadvise explain efs.bursting                 # an option\n"
                        "storeadvise explain s3.standard.storage --region eu-west-1\n"
                        "storeadvise explain unknown-key                  # an error code\n"
                        "storeadvise explain                              # everything that has an id",
            .run = run_explain},
    Command{.name = "init",
            .operands = "",
            .fewest = 0,
            .most = 0,
            .summary = "print a starter profile with comments that runs as it is",
            .description = "One starter for each role, with realistic figures to change to your own.",
            .formats = "text",
            .examples = "storeadvise init > profile.json\n"
                        "storeadvise init --role model_serving --output serving.json",
            .run = run_init},
    Command{.name = "catalog show",
            .operands = "",
            .fewest = 0,
            .most = 0,
            .summary = "print every price and performance figure with its source and date",
            .description = "The numbers that all the advice is computed from.",
            .formats = "text json csv",
            .examples = "storeadvise catalog show --service efs\n"
                        "storeadvise catalog show --region eu-west-1 --format csv\n"
                        "storeadvise catalog show --catalog article",
            .run = run_catalog_show},
    Command{.name = "catalog diff",
            .operands = "OLD NEW [PROFILE...]",
            .fewest = 2,
            .most = kAnyNumber,
            .summary = "list what differs between two catalogs or Regions, and whose verdicts change",
            .description =
                "OLD and NEW are `aws`, `article`, a Region, or a catalog file. For each profile it "
                "also tells what becomes of its verdicts and totals.",
            .formats = "text json csv",
            .examples = "storeadvise catalog diff us-east-1 eu-west-1 profile.json\n"
                        "storeadvise catalog diff aws article",
            .run = run_catalog_diff},
    Command{.name = "catalog import",
            .operands = "FILE...",
            .fewest = 1,
            .most = kAnyNumber,
            .summary = "turn AWS's own price lists into a catalog file",
            .description =
                "Reads offer files of the AWS Price List (CSV or JSON) and get-products output. With "
                "several Regions --output names a directory.",
            .formats = "json",
            .examples = "storeadvise catalog import offers/*.csv --output prices.json",
            .run = run_catalog_import},
    Command{.name = "schema",
            .operands = "NAME",
            .fewest = 1,
            .most = 1,
            .summary = "print the JSON Schema of an input or of an output",
            .description =
                "JSON Schema 2020-12, for editors and validators. Inputs: profile, policy, scenarios, rules, "
                "catalog. Outputs of --format json: report (with what check adds), reports (of several "
                "profiles), whatif, sweep, breakeven, regions, rankings (--regions for several profiles), "
                "catalog_show, catalog_diff, explain, errors; of --format ndjson, each line: ndjson.",
            .formats = "json",
            .examples = "storeadvise schema profile > profile.schema.json\n"
                        "storeadvise schema sweep --output sweep.schema.json",
            .run = run_schema},
};

constexpr std::string_view kEvaluating = "advise|whatif|sweep|breakeven|check";

constexpr std::array kOptionRows{
    OptionRow{.name = "set",
              .value = "PATH=VALUE",
              .commands = kEvaluating,
              .help = "change a field of the profile for this run (datasets.NAME.size=\"2 TB\"); repeatable",
              .repeatable = true},
    OptionRow{.name = "region",
              .value = "CODE",
              .commands = "advise|whatif|sweep|breakeven|check|explain|catalog show|catalog diff",
              .help = "the Region whose prices hold, instead of the profile's"},
    OptionRow{.name = "regions",
              .value = "CODES",
              .commands = "advise",
              .help = "rank Regions by monthly total: `all`, or codes with commas between"},
    OptionRow{.name = "catalog",
              .value = "FILE",
              .commands = "advise|whatif|sweep|breakeven|check|explain|catalog show",
              .help = "prices and figures: a file, `aws` (the default) or `article`"},
    OptionRow{.name = "rules",
              .value = "FILE",
              .commands = "advise|whatif|sweep|breakeven|check|explain|catalog diff",
              .help = "house rules, added to ours"},
    OptionRow{.name = "policy",
              .value = "FILE",
              .commands = "check",
              .help = "demands on data sets and profiles (storeadvise schema policy); repeatable",
              .repeatable = true},
    OptionRow{.name = "max-monthly-usd",
              .value = "X",
              .commands = "check",
              .help = "the whole profile's bill is at most X US dollars a month"},
    OptionRow{
        .name = "expect",
        .value = "DATASET=WHAT",
        .commands = "check",
        .help = "a data set's verdict is this service, option, or `none`; one profile at least must have it; "
                "repeatable",
        .repeatable = true},
    OptionRow{.name = "min-holds-in",
              .value = "P",
              .commands = "check",
              .help = "every verdict holds in at least this share of variations (0 to 1)"},
    OptionRow{.name = "baseline",
              .value = "REPORT",
              .commands = "check",
              .help = "an earlier report (--format json): says what has changed since"},
    OptionRow{.name = "max-increase-usd",
              .value = "X",
              .commands = "check",
              .help = "the monthly bill is at most X US dollars above the baseline's"},
    OptionRow{.name = "max-increase-percent",
              .value = "P",
              .commands = "check",
              .help = "the monthly bill is at most P % above the baseline's"},
    OptionRow{.name = "scenarios",
              .value = "FILE",
              .commands = "whatif",
              .help = "scenarios, each a name and the fields that it changes"},
    OptionRow{.name = "vary",
              .value = "PATH=FROM..TO",
              .commands = "sweep|breakeven",
              .help = "the input to change and its range; sweep: FROM..TO[:STEPS][:log]; repeatable",
              .repeatable = true},
    OptionRow{.name = "plot",
              .value = "FILE",
              .commands = "sweep",
              .help = "draw the chart of one --vary into an SVG file as well"},
    OptionRow{.name = "all-options",
              .commands = "sweep",
              .help = "the total of each option too, not only of the best"},
    OptionRow{.name = "list-paths",
              .commands = kEvaluating,
              .help = "list the PATHs of the profile, one a line, and do nothing else"},
    OptionRow{.name = "role",
              .value = "ROLE",
              .commands = "init",
              .help = "what the data is for",
              .choices =
                  "training_data model_artifacts model_serving checkpoints feature_store inference_cache "
                  "shared_workspace pipeline_outputs scratch archive"},
    OptionRow{.name = "service",
              .value = "NAME",
              .commands = "catalog show",
              .help = "only one service's prices and figures",
              .choices = "s3 efs"},
    OptionRow{.name = "format",
              .letter = 'f',
              .value = "FORMAT",
              .commands = "*",
              .help = "how to write the result"},
    OptionRow{.name = "output",
              .letter = 'o',
              .value = "FILE",
              .commands = "*",
              .help = "write to a file, whole or not at all, instead of standard output"},
    OptionRow{.name = "color",
              .value = "WHEN",
              .commands = "*",
              .help = "colours in text; auto is on a terminal without NO_COLOR",
              .choices = "auto always never"},
    OptionRow{
        .name = "quiet", .letter = 'q', .commands = "*", .help = "only the essentials, and no warnings"},
    OptionRow{.name = "verbose", .letter = 'v', .commands = "*", .help = "everything there is to say"},
    OptionRow{.name = "version", .commands = "*", .help = "print the version and the dates of its data"},
    OptionRow{.name = "help", .letter = 'h', .commands = "*", .help = "print this help"},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

std::span<const OptionRow> options() { return kOptionRows; }

bool takes(const Command& command, const OptionRow& option) {
  if (option.commands == "*") return true;
  return std::ranges::any_of(split(option.commands, '|'),
                             [&](std::string_view name) { return name == command.name; });
}

std::vector<std::string_view> split(std::string_view list, char separator) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const std::size_t end = list.find(separator);
    if (end != 0) words.push_back(list.substr(0, end));
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return words;
}

}  // namespace storeadvise::cli

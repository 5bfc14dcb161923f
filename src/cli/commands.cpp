#include <algorithm>
#include <array>

#include "cli/command.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::array kCommands{
    Command{.name = "advise",
            .operands = "PROFILE...",
            .fewest = 1,
            .most = kAnyNumber,
            .summary = "say for each data set whether it belongs on S3, EFS or both (the default command)",
            .description =
                "Reads profiles (`-` is standard input), prices and times every option, and reports "
                "the best one of each data set with its bill, its speed and the reasons.",
            .formats = "text json ndjson",
            .examples = "storeadvise profile.json                         # the report\n"
                        "storeadvise profile.json --format json           # the same for programs\n"
                        "storeadvise profile.json --set compute.train.count=8\n"
                        "storeadvise init --role checkpoints | storeadvise -",
            .run = run_advise},
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
            .operands = "FROM TO",
            .fewest = 2,
            .most = 2,
            .summary = "list the prices and figures in which two catalogs or Regions differ",
            .description = "FROM and TO are `aws`, `article`, a Region, or a catalog file.",
            .formats = "text json csv",
            .examples = "storeadvise catalog diff us-east-1 eu-west-1\n"
                        "storeadvise catalog diff aws article",
            .run = run_catalog_diff},
    Command{.name = "catalog import",
            .operands = "FILE...",
            .fewest = 1,
            .most = kAnyNumber,
            .summary = "turn AWS's own price lists into a catalog file",
            .description = "Reads offer files of the AWS Price List (CSV or JSON) and get-products output. With "
                           "several Regions --output names a directory.",
            .formats = "json",
            .examples = "storeadvise catalog import AmazonS3.csv AmazonEFS.csv --output prices.json",
            .run = run_catalog_import},
    Command{.name = "schema",
            .operands = "profile|report|policy|rules|catalog",
            .fewest = 1,
            .most = 1,
            .summary = "print the JSON Schema of an input or of the report",
            .description = "JSON Schema 2020-12, for editors and validators.",
            .formats = "json",
            .examples = "storeadvise schema profile > profile.schema.json",
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
              .help = "use the prices of this Region instead of the profile's"},
    OptionRow{.name = "catalog",
              .value = "FILE",
              .commands = "advise|whatif|sweep|breakeven|check|explain|catalog show",
              .help = "prices and figures: a file, `aws` (the default) or `article`"},
    OptionRow{.name = "rules",
              .value = "FILE",
              .commands = "advise|whatif|sweep|breakeven|check|explain",
              .help = "house rules, added to ours"},
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
              .help = "colours in text; auto: on a terminal, unless NO_COLOR is set",
              .choices = "auto always never"},
    OptionRow{
        .name = "quiet", .letter = 'q', .commands = "*", .help = "only the essentials, and no warnings"},
    OptionRow{.name = "verbose", .letter = 'v', .commands = "*", .help = "everything there is to say"},
    OptionRow{.name = "version", .commands = "*", .help = "print the version and the date of the prices"},
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

#include <algorithm>
#include <array>

#include "cli/args/command.hpp"
#include "cli/commands/all.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::array kCommands{
    Command{
        .id = CommandId::advise,
        .name = "advise",
        .operands = "PROFILE...",
        .fewest = 1,
        .most = kAnyNumber,
        .offers = Offers::files,
        .reads_profiles = true,
        .summary = "say for each data set whether it belongs on S3, EFS or both (the default command)",
        .description =
            "Reads profiles (`-` is standard input, a directory stands for its *.json), prices and times "
            "every option, and reports the best one of each data set with its bill, its speed and the "
            "reasons. With --format ndjson "
            "standard input has a profile on each line, and each gets a line; holds_in is then null, to save "
            "time.",
        .formats = advise_formats,
        .examples = "storeadvise profile.json                         # the report\n"
                    "storeadvise profile.json --format json           # the same for programs\n"
                    "storeadvise profile.json --set compute.train.count=8\n"
                    "storeadvise profile.json --regions all           # where it costs least\n"
                    "storeadvise init --role checkpoints | storeadvise -",
        .run = run_advise},
    Command{
        .id = CommandId::check,
        .name = "check",
        .operands = "PROFILE...",
        .fewest = 1,
        .most = kAnyNumber,
        .offers = Offers::files,
        .reads_profiles = true,
        .summary = "test demands on the advice, for CI: status 1 when one does not hold",
        .description =
            "Prints the report, and every demand that does not hold with what was found. Demands come from "
            "a policy file and from flags. With --format ndjson standard input has a profile on each line, "
            "and each gets a line; holds_in is then null unless a demand asks for it, a data set of --expect "
            "that no profile has is an error after the last line, and what is demanded in vain of all of "
            "them "
            "is a line with \"check\" alone.",
        .formats = check_formats,
        .examples = "storeadvise check profile.json --max-monthly-usd 5000\n"
                    "storeadvise check profile.json --expect images=s3 --min-holds-in 0.8\n"
                    "storeadvise check profiles/ --policy policy.json --format sarif\n"
                    "storeadvise check profile.json --baseline old.json --max-increase-percent 10",
        .run = run_check},
    Command{.id = CommandId::observe,
            .name = "observe",
            .operands = "SOURCE...",
            .fewest = 0,
            .most = kAnyNumber,
            .offers = Offers::files,
            .summary = "measure a profile from logs, inventories, lists and metrics",
            .description =
                "Reads what there is: S3 server access logs, CloudTrail data events, S3 Inventory, "
                "`aws s3 ls` and list-objects-v2, Storage Lens, Storage Class Analysis, CloudWatch "
                "metrics and descriptions of EFS, bills (CUR, FOCUS), `terraform show -json`, "
                "/proc/self/mountstats, nfsiostat; plain or gzip, files or folders, `-` is standard "
                "input. A folder of data is measured where --dataset names it. Each is recognised "
                "by its content, and of every field is said how sure it is. What cannot be known is "
                "left out. With --output the profile is written "
                "there, and the page goes to "
                "standard error.",
            .formats = observe_formats,
            .examples = "storeadvise observe logs/ inventory/            # what was found, and how sure\n"
                        "storeadvise observe logs/ --dataset a=s3://team-data/images/ -o a.json -q\n"
                        "storeadvise observe logs/ -f json | storeadvise -   # the advice at once",
            .run = run_observe},
    Command{.id = CommandId::whatif,
            .name = "whatif",
            .operands = "PROFILE",
            .fewest = 1,
            .most = 1,
            .offers = Offers::files,
            .reads_profiles = true,
            .summary = "compare the advice now with the advice after changes",
            .description =
                "Each scenario is a name and the fields that it changes: the one of --set, or those "
                "of a file, { \"scenarios\": [ { \"name\": ..., \"set\": { PATH: VALUE } } ] }.",
            .formats = whatif_formats,
            .examples = "storeadvise whatif profile.json --set datasets.images.size=\"2 TB\"\n"
                        "storeadvise whatif profile.json --scenarios scenarios.json --format json",
            .run = run_whatif},
    Command{.id = CommandId::sweep,
            .name = "sweep",
            .operands = "PROFILE",
            .fewest = 1,
            .most = 1,
            .offers = Offers::files,
            .reads_profiles = true,
            .summary = "advise over a range of values of one input or more, with a chart",
            .description = "FROM and TO are included; without STEPS there are 11 values, with `:log` on a "
                           "log scale. One --vary makes a chart, two a map, more a line for each row. "
                           "Ctrl-C ends it with the rows that are done: JSON then has `interrupted`, and the "
                           "program ends by the signal.",
            .formats = sweep_formats,
            .examples = "storeadvise sweep profile.json --vary datasets.images.size=1GB..10TB:21:log\n"
                        "storeadvise sweep profile.json --vary compute.train.count=1..64 --plot to.svg",
            .run = run_sweep},
    Command{.id = CommandId::breakeven,
            .name = "breakeven",
            .operands = "PROFILE",
            .fewest = 1,
            .most = 1,
            .offers = Offers::files,
            .reads_profiles = true,
            .summary = "find the values at which another service becomes the best",
            .description =
                "Every point between FROM and TO. Without --vary it tries what decides the report, its "
                "levers, and size, read volume, request size, clients, required throughput and cold "
                "starts of each data set, from a sixteenth of what they are to sixteen times that, "
                "and farther where the report tells of more.",
            .formats = breakeven_formats,
            .examples = "storeadvise breakeven profile.json\n"
                        "storeadvise breakeven profile.json --vary datasets.images.size=1GB..10TB",
            .run = run_breakeven},
    Command{
        .id = CommandId::explain,
        .name = "explain",
        .operands = "[WORD]",
        .fewest = 0,
        .most = kAnyNumber,
        .offers = Offers::ids,
        .summary = "explain a word: a rule, a price, a figure, an option, a field, a column, an error code",
        .description = "Says what a word of a report or of a profile means, what it is worth and who says "
                       "so. Without WORD "
                       "it lists all of them.",
        .formats = explain_formats,
        .examples = "storeadvise explain efs.bursting                 # an option\n"
                    "storeadvise explain s3.standard.storage --region eu-west-1\n"
                    "storeadvise explain unknown-key                  # an error code\n"
                    "storeadvise explain                              # everything that has an id",
        .run = run_explain},
    Command{.id = CommandId::init,
            .name = "init",
            .operands = "[ROLE]",
            .fewest = 0,
            .most = 1,
            .offers = Offers::roles,
            .summary = "print a starter profile with comments that runs as it is",
            .description = "One starter for each role, with realistic figures to change to your own.",
            .formats = init_formats,
            .examples = "storeadvise init > profile.json\n"
                        "storeadvise init model_serving --output serving.json",
            .run = run_init},
    Command{.id = CommandId::catalog_show,
            .name = "catalog show",
            .operands = "",
            .fewest = 0,
            .most = 0,
            .summary = "print every price and performance figure with its source and date",
            .description = "The numbers that all the advice is computed from.",
            .formats = catalog_show_formats,
            .examples = "storeadvise catalog show --service efs\n"
                        "storeadvise catalog show --region eu-west-1 --format csv\n"
                        "storeadvise catalog show --catalog article",
            .run = run_catalog_show},
    Command{.id = CommandId::catalog_diff,
            .name = "catalog diff",
            .operands = "OLD NEW [PROFILE...]",
            .fewest = 2,
            .most = kAnyNumber,
            .offers = Offers::comparable,
            .summary = "list what differs between two catalogs or Regions, and whose verdicts change",
            .description =
                "OLD and NEW are `aws`, `article`, a Region, or a catalog file. For each profile it "
                "also tells what becomes of its verdicts and totals.",
            .formats = catalog_diff_formats,
            .examples = "storeadvise catalog diff us-east-1 eu-west-1 profile.json\n"
                        "storeadvise catalog diff aws article",
            .run = run_catalog_diff},
    Command{.id = CommandId::catalog_import,
            .name = "catalog import",
            .operands = "FILE...",
            .fewest = 1,
            .most = kAnyNumber,
            .offers = Offers::files,
            .summary = "turn AWS's own price lists into a catalog file",
            .description =
                "Reads offer files of the AWS Price List (CSV or JSON) and get-products output. With "
                "several Regions --output names a directory.",
            .formats = catalog_import_formats,
            .examples = "storeadvise catalog import offers/*.csv --output prices.json",
            .run = run_catalog_import},
    Command{.id = CommandId::schema,
            .name = "schema",
            .operands = "NAME",
            .fewest = 1,
            .most = 1,
            .offers = Offers::schemas,
            .summary = "print the JSON Schema of an input or of an output",
            .description =
                "JSON Schema 2020-12, for editors and validators. Inputs: profile, policy, scenarios, rules, "
                "catalog. Outputs of --format json: report (with what check adds), reports (of several "
                "profiles), whatif, sweep, breakeven, regions, rankings (--regions for several profiles), "
                "catalog_show, catalog_diff, explain, errors; of --format ndjson, each line: ndjson.",
            .formats = schema_formats,
            .examples = "storeadvise schema profile > profile.schema.json\n"
                        "storeadvise schema sweep --output sweep.schema.json",
            .run = run_schema},
};

}  // namespace

static_assert(std::ranges::is_sorted(kCommands, {}, &Command::id) && kCommands.front().id == CommandId{} &&
                  kCommands.back().id == CommandId{kCommands.size() - 1},
              "the row of a command is at the place of its id");

std::span<const Command> commands() { return kCommands; }

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

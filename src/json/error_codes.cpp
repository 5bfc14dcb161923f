#include "json/error_codes.hpp"

#include <algorithm>
#include <array>

namespace storeadvise {
namespace {

constexpr std::array<ErrorCode, 40> kCodes{{
    {"bad-date", "A date is a day of the calendar, or \"undated\".",
     R"("prices_as_of": "October 2025" -> "2025-10-22")"},
    {"bad-duration", "A duration is a number with us, ms, s, min, h or d, or a plain number of seconds.",
     R"("max_latency": "20 msec" -> "20 ms")"},
    {"bad-json", "The text is not JSON; comments are allowed, other additions are not.",
     R"({ "name": "a", } -> { "name": "a" })"},
    {"bad-name", "A name has at least one character and no control characters.",
     R"("name": "" -> "name": "imagenet")"},
    {"bad-set", "--set takes PATH=VALUE.",
     R"(--set datasets.imagenet.size -> --set datasets.imagenet.size="150 GB")"},
    {"bad-size",
     "A size is a number with B, KB, MB, GB, TB or PB (2^10 to 2^50), or a plain number of bytes.",
     R"("size": "150 gigs" -> "150 GB")"},
    {"bad-throughput", "A throughput is a size per second, or a network rate in bits.",
     R"("required_throughput": "1.5 GB" -> "1.5 GB/s")"},
    {"bad-tier", "The tiers of a price rise from 0.",
     R"("tiers": [{ "from": 5, "usd": 0.02 }] -> "from": 0)"},
    {"bad-utf8", "Inputs are UTF-8 text without NUL bytes.",
     "a file saved as Latin-1 or UTF-16 -> save it as UTF-8"},
    {"bad-vary", "--vary takes a number's PATH=FROM..TO, FROM below TO; a sweep also takes :STEPS and :log.",
     R"(--vary datasets.imagenet.size="1 TB" -> --vary datasets.imagenet.size="1 GB..1 TB")"},
    {"byte-order-mark", "Inputs are UTF-8 without a byte-order mark.", "save the file as UTF-8 without BOM"},
    {"conflict", "Two statements about the same thing disagree by more than 1 %.",
     R"("size": "1 GB", "objects": 10, "object_size": "1 MB" -> leave one of the three out)"},
    {"empty-input", "There is nothing in the input but white space and comments.",
     "an empty file -> storeadvise init prints a profile to start from"},
    {"hardly-meant", "Allowed, but probably not what was meant: a warning, with status 0.",
     R"("size": 150 -> "150 GB"; "max_latency": 20 -> "20 ms")"},
    {"missing-key", "A key that must be there is not.", R"({ "name": "imagenet" } -> add "role" and "size")"},
    {"no-priorities", "At least one priority must be above 0, or nothing can be compared.",
     R"("priorities": { "cost": 0, "latency": 0, ... } -> "cost": 1)"},
    {"not-mixed", "random_fraction says how a mixed pattern is mixed, and nothing about another pattern.",
     R"("pattern": "random", "random_fraction": 0.3 -> "pattern": "mixed")"},
    {"not-nested", "What is untouched for 90 days is part of what is untouched for 30 days.",
     R"("untouched": { "30 d": 0.4, "90 d": 0.6 } -> "90 d": 0.3)"},
    {"not-whole", "What is counted one by one is a whole number.", R"("clients": 2.5 -> 3)"},
    {"number-too-large", "The number is larger than any that a computer calculates with.", "1e999 -> 1e9"},
    {"other-region", "The catalog file is about another Region than the profile.",
     R"("region": "eu-west-1" in the catalog, "us-east-1" in the profile -> the same in both)"},
    {"out-of-range", "The value lies outside of what the field can be.", R"("hot_fraction": 1.2 -> 0 to 1)"},
    {"repeated-key", "A key stands twice in one object, and only one of the two can be meant.",
     R"({ "size": "1 GB", "size": "2 GB" } -> { "size": "2 GB" })"},
    {"repeated-name", "Two things that are told apart by name have the same name.",
     R"(two data sets named "logs" -> "logs" and "logs-2")"},
    {"too-deep", "Objects and lists lie inside one another more than 64 levels deep.", "[[[[[ ... ]]]]]"},
    {"too-large",
     "Profiles, policies, rules and catalogs have at most 16 MiB; price lists, and what `observe` reads as "
     "one document or item, 64 MiB; a line of a part that `observe --partial` wrote, 256 MiB.",
     "a file of 20 MiB -> several files"},
    {"trailing-text", "Something follows after the end of the document.", "{ ... } } -> { ... }"},
    {"unknown-compute", "The data set names compute that the profile does not describe.",
     R"("compute": "trian" -> "compute": "train")"},
    {"unknown-figure", "Models use no figure with this id.",
     R"("id": "efs.read_latencey" -> "efs.read_latency")"},
    {"unknown-instance", "The catalog has no such instance type.",
     R"("instance": "p4d.24xlarg" -> "p4d.24xlarge", or state network, accelerators and price without an instance)"},
    {"unknown-key", "The object has a key that means nothing there.",
     R"("patern": "random" -> "pattern": "random")"},
    {"unknown-option", "No option has this id.", R"("current": "efs.elastc" -> "efs.elastic")"},
    {"unknown-path", "PATH names no field of this profile.",
     "--set datasets.imagenet.sise=1 -> --set datasets.imagenet.size=1"},
    {"unknown-price", "Bills use no price with this id.",
     R"("id": "s3.standard.storge" -> "s3.standard.storage")"},
    {"unknown-region", "The catalog has no prices for this Region.",
     R"("region": "us-east1" -> "us-east-1")"},
    {"unknown-word", "The field takes one of a few words, and this is none of them.",
     R"("pattern": "sequental" -> "sequential")"},
    {"wrong-type", "The value is of another kind than the field takes, such as a string instead of a list.",
     R"("needs": "posix" -> ["posix"])"},
    {"wrong-unit",
     "A price is per another unit than the bill counts, or a figure has a unit of another kind.",
     R"("unit": "TB-month" -> "GB-month")"},
    {"wrong-version", "The file was written for another version of the program.",
     R"("profile_version": 2 -> "profile_version": 1)"},
    {"zero-objects", "Bytes that are not 0 need at least one object, of at least one byte.",
     R"("size": "1 GB", "objects": 0 -> "objects": 1)"},
}};

}  // namespace

std::span<const ErrorCode> error_codes() { return kCodes; }

const ErrorCode* find_error_code(std::string_view code) {
  const auto* const found =
      std::find_if(kCodes.begin(), kCodes.end(), [code](const ErrorCode& row) { return row.code == code; });
  return found == kCodes.end() ? nullptr : &*found;
}

}  // namespace storeadvise

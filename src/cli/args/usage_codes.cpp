#include "cli/args/usage_codes.hpp"

#include <array>

namespace storeadvise::cli {

namespace {

constexpr std::array<ErrorCode, 20> kCodes{{
    {"bad-usage", "The command line lacks a word, or has one too many.",
     "storeadvise schema -> storeadvise schema profile"},
    {"cannot-read", "A file that was named is missing or may not be read, or a directory holds no profile.",
     "storeadvise profiles/vision -> storeadvise profiles/vision.json"},
    {"cannot-write", "The result could not be written; nothing of it is left behind.",
     "--output /missing/report.json -> a folder that exists"},
    {"datasets-differ", "Parts that --partial wrote have different data sets and cannot be added.",
     "the same --dataset options for each part"},
    {"inventory-without-manifest",
     "Rows of an S3 Inventory say nothing without the manifest.json that was written with them.",
     "storeadvise observe data/ -> storeadvise observe inventory/, which has manifest.json and data/"},
    {"metric-data-without-queries",
     "The answer of get-metric-data names neither metrics nor periods; the file of its queries does.",
     "storeadvise observe metric-data.json -> storeadvise observe metric-data.json queries.json"},
    {"metrics-of-which", "Metrics that name no file system could be of several.",
     "add --dataset NAME=fs-0123456789abcdef0"},
    {"needs-conversion",
     "The source is ORC, Parquet or another format that has to be converted first; the hint has the line "
     "that does.",
     "an inventory in Parquet -> the same as CSV"},
    {"nothing-to-measure", "The sources were read, and hold no request and no object of a data set.",
     "--dataset a=s3://other-bucket/ -> a place that the log is about"},
    {"part-twice", "The same log file, or the same part, is there twice and would count twice.",
     "storeadvise observe --merge a.obs a.obs -> a.obs b.obs"},
    {"salt-differs",
     "Parts were made with different salts, so that the same object has another hash in each.",
     "the same --salt FILE for each part"},
    {"several-regions", "A catalog file is about one Region, and the price lists have several.",
     "--output prices.json -> --output prices/"},
    {"too-many-bad-lines", "More lines of a log are unreadable than --max-bad allows.",
     "--max-bad 1% -> --max-bad 5%, or --show-bad to see them"},
    {"truncated", "A packed file ends before its end. Only the newest log may, since it may be on its way.",
     "an interrupted download -> fetch the file again"},
    {"two-regions", "The sources are of several Regions, and a profile is of one.", "--region us-west-2"},
    {"unknown-command", "The first word is neither a command nor a file.",
     "storeadvise explian -> storeadvise explain"},
    {"unknown-dataset", "--dataset, --why or --expect names a data set that no profile has.",
     "--expect imagnet=s3 -> --expect imagenet=s3"},
    {"unknown-flag", "The command has no option of this name.", "--formt json -> --format json"},
    {"unknown-id", "explain and schema know nothing of this name.",
     "storeadvise explain efs.elastc -> storeadvise explain efs.elastic"},
    {"unknown-source", "A file that was named is not a kind of source that observe knows.",
     "storeadvise observe notes.txt -> storeadvise observe logs/"},
}};

}  // namespace

std::span<const ErrorCode> usage_codes() { return kCodes; }

}  // namespace storeadvise::cli

#include "cli/io/sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>
#include <vector>

#include "catalog/folder.hpp"
#include "cli/io/files.hpp"
#include "cli/io/terminal.hpp"
#include "json/document.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

bool is_directory(const std::string& name) {
  std::error_code ignored;
  return std::filesystem::is_directory(name, ignored);
}

/// The Regions that a directory has a catalog for: the names of its files.
std::vector<std::string> regions_in(const std::string& directory) {
  std::vector<std::string> regions;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(directory, ignored))
    if (entry.path().extension() == ".json" && entry.path().filename() != kS3FilesTable)
      regions.push_back(entry.path().stem().string());
  std::ranges::sort(regions);
  return regions;
}

Errors no_such_region(const std::string& directory, const std::string& region) {
  const std::vector<std::string> regions = regions_in(directory);
  const std::vector<std::string_view> words(regions.begin(), regions.end());
  const auto near = nearest(region, words);
  return {{.code = "unknown-region",
           .place = {},
           .path = "region",
           .message = fmt::format("{} has no catalog for {}", directory, in_quotes(region)),
           .hint = regions.empty()
                       ? "it holds no REGION.json, as `storeadvise catalog import` writes them with -o"
                       : fmt::format("expected one of: {}{}", fmt::join(regions, ", "),
                                     near ? fmt::format(" (did you mean \"{}\"?)", *near) : "")}};
}

/// A directory has a file for each Region, and may have one for S3 Files.
Result<Catalog> catalog_in(const std::string& directory, const std::string& region) {
  const std::string file = (std::filesystem::path(directory) / (region + ".json")).string();
  const std::string beside = (std::filesystem::path(directory) / kS3FilesTable).string();
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return tl::unexpected(no_such_region(directory, region));
  const Result<std::string> text = read_file(file);
  if (!text) return tl::unexpected(text.error());
  if (!std::filesystem::exists(beside, ignored))
    return read_catalog_of_folder({*text, file}, std::nullopt, region);
  const Result<std::string> s3_files = read_file(beside);
  if (!s3_files) return tl::unexpected(s3_files.error());
  return read_catalog_of_folder({*text, file}, PriceFile{*s3_files, beside}, region);
}

bool is_ours(const std::string& name) { return name.empty() || name == "aws" || name == "article"; }

Result<Catalog> undated_catalog(const std::string& name, const std::string& region) {
  if (is_ours(name)) return embedded_catalog(name.empty() ? "aws" : name, region);
  if (is_directory(name)) return catalog_in(name, region);
  const Result<std::string> text = read_file(name);
  if (!text) return tl::unexpected(text.error());
  return read_catalog(*text, shown_name(name), region);
}

}  // namespace

Result<Catalog> named_catalog(const std::string& name, const std::string& region) {
  Result<Catalog> catalog = undated_catalog(name, region);
  if (!catalog) return catalog;
  if (const double days = days_since(catalog->prices_as_of); days >= 0)
    catalog->prices_age_days = std::floor(days);
  return catalog;
}

Result<void> try_catalog(const std::string& name) {
  if (is_ours(name) || name == "-" || is_directory(name)) return {};
  const Result<std::string> text = read_file(name);
  if (!text) return tl::unexpected(text.error());
  if (const auto document = parse_document(*text, shown_name(name)); !document)
    return tl::unexpected(document.error());
  return {};
}

Result<std::shared_ptr<const RuleBook>> chosen_rules(const Arguments& arguments) {
  const std::shared_ptr<const RuleBook> ours(std::shared_ptr<void>(), &embedded_rules());
  if (!arguments.rules) return ours;
  const std::string& name = *arguments.rules;
  const Result<std::string> text = read_file(name);
  if (!text) return tl::unexpected(text.error());
  Result<RuleBook> book = read_rules(*text, shown_name(name), ours.get());
  if (!book) return tl::unexpected(std::move(book.error()));
  return std::make_shared<const RuleBook>(std::move(*book));
}

std::string region_or_usual(const Arguments& arguments) { return arguments.region.value_or("us-east-1"); }

}  // namespace storeadvise::cli

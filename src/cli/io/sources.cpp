#include "cli/io/sources.hpp"

#include <cmath>

#include "cli/io/files.hpp"
#include "cli/io/terminal.hpp"
#include "json/document.hpp"

namespace storeadvise::cli {

namespace {

bool is_ours(const std::string& name) { return name.empty() || name == "aws" || name == "article"; }

Result<Catalog> undated_catalog(const std::string& name, const std::string& region) {
  if (is_ours(name)) return embedded_catalog(name.empty() ? "aws" : name, region);
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
  if (is_ours(name) || name == "-") return {};
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

#include "cli/sources.hpp"

#include "cli/files.hpp"

namespace storeadvise::cli {

Result<Catalog> named_catalog(const std::string& name, const std::string& region) {
  if (name.empty() || name == "aws" || name == "article")
    return embedded_catalog(name.empty() ? "aws" : name, region);
  const Result<std::string> text = read_file(name);
  if (!text) return tl::unexpected(text.error());
  return read_catalog(*text, shown_name(name), region);
}

Result<RuleBook> chosen_rules(const Arguments& arguments) {
  if (!arguments.has("rules")) return embedded_rules();
  const std::string name = arguments.value("rules");
  const Result<std::string> text = read_file(name);
  if (!text) return tl::unexpected(text.error());
  return read_rules(*text, shown_name(name), &embedded_rules());
}

std::string region_or_usual(const Arguments& arguments) { return arguments.value("region", "us-east-1"); }

}  // namespace storeadvise::cli

#pragma once

#include <memory>
#include <string>

#include "cli/args/command.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/rule.hpp"

namespace storeadvise::cli {

/// The catalog that a name means: "aws" (also when empty), "article", a file, or a directory with a file for
/// each Region. It knows its age today.
Result<Catalog> named_catalog(const std::string& name, const std::string& region);

/// Fails where a catalog's file cannot be read or is no JSON: that is no fault of any profile. What standard
/// input holds is left for whoever needs it.
Result<void> try_catalog(const std::string& name);

/// Our rules, not copied, or those with the rules of --rules added. Never null.
Result<std::shared_ptr<const RuleBook>> chosen_rules(const Arguments& arguments);

/// --region, else the Region that AWS itself takes for its examples.
std::string region_or_usual(const Arguments& arguments);

}  // namespace storeadvise::cli

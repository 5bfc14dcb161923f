#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "storeadvise/catalog.hpp"

namespace storeadvise {

/// Collects what is wrong with a catalog file; a place is found by its JSON pointer later.
struct TableProblem {
  nlohmann::json::json_pointer where;
  std::string code;
  std::string message;
  std::string hint;
};
using TableProblems = std::vector<TableProblem>;

/// Adds the rows of a "prices" list to the catalog. Later rows replace earlier ones of the same id.
void add_prices(const nlohmann::json& document, Catalog& catalog, TableProblems& problems);

/// Adds the rows of a "figures" list; a row's "regions" has the values that differ by Region.
void add_figures(const nlohmann::json& document, Catalog& catalog, TableProblems& problems);

/// Adds the rows of an "instances" list.
void add_instances(const nlohmann::json& document, Catalog& catalog, TableProblems& problems);

/// Sets the options that the catalog offers; all of them where the document has no "options".
void set_options(const nlohmann::json& document, Catalog& catalog, TableProblems& problems);

/// Points the offers at their prices and copies the figures to where models read them.
/// A figure that no table gave is a problem, a price is not.
void bind(Catalog& catalog, TableProblems& problems);

/// The catalog "aws" or "article" as data/ has it, for a Region that has prices.
Catalog catalog_of_data(std::string_view id, std::string_view region, TableProblems& problems);

}  // namespace storeadvise

#pragma once

#include <optional>
#include <string_view>

#include "json/reader.hpp"
#include "storeadvise/catalog.hpp"

namespace storeadvise {

// What a catalog's file says goes into a catalog that holds what is known already. One thing said twice in
// one list is a mistake.

/// No price and no hour costs more.
inline constexpr double kMostUsd = 1e6;

/// The date of what has none.
inline constexpr std::string_view kUndated = "undated";

/// What every row of a catalog's tables says of where it is from.
struct Origin {
  std::string source;
  std::string date;
  Confidence confidence = Confidence::high;
  std::string note;
};
Origin read_origin(ObjectReader& row);

/// A day, YYYY-MM-DD, or kUndated; `out` stays as it is where the key is missing.
void read_date(ObjectReader& reader, std::string_view key, std::string& out);

/// Adds the rows of `prices`. Each has an id that bills use, the unit that it is billed in, and tiers of 0 to
/// 1,000,000 USD that rise from 0.
void read_prices(ObjectReader& reader, Catalog& catalog);

/// Whose figures a table has: ours, which make the list of all figures, or a file's, which replace ours and
/// keep to their kind of unit.
enum class Figures : bool { ours, of_file };
/// Adds the rows of `figures`; a row's `regions` has the values that differ by Region.
void read_figures(ObjectReader& reader, Figures whose, Catalog& catalog);

/// Adds the rows of `instances`. What a row about an instance that is known leaves out stays as it is.
void read_instances(ObjectReader& reader, Catalog& catalog);

/// Sets the options that the catalog offers; all of them where there is no `options`.
void read_offered(ObjectReader& reader, Catalog& catalog);

/// Points the offers at their prices and copies the figures to where models read them. A figure that no
/// table gave is a problem, a price is not.
void bind_slots(Catalog& catalog, Problems& problems);
/// The same, and what follows from the catalog: what is sold in its Region, and what rules see.
void bind(Catalog& catalog, Problems& problems);

/// The options that data/sold.json says AWS sells in a Region.
OptionMask sold_in(std::string_view region);

/// What rules see of the catalog's prices and figures (Catalog::rule_values).
std::vector<double> rule_values(const Catalog& catalog);

/// The catalog "aws" or "article" as data/ has it, for a Region that has prices.
Result<Catalog> catalog_of_data(std::string_view id, std::string_view region);

}  // namespace storeadvise

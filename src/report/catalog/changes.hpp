#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/catalog.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// A number in one of two catalogs.
struct CatalogValue {
  double value = 0;
  std::string unit;
};

/// A price (of one tier), a figure, or what is known of an instance, that differs between two catalogs.
struct CatalogChange {
  std::string_view kind;  ///< "price", "figure", "instance", "option"
  std::string id;
  double tier_from = 0;  ///< prices only
  std::optional<CatalogValue> before, after;

  /// After less before, where both are there in the same unit.
  [[nodiscard]] std::optional<double> amount() const;
  /// The same in percent of before; nothing where that is 0.
  [[nodiscard]] std::optional<double> percent() const;
};

/// All that differs, prices first, in the order of the catalogs.
std::vector<CatalogChange> catalog_changes(const Catalog& from, const Catalog& to);

/// The advice for one profile with both catalogs.
struct Readvised {
  std::string file;
  Recommendation before, after;
};

/// The change for people, for programs and for spreadsheets.
std::string changes_text(const Catalog& from, const Catalog& to, const std::vector<CatalogChange>& changes,
                         const std::vector<Readvised>& profiles, std::size_t width);
std::string changes_json(const Catalog& from, const Catalog& to, const std::vector<CatalogChange>& changes,
                         const std::vector<Readvised>& profiles);
std::string changes_csv(const std::vector<CatalogChange>& changes, const std::vector<Readvised>& profiles);

}  // namespace storeadvise

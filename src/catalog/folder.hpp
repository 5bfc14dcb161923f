#pragma once

#include <optional>
#include <string_view>

#include "storeadvise/catalog.hpp"

namespace storeadvise {

/// The file of a folder of catalogs that has what the price lists of S3 and EFS do not: S3 Files.
inline constexpr std::string_view kS3FilesTable = "s3-files.json";

/// A file of prices.
struct PriceFile {
  std::string_view text, name;
};

/// A catalog of a folder that is laid out as data/prices: `own` is the Region's file, read as by read_catalog;
/// what it does not say of S3 Files is taken from the folder's kS3FilesTable, and without one from ours.
Result<Catalog> read_catalog_of_folder(const PriceFile& own, const std::optional<PriceFile>& s3_files,
                                       std::string_view region);

}  // namespace storeadvise

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "observe/input/bytes.hpp"
#include "observe/sources/facts.hpp"
#include "observe/sources/readers.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// What a manifest.json of an S3 Inventory says
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html).
struct Manifest {
  static constexpr std::size_t kAbsent = ~std::size_t{0};
  enum Column : std::uint8_t {
    bucket,
    key,
    size,
    changed,
    storage_class,
    tier,
    latest,
    delete_marker,
    expires
  };
  static constexpr std::size_t kColumns = 9;

  std::string name;  ///< of the file
  std::string of;    ///< the bucket
  std::int64_t taken = 0;
  std::array<std::size_t, kColumns> columns{};  ///< where each stands in a row
  std::vector<std::string> files;               ///< base names
};

/// Reads a manifest. ORC and Parquet are `needs-conversion`, with the line that converts them.
Result<Manifest> read_manifest(const std::string& name);

/// What was read of one file of an inventory.
struct RowCount {
  std::uint64_t rows = 0;
  std::uint64_t bad = 0;
};
Result<RowCount> read_inventory_rows(const Manifest& manifest, ByteStream& bytes, const ObjectSink& sink);

/// Rows of an inventory under a line that names its columns, as converted ORC and Parquet have it: no
/// manifest is needed.
Result<void> read_inventory_table(const Opened& source, Sinks& sinks);

/// ORC and Parquet are not read: `needs-conversion`.
Result<void> read_columnar(const Opened& source, Sinks& sinks);
/// The error with the line that converts `data`.
Error needs_conversion(const std::string& name, const std::string& format, const std::string& data);

/// "2026-03-05T00:00:00.000Z", "2026-03-05T00:00:00+00:00", "2026-03-05 00:00:00" or a date, as seconds since
/// 1970; false for anything else.
bool read_timestamp(std::string_view text, std::int64_t& second);

}  // namespace storeadvise::observe

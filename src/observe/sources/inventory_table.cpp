#include <fmt/format.h>

#include <optional>

#include "observe/sources/access_log.hpp"
#include "observe/sources/csv_table.hpp"
#include "observe/sources/inventory.hpp"

namespace storeadvise::observe {
namespace {

/// Columns as ORC and Parquet inventories call them, and as manifests of CSV do.
struct TableColumns {
  std::size_t bucket, key, size, changed, storage_class, tier, latest, delete_marker, expires;
  explicit TableColumns(const Header& h)
      : bucket(h.place("bucket")),
        key(h.place("key")),
        size(h.place("size")),
        changed(h.place({"last_modified_date", "LastModifiedDate"})),
        storage_class(h.place({"storage_class", "StorageClass"})),
        tier(h.place({"intelligent_tiering_access_tier", "IntelligentTieringAccessTier"})),
        latest(h.place({"is_latest", "IsLatest"})),
        delete_marker(h.place({"is_delete_marker", "IsDeleteMarker"})),
        expires(h.place({"lifecycle_expiration_date", "LifecycleExpirationDate"})) {}
};

/// Reads one row; false where it has no key or a size that is not a number. Only CSV inventories encode keys.
bool read_table_row(const TableColumns& c, const CsvLine& row, ObjectFact& out) {
  out = {};
  out.bucket = row.at(c.bucket);
  out.key = row.at(c.key);
  out.latest = row.at(c.latest) != "false";
  out.delete_marker = row.at(c.delete_marker) == "true";
  if (out.key.empty() || (!read_number(row.at(c.size), out.size) && !out.delete_marker)) return false;
  read_timestamp(row.at(c.changed), out.changed);
  read_timestamp(row.at(c.expires), out.expires);
  out.storage_class = row.at(c.storage_class);
  out.tier = row.at(c.tier);
  return true;
}

}  // namespace

Result<void> read_inventory_table(const Opened& source, Sinks& sinks) {
  std::optional<TableColumns> columns;
  ObjectFact fact;
  return read_table(
      source, sinks, [&](const Header& header) { columns.emplace(header); },
      [&](const CsvLine& row) -> std::string_view {
        if (!read_table_row(*columns, row, fact)) return "size or key";
        sinks.object(fact);
        return {};
      });
}

Result<void> read_columnar(const Opened& source, Sinks& sinks) {
  static_cast<void>(sinks);
  const bool orc = source.bytes.head().starts_with("ORC");
  return tl::unexpected(Errors{needs_conversion(source.name, orc ? "ORC" : "Parquet", source.name)});
}

Error needs_conversion(const std::string& name, const std::string& format, const std::string& data) {
  const std::string line =
      format == "ORC"
          ? fmt::format(
                "python3 -c \"import pyarrow.orc as o, pyarrow.csv as c; "
                "c.write_csv(o.read_table('{}'), 'inventory.csv')\"",
                data)
          : fmt::format("duckdb -c \"COPY (SELECT * FROM '{}') TO 'inventory.csv' (HEADER, FORCE_QUOTE *)\"",
                        data);
  return {"needs-conversion",
          {name},
          "",
          fmt::format("the inventory is {}, and observe reads CSV", format),
          line + " && storeadvise observe inventory.csv; or choose CSV as the inventory's format"};
}

}  // namespace storeadvise::observe

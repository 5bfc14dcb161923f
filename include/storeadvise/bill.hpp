#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "storeadvise/units.hpp"

namespace storeadvise {

struct Price;

/// The words by which bill lines are known, in the order in which they are printed.
enum class Item : std::uint8_t {
  storage,
  minimum_size,
  archive_overhead,
  old_versions,
  put_requests,
  get_requests,
  list_requests,
  upload,
  retrieval,
  restore_requests,
  lifecycle_transitions,
  monitoring,
  minimum_duration,
  elastic_reads,
  elastic_writes,
  ia_reads,
  ia_tiering,
  archive_reads,
  archive_tiering,
  provisioned_throughput,
  sync_reads,
  sync_writes
};
inline constexpr std::array<std::string_view, 22> kItemNames{
    "Storage",          "Minimum size",     "Archive overhead",      "Old versions",
    "PUT requests",     "GET requests",     "LIST requests",         "Upload",
    "Retrieval",        "Restore requests", "Lifecycle transitions", "Monitoring",
    "Minimum duration", "Elastic reads",    "Elastic writes",        "IA reads",
    "IA tiering",       "Archive reads",    "Archive tiering",       "Provisioned throughput",
    "Sync reads",       "Sync writes"};

/// One line of a bill: quantity x unit price.
struct BillLine {
  Item item;
  double quantity;     ///< in the price's unit
  double unit_price;   ///< USD per unit: the price of the tier that this line is in
  const Price* price;  ///< never null
  [[nodiscard]] Usd amount() const { return Usd(quantity * unit_price); }
};

/// What an option costs in the month as stated. A fixed room for lines, so that
/// an estimate needs no memory of its own.
class Bill {  // NOLINT(*-special-member-functions): to move is to copy
 public:
  static constexpr std::size_t kMaxLines = 24;

  Bill() = default;
  Bill(const Bill& other) { *this = other; }
  /// Copies the lines in use, not the room for more.
  Bill& operator=(const Bill& other);
  ~Bill() = default;

  /// Adds a line; a quantity of 0 adds nothing. A null price marks the bill as
  /// incomplete: a price that the catalog lacks is never 0.
  void add(Item item, double quantity, const Price* price);
  /// Adds a storage line for each tier that `gb_months` fills, counted from `already`.
  void add_tiered(Item item, double gb_months, const Price* price, double already = 0);
  /// Marks the bill as incomplete where the price is null: what a Region does not sell holds nothing.
  void require(const Price* price) { complete_ = complete_ && price != nullptr; }
  /// Adds the lines of another bill.
  void add(const Bill& other);

  [[nodiscard]] const BillLine* begin() const { return lines_.data(); }
  [[nodiscard]] const BillLine* end() const { return lines_.data() + size_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Usd total() const { return total_; }
  /// False when a price was missing.
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  void push(Item item, double quantity, double unit_price, const Price* price);

  std::array<BillLine, kMaxLines> lines_;  // NOLINT: only the first size_ are ever read
  std::size_t size_ = 0;
  Usd total_;
  bool complete_ = true;
};

}  // namespace storeadvise

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "storeadvise/units.hpp"

namespace storeadvise {

struct Price;
template <class Billed>
struct PriceOf;

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
  sync_writes,
  nat,
  cross_zone_transfer,
  kms_requests,
  backup,
  transfer_out
};
inline constexpr std::array<std::string_view, 27> kItemNames{"Storage",
                                                             "Minimum size",
                                                             "Archive overhead",
                                                             "Old versions",
                                                             "PUT requests",
                                                             "GET requests",
                                                             "LIST requests",
                                                             "Upload",
                                                             "Retrieval",
                                                             "Restore requests",
                                                             "Lifecycle transitions",
                                                             "Monitoring",
                                                             "Minimum duration",
                                                             "Elastic reads",
                                                             "Elastic writes",
                                                             "IA reads",
                                                             "IA tiering",
                                                             "Archive reads",
                                                             "Archive tiering",
                                                             "Provisioned throughput",
                                                             "Sync reads",
                                                             "Sync writes",
                                                             "NAT",
                                                             "Cross-zone transfer",
                                                             "KMS requests",
                                                             "Backup",
                                                             "Transfer out"};

/// One line of a bill: quantity x unit price.
struct BillLine {
  Item item;
  double quantity;     ///< in the price's unit
  double unit_price;   ///< USD per unit: the price of the tier that this line is in
  const Price* price;  ///< never null
  [[nodiscard]] Usd amount() const { return Usd(quantity * unit_price); }
};

/// What an option costs in the month as stated: as many lines as there are. The first few lie in the
/// bill itself, so that an ordinary estimate needs no memory of its own; a longer bill moves to the heap.
class Bill {
 public:
  /// What a bill is for: to be read, or only to be compared by its total, which is the same to the last bit.
  enum class Keep : std::uint8_t { lines, total };

  Bill() = default;
  explicit Bill(Keep keep) : keep_(keep) {}
  Bill(const Bill& other) { *this = other; }
  Bill(Bill&& other) noexcept { *this = std::move(other); }
  /// Copies the lines in use, not the room for more.
  Bill& operator=(const Bill& other);
  Bill& operator=(Bill&& other) noexcept;
  ~Bill() = default;

  /// Adds a line for each tier of the price that `quantity` fills, counted from `already`; a quantity of 0
  /// adds nothing. An unknown price marks the bill as incomplete: a price that the catalog lacks is never 0.
  template <class Billed>
  void add(Item item, Billed quantity, PriceOf<Billed> price, Billed already = {}) {
    if (quantity > Billed(0)) add_tiers(item, quantity.count(), price.price, already.count());
  }
  /// The same for what is charged beside the storage: where its price is not known, the bill names the
  /// item as not billed and stays complete.
  template <class Billed>
  void add_beside(Item item, Billed quantity, PriceOf<Billed> price) {
    if (price.known()) return add(item, quantity, price);
    if (quantity > Billed(0)) left_out_ |= bit(item);
  }
  /// Marks the bill as incomplete where the price is unknown: what a Region does not sell holds nothing.
  template <class Billed>
  void require(PriceOf<Billed> price) {
    complete_ = complete_ && price.known();
  }
  /// Adds the lines of another bill that keeps as much.
  void add(const Bill& other);

  [[nodiscard]] const BillLine* begin() const { return spilled_.empty() ? lines_.data() : spilled_.data(); }
  [[nodiscard]] const BillLine* end() const { return begin() + size_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Usd total() const { return total_; }
  /// False when a price was missing.
  [[nodiscard]] bool complete() const { return complete_; }
  /// Whether the month has such an item that the bill leaves out, as its price is not known.
  [[nodiscard]] bool leaves_out(Item item) const { return (left_out_ & bit(item)) != 0; }

 private:
  /// More than most bills have, and an estimate stays below the 1,032 bytes up to which glibc hands out
  /// memory from a thread's own cache: some 3 % of what an evaluation takes.
  static constexpr std::size_t kRoom = 16;

  static constexpr std::uint32_t bit(Item item) { return 1U << static_cast<unsigned>(item); }
  void add_tiers(Item item, double quantity, const Price* price, double already);
  void push(const BillLine& line);
  /// Adds a line for which there is no room.
  void spill(const BillLine& line);
  void copy_figures(const Bill& other);

  std::array<BillLine, kRoom> lines_;  // NOLINT: only the first size_ are ever read, and none once spilled
  std::vector<BillLine> spilled_;      ///< all lines of a bill that has more than there is room for
  std::size_t size_ = 0;
  Usd total_;
  Keep keep_ = Keep::lines;
  bool complete_ = true;
  std::uint32_t left_out_ = 0;  ///< a bit for each item
};
static_assert(kItemNames.size() <= 32);

}  // namespace storeadvise

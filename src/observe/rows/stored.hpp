#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace storeadvise::observe {

/// What lies in a set at one time, summed over its objects. All of it adds.
struct Stored {
  static constexpr std::size_t kSizes = 64;
  double bytes = 0;
  std::uint64_t objects = 0;
  double old_version_bytes = 0;
  std::map<std::string, double> by_class;
  std::array<std::uint64_t, kSizes> by_size{};  ///< objects by the power of two of their size
  std::map<std::uint32_t, double> by_day;       ///< bytes by the UTC day of their last change
  /// In Intelligent-Tiering, or in a folder whose mount keeps when files were read.
  double tiered_bytes = 0;
  double untouched_30 = 0;  ///< of these, untouched for 30 days
  double untouched_90 = 0;
  double expiring_bytes = 0;      ///< that a lifecycle rule will delete
  double expiring_byte_days = 0;  ///< bytes times days from last change to expiry
  void add(const Stored& other);
};

/// A snapshot: an inventory, a list, a walk. Names by what told it.
struct Snapshot {
  std::string source;      ///< id: "inv", "list", "walk"
  std::string bucket;      ///< of an inventory
  std::int64_t taken = 0;  ///< seconds since 1970
  bool newest = true;      ///< of its bucket: what is stored now; older ones tell growth only
  std::map<std::uint32_t, Stored> sets;
};

}  // namespace storeadvise::observe

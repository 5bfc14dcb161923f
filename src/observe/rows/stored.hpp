#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "observe/units.hpp"

namespace storeadvise::observe {

/// What lies in a set at one time, summed over its objects. All of it adds.
struct Stored {
  static constexpr std::size_t kSizes = 64;
  Bytes bytes;
  std::uint64_t objects = 0;
  Bytes old_version_bytes;
  std::map<std::string, Bytes> by_class;
  std::array<std::uint64_t, kSizes> by_size{};  ///< objects by the power of two of their size
  std::map<std::uint32_t, Bytes> by_day;        ///< by the UTC day of their last change
  /// In Intelligent-Tiering, or in a folder whose mount keeps when files were read.
  Bytes tiered_bytes;
  Bytes untouched_30;  ///< of these, untouched for 30 days
  Bytes untouched_90;
  Bytes expiring_bytes;         ///< that a lifecycle rule will delete
  ByteDays expiring_byte_days;  ///< from last change to expiry
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

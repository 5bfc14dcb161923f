#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace storeadvise::observe {

/// One PLACE: what lies in a bucket (or file system, or folder) below a literal prefix of the key.
struct Place {
  std::string bucket;  ///< "fs-0123..." for a file system, "/mnt/efs" for a folder
  std::string prefix;  ///< of decoded keys; empty: all of it
  std::uint32_t set = 0;
  bool is_bucket = false;                          ///< named as s3://
  auto operator<=>(const Place&) const = default;  // NOLINT(readability-implicit-bool-conversion): no int
};

/// In no data set.
inline constexpr std::uint32_t kNoSet = ~0U - 1;
/// To be left out.
inline constexpr std::uint32_t kDropped = ~0U - 2;

/// Where a key belongs.
struct Where {
  std::uint32_t set = kNoSet;
  std::string_view below;  ///< the key below its place
};

/// Which data set a key lies in. With --dataset the sets are given; without, each bucket's first-level
/// prefixes are sets, made as they are met ("bucket", "images/"), and a key without a slash is in the set of
/// the bucket itself.
class Places {
 public:
  /// Sets made as they are met.
  Places() = default;
  /// `names` are those of the sets; of several places that hold a key the longest prefix wins. `stated`:
  /// --dataset named them.
  Places(std::vector<std::string> names, std::vector<Place> places, bool stated = true);

  [[nodiscard]] bool given() const { return given_; }
  /// Whether --dataset says which data sets there are, not what was met.
  [[nodiscard]] bool stated() const { return stated_; }
  /// Without --dataset: looks one level further below these prefixes ("bucket", "images/").
  void open(std::string bucket, std::string prefix);

  Where where(std::string_view bucket, std::string_view key);

  /// Of the sets: given names, or "bucket" and "bucket/prefix/" of those that were met.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] const std::vector<Place>& places() const { return places_; }
  /// Whether a prefix was met that has no set of its own, since there were too many.
  [[nodiscard]] bool left_out() const { return left_out_; }
  void leave_out() { left_out_ = true; }
  /// The set of this name, made when it is not there.
  std::uint32_t named(const std::string& name);
  /// The set of a place that was met, made when it is not there; that of the bucket when there are too many.
  std::uint32_t met(std::string_view bucket, std::string_view prefix);

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  Where where_given(std::string_view bucket, std::string_view key) const;

  bool given_ = false;
  bool stated_ = false;
  bool left_out_ = false;
  std::vector<std::string> names_;
  std::vector<Place> places_;  ///< longest prefix first
  std::vector<Place> opened_;  ///< longest prefix first
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> sets_;
  std::string asked_;  ///< the last unit, to look up
};

/// "s3://bucket/prefix", "fs-0123", "/folder" as a Place; nothing for what is none of these.
bool parse_place(std::string_view text, Place& out);

}  // namespace storeadvise::observe

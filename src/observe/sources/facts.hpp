#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "observe/sources/access_record.hpp"
#include "observe/units.hpp"

/// What readers of sources tell. Requests and objects come by the million and are handed on one by one;
/// everything else is a list of facts.
namespace storeadvise::observe {

/// The class that an object's bytes are stored in, as inventories, lists and bills name it: "STANDARD",
/// "INTELLIGENT_TIERING". Of a file system: "STANDARD", "IA", "ARCHIVE".
using StorageClass = std::string_view;

/// Whether a source can mean it of anything that it counts: a number, and at most 2^60 on either side of 0.
constexpr bool is_amount(double number) {
  constexpr double kMost = 0x1p60;
  return number >= -kMost && number <= kMost;
}

/// One object or file that exists, or an old version of one.
struct ObjectFact {
  std::string_view bucket;   ///< or the id of the file system, or the folder
  std::string_view key;      ///< decoded
  std::uint64_t size = 0;    ///< bytes
  std::int64_t changed = 0;  ///< LastModified, seconds since 1970 UTC; 0: not told
  StorageClass storage_class;
  std::string_view tier;  ///< of Intelligent-Tiering: "FREQUENT", "INFREQUENT", "ARCHIVE_INSTANT_ACCESS"
  std::optional<Seconds> idle;  ///< since it was last read or changed, where a folder keeps that
  std::int64_t expires = 0;     ///< by a lifecycle rule, seconds since 1970; 0: not told
  bool latest = true;           ///< false: an old version
  bool delete_marker = false;
};
using ObjectSink = std::function<void(const ObjectFact&)>;
using RecordSink = std::function<void(const AccessRecord&)>;

/// One datapoint of a CloudWatch metric.
struct MetricPoint {
  std::string place;          ///< file system or bucket; empty: the one that another source names
  std::string metric;         ///< "DataReadIOBytes"
  std::string storage_class;  ///< of StorageBytes and BucketSizeBytes: "Total", "IA"; empty: not told
  enum class Statistic : std::uint8_t { sum, sample_count, average, minimum, maximum } statistic{};
  std::int64_t second = 0;  ///< its begin, since 1970, UTC
  std::int64_t period = 0;  ///< seconds; 0: not told
  double value = 0;         ///< in the unit of the metric
  auto operator<=>(const MetricPoint&) const = default;
};

/// What `describe-file-systems` or a plan says of a file system; what it does not say is empty.
struct FileSystemFact {
  std::string from = "efs";  ///< the id of the source
  std::string id;
  std::string name;
  std::string region;
  std::optional<Bytes> bytes;  ///< all classes
  std::optional<Bytes> bytes_standard;
  std::optional<Bytes> bytes_ia;
  std::optional<Bytes> bytes_archive;
  std::string throughput_mode;  ///< "bursting", "elastic", "provisioned"
  std::optional<BytesPerSecond> provisioned;
  std::optional<bool> one_zone;
  std::optional<std::int64_t> taken;  ///< seconds since 1970
  auto operator<=>(const FileSystemFact&) const = default;
};

/// When files move to colder classes and back. Belongs to the one file system that another source names
/// where `id` is empty.
struct LifecycleFact {
  std::string id;
  std::optional<int> to_ia_days;
  std::optional<int> to_archive_days;
  bool back_on_access = false;
  auto operator<=>(const LifecycleFact&) const =
      default;  // NOLINT(readability-implicit-bool-conversion): no int
};

/// An amount that a bill, Storage Lens or Storage Class Analysis tells for a stretch of time. Amounts of the
/// same thing add up.
struct AmountFact {
  enum class What : std::uint8_t {
    stored_bytes,  ///< mean over the stretch, by `storage_class`
    objects,       ///< at its end
    old_version_bytes,
    put_requests,  ///< PUT-class: uploads, parts, copies, lists
    get_requests,  ///< GET-class: reads, heads and all else
    gets,          ///< of these, those that are named so
    uploads,       ///< whole objects: one request, or the one that completes parts
    heads,
    lists,
    bytes_read,
    bytes_written,
    bytes_retrieved,  ///< from an infrequent-access class: cold reads
    provisioned_rate
  } what{};
  std::string from;  ///< "bill", "lens", "analysis": the id of the source
  /// Which export of the source: the kind of bill, or a configuration of the user. Two of them tell the same
  /// things again, so that one counts.
  std::string variant;
  std::string service;  ///< "s3", "efs"
  std::string place;    ///< bucket, bucket/prefix/ or file system; empty: nothing narrower than the account
  std::string region;   ///< code; empty: not told
  std::string storage_class;  ///< of stored_bytes, as prices are called: "s3.standard.storage"
  std::int64_t begin = 0;     ///< seconds since 1970
  std::int64_t end = 0;
  double amount = 0;                  ///< bytes, a number or bytes/s, as `what` says
  std::optional<std::int64_t> as_of;  ///< the last second that its file tells of
  /// Hashes of the lines that it sums up, rising: of all of them, or the `kMostLines` smallest. Files of one
  /// bill have no line in common, two versions of a bill have most.
  std::vector<std::uint32_t> lines;
  static constexpr std::size_t kMostLines = 64;
  auto operator<=>(const AmountFact&) const = default;
};

/// What a plan (Terraform) says of a bucket.
struct PlanFact {
  std::string bucket;
  std::string prefix;
  std::string region;
  std::optional<Days> expires_after;
  std::string storage_class;  ///< that a lifecycle rule moves objects to; empty: none
  std::optional<Days> moved_after;
  bool versioning = false;
  auto operator<=>(const PlanFact&) const = default;  // NOLINT(readability-implicit-bool-conversion): no int
};

/// Counters of one NFS mount since it was mounted, as one client saw it.
struct MountFact {
  std::string host;    ///< the file that tells it: one a client
  std::string device;  ///< "fs-0123.efs.us-east-1.amazonaws.com:/"
  std::string folder;  ///< where it is mounted
  Seconds age;
  bool is_rate = false;  ///< all below is a second's, and nobody knows how long it was mounted
  Bytes bytes_read;      ///< from the server
  Bytes bytes_written;
  Bytes app_bytes_read;  ///< by programs, also from the page cache
  Bytes app_bytes_written;
  Count reads;
  Count writes;
  Milliseconds read_time;  ///< from sending to the answer, of all of them
  Milliseconds write_time;
  Count locks;
  Count renames;
  Count opens;
  auto operator<=>(const MountFact&) const = default;  // NOLINT(readability-implicit-bool-conversion): no int
};

using Fact = std::variant<MetricPoint, FileSystemFact, LifecycleFact, AmountFact, PlanFact, MountFact>;

}  // namespace storeadvise::observe

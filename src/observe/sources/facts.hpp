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

/// What readers of sources tell. Requests and objects come by the million and are handed on one by one;
/// everything else is a list of facts.
namespace storeadvise::observe {

/// The class that an object's bytes are stored in, as inventories, lists and bills name it: "STANDARD",
/// "INTELLIGENT_TIERING". Of a file system: "STANDARD", "IA", "ARCHIVE".
using StorageClass = std::string_view;

/// One object or file that exists, or an old version of one.
struct ObjectFact {
  std::string_view bucket;   ///< or the id of the file system, or the folder
  std::string_view key;      ///< decoded
  std::uint64_t size = 0;    ///< bytes
  std::int64_t changed = 0;  ///< LastModified, seconds since 1970 UTC; 0: not told
  StorageClass storage_class;
  std::string_view tier;  ///< of Intelligent-Tiering: "FREQUENT", "INFREQUENT", "ARCHIVE_INSTANT_ACCESS"
  std::optional<double> idle_days;  ///< since it was last read or changed, where a folder keeps that
  std::int64_t expires = 0;         ///< by a lifecycle rule, seconds since 1970; 0: not told
  bool latest = true;               ///< false: an old version
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
  double value = 0;
  auto operator<=>(const MetricPoint&) const = default;
};

/// What `describe-file-systems` or a plan says of a file system; what it does not say is empty.
struct FileSystemFact {
  std::string from = "efs";  ///< the id of the source
  std::string id;
  std::string name;
  std::string region;
  std::optional<double> bytes;  ///< all classes
  std::optional<double> bytes_standard;
  std::optional<double> bytes_ia;
  std::optional<double> bytes_archive;
  std::string throughput_mode;        ///< "bursting", "elastic", "provisioned"
  std::optional<double> provisioned;  ///< bytes/s
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
    provisioned_rate  ///< bytes/s
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
  double amount = 0;
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
  std::optional<double> expires_days;
  std::string storage_class;  ///< that a lifecycle rule moves objects to; empty: none
  std::optional<double> after_days;
  bool versioning = false;
  auto operator<=>(const PlanFact&) const = default;  // NOLINT(readability-implicit-bool-conversion): no int
};

/// Counters of one NFS mount since it was mounted, as one client saw it.
struct MountFact {
  std::string host;       ///< the file that tells it: one a client
  std::string device;     ///< "fs-0123.efs.us-east-1.amazonaws.com:/"
  std::string folder;     ///< where it is mounted
  double age = 0;         ///< seconds
  bool is_rate = false;   ///< all below is a second's, and nobody knows how long it was mounted
  double bytes_read = 0;  ///< from the server
  double bytes_written = 0;
  double app_bytes_read = 0;  ///< by programs, also from the page cache
  double app_bytes_written = 0;
  double reads = 0;  ///< operations
  double writes = 0;
  double read_milliseconds = 0;  ///< from sending to the answer, of all of them
  double write_milliseconds = 0;
  double locks = 0;
  double renames = 0;
  double opens = 0;
  auto operator<=>(const MountFact&) const = default;  // NOLINT(readability-implicit-bool-conversion): no int
};

using Fact = std::variant<MetricPoint, FileSystemFact, LifecycleFact, AmountFact, PlanFact, MountFact>;

}  // namespace storeadvise::observe

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/units.hpp"

namespace storeadvise {

enum class Role : std::uint8_t {
  training_data,
  model_artifacts,
  model_serving,
  checkpoints,
  feature_store,
  inference_cache,
  shared_workspace,
  pipeline_outputs,
  scratch,
  archive
};
inline constexpr std::array<std::string_view, 10> kRoleNames{
    "training_data",   "model_artifacts",  "model_serving",    "checkpoints", "feature_store",
    "inference_cache", "shared_workspace", "pipeline_outputs", "scratch",     "archive"};

enum class Need : std::uint8_t {
  posix,
  file_locking,
  in_place_writes,
  append,
  shared_mount,
  object_api,
  versioning,
  multi_az,
  local_disk_semantics
};
inline constexpr std::array<std::string_view, 9> kNeedNames{
    "posix",      "file_locking", "in_place_writes",     "append", "shared_mount", "object_api",
    "versioning", "multi_az",     "local_disk_semantics"};

enum class Pattern : std::uint8_t { sequential, random, mixed };
inline constexpr std::array<std::string_view, 3> kPatternNames{"sequential", "random", "mixed"};

enum class S3Client : std::uint8_t { sdk, transfer_manager, connector, mountpoint };
inline constexpr std::array<std::string_view, 4> kS3ClientNames{"sdk", "transfer_manager", "connector",
                                                                "mountpoint"};

enum class Platform : std::uint8_t { ec2, eks, ecs, batch, sagemaker, lambda };
inline constexpr std::array<std::string_view, 6> kPlatformNames{"ec2",   "eks",       "ecs",
                                                                "batch", "sagemaker", "lambda"};

/// With which key of KMS a bucket encrypts, and how often it asks for it.
enum class Kms : std::uint8_t { none, bucket_key, per_object };
inline constexpr std::array<std::string_view, 3> kKmsNames{"none", "bucket_key", "per_object"};

/// A set of needs, one bit each.
class Needs {
 public:
  constexpr void insert(Need need) { bits_ |= bit(need); }
  [[nodiscard]] constexpr bool has(Need need) const { return (bits_ & bit(need)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const Needs&) const = default;

 private:
  static constexpr std::uint16_t bit(Need need) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(need));
  }
  std::uint16_t bits_ = 0;
};

/// Weights of the four dimensions; only their ratios matter.
struct Priorities {
  std::optional<double> cost;
  std::optional<double> latency;
  std::optional<double> throughput;
  std::optional<double> access_pattern;

  /// Whether any is stated: then those that are left out are 0.
  [[nodiscard]] bool any() const { return cost || latency || throughput || access_pattern; }
};

/// Reads or writes as a profile states them. What is left out comes from the role.
struct Traffic {
  std::optional<double> passes_per_month;  ///< whole data set, fractions allowed
  std::optional<Bytes> bytes_per_month;
  std::optional<Count> operations_per_month;
  std::optional<Bytes> request_size;
  std::optional<Pattern> pattern;
  std::optional<double> random_fraction;  ///< 0..1, with pattern mixed
  std::optional<Count> clients;
  std::optional<Count> streams_per_client;
  std::optional<S3Client> s3_client;
  std::optional<BytesPerSecond> required_throughput;  ///< all clients together, while active
  std::optional<double> active_hours_per_month;
  std::optional<Seconds> max_latency;
  std::optional<double> latency_percentile;  ///< 50 to 99.9
  std::optional<Count> dependent_reads;
  std::optional<double> hot_fraction;  ///< 0..1
  std::optional<Bytes> cold_bytes_per_month;
};

struct Loading {
  std::optional<Count> cold_starts_per_month;
  std::optional<Count> simultaneous;
  std::optional<double> fraction_read;  ///< 0..1
};

struct Checkpoint {
  std::optional<Seconds> every;
  std::optional<Count> keep;
  std::optional<bool> synchronous;
  std::optional<Count> restores_per_month;
  std::optional<Count> failures_per_month;
};

/// Share of the bytes not read or written for at least `age`.
struct Untouched {
  Seconds age;
  double share = 0;
};

/// Requests about names, not data: polling, listings, stat.
struct Lookups {
  std::optional<Count> lists_per_month;
  std::optional<Count> heads_per_month;
};

/// What lies between the hosts and the data. Only what is stated is billed.
struct Surroundings {
  std::optional<bool> nat_gateway;          ///< the way to S3 leads through one
  std::optional<double> cross_az_fraction;  ///< 0..1 of the traffic of a file system
  std::optional<Kms> kms;
  std::optional<bool> backup;                   ///< AWS Backup of the file system or bucket
  std::optional<Bytes> egress_bytes_per_month;  ///< read from the Internet
};

/// A volume on each host, used where its instance store does not hold what is staged.
struct Ebs {
  std::optional<Bytes> size;
  std::optional<BytesPerSecond> throughput;  ///< both ways together
};

struct Compute {
  std::optional<std::string> instance;
  std::optional<UsdPerHour> usd_per_hour;
  std::optional<Count> count;
  std::optional<BytesPerSecond> network;  ///< of one host
  std::optional<Count> accelerators;      ///< of one host
  std::optional<Bytes> local_storage;     ///< of one host
  std::optional<Ebs> ebs;                 ///< of one host
};

struct DataSet {
  std::string name;
  Role role = Role::training_data;
  std::optional<Bytes> size;
  std::optional<Count> objects;
  std::optional<Bytes> object_size;
  std::optional<Bytes> growth_per_month;
  std::optional<Count> prefixes;
  std::optional<Seconds> lifetime;
  std::optional<std::string> compute;  ///< a name of the profile, or an EC2 type
  std::optional<Compute> hosts;        ///< the same, spelt out
  std::optional<Platform> platform;
  Priorities priorities;
  Traffic reads;
  Traffic writes;
  std::optional<Needs> needs;
  std::optional<std::vector<Untouched>> untouched;  ///< rising by age
  std::optional<Loading> loading;
  std::optional<Checkpoint> checkpoint;
  std::optional<Lookups> lookups;
  std::optional<Surroundings> surroundings;
  std::optional<BytesPerSecond> provisioned_throughput;
  std::optional<std::string> current;  ///< an option id
};

/// A field of which the profile's evidence (what `observe` wrote) tells how it was found. It is believed only
/// while the profile holds the value that was found.
struct Measured {
  std::string path;             ///< `datasets.imagenet.size`
  std::string sure;             ///< "measured", "estimated", "at_least", "guess", "stated"
  std::string from;             ///< ids of the sources, with commas between
  std::string why;              ///< one clause; may be empty
  std::optional<double> value;  ///< in base units; none: the field holds a word
  std::string word;
  std::optional<double> low;  ///< of the interval that holds it
  std::optional<double> high;
};

/// What a user said, checked but with nothing filled in.
struct Profile {
  std::string name;
  std::string region;
  std::optional<double> month_hours;
  std::map<std::string, Compute, std::less<>> compute;
  Priorities priorities;
  std::vector<DataSet> datasets;
  /// Never changed once read, and shared by the copies that variations are made of; may be null.
  std::shared_ptr<const std::vector<Measured>> measured;
};

}  // namespace storeadvise

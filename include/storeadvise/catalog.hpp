#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/error.hpp"
#include "storeadvise/option.hpp"
#include "storeadvise/units.hpp"

namespace storeadvise {

enum class Confidence : std::uint8_t { high, medium, low };

/// From `from` units on (counted over the month, account-wide) a unit costs `usd`.
struct PriceTier {
  double from = 0;
  double usd = 0;
  std::string rate_code;  ///< AWS's id of this very rate; may be empty
};

/// What AWS charges for one unit of something, with where that is written.
struct Price {
  std::string id;                ///< "s3.standard.storage"
  std::string unit;              ///< "GB-month", "request", "GB", "MiB/s-month", "object-month"
  std::vector<PriceTier> tiers;  ///< never empty, rising by `from`, the first from 0
  std::string sku;
  std::string source;
  std::string date;  ///< YYYY-MM-DD on which AWS published it
  Confidence confidence = Confidence::high;
};

/// A limit, a latency, a rate or a threshold of judgement, with its source.
struct Figure {
  std::string id;  ///< "efs.read_latency"
  double value = 0;
  std::string unit;  ///< as written in data/, such as "ms" or "MiB/s"
  std::string source;
  std::string date;
  Confidence confidence = Confidence::high;
  std::string note;
};

/// What one unit of a quantity costs, so that GB are never billed as GB-months. Null where it is not
/// offered, or its price not known, in this Region.
template <class Billed>
struct PriceOf {
  const Price* price = nullptr;
  [[nodiscard]] bool known() const { return price != nullptr; }
  /// Of a known price: USD a unit in its first tier.
  [[nodiscard]] double usd() const { return price->tiers.front().usd; }
  bool operator==(const PriceOf&) const = default;
};
using PricePerGbMonth = PriceOf<GbMonths>;
using PricePerGb = PriceOf<Gb>;
using PricePerRequest = PriceOf<Count>;
using PricePerObjectMonth = PriceOf<ObjectMonths>;
using PricePerMibMonth = PriceOf<MibMonths>;

/// What a class of S3 charges and limits.
struct S3Offer {
  PricePerGbMonth storage;
  PricePerGbMonth storage_infrequent;       ///< Intelligent-Tiering after 30 days
  PricePerGbMonth storage_archive_instant;  ///< Intelligent-Tiering after 90 days
  PricePerRequest put;
  PricePerRequest get;
  PricePerGb retrieval;
  PricePerGb upload;
  PricePerRequest restore;     ///< a Standard restore request
  PricePerRequest transition;  ///< lifecycle into the class
  PricePerObjectMonth monitoring;
  Seconds min_stay;         ///< billed at least for so long
  Bytes min_size;           ///< billed at least as so large
  Bytes overhead;           ///< per object, at this class's price
  Bytes overhead_standard;  ///< per object, at the price of S3 Standard
  Seconds restore_time;     ///< until an archived object can be read; 0: at once
};

struct EfsOffer {
  PricePerGbMonth standard;
  PricePerGbMonth ia;
  PricePerGbMonth ia_elastic;
  PricePerGbMonth archive;
  PricePerGbMonth onezone;
  PricePerGbMonth onezone_ia;
  PricePerGb elastic_read;
  PricePerGb elastic_write;
  PricePerGb ia_read;
  PricePerGb ia_tiering;
  PricePerGb archive_read;
  PricePerGb archive_tiering;
  PricePerMibMonth provisioned;
};

struct S3FilesOffer {
  PricePerGbMonth storage;
  PricePerGb read;
  PricePerGb write;
};

/// What is charged beside S3 and EFS: the way to the data, keys, backups.
struct SurroundingsOffer {
  PricePerGb nat;              ///< processed by a NAT gateway, either way
  PricePerGb cross_zone;       ///< between two Availability Zones, in one direction
  PricePerRequest kms;         ///< a request to KMS
  PricePerGbMonth backup_s3;   ///< AWS Backup of a bucket, warm
  PricePerGbMonth backup_efs;  ///< AWS Backup of a file system, warm
  PricePerGb transfer_out;     ///< to the Internet
};

/// First byte and rate of one connection.
struct RequestSpeed {
  Seconds first_byte;
  BytesPerSecond rate;
};

/// Latency, bandwidth and limits. data/performance.json holds each with its source;
/// src/catalog/figure_slots.cpp ties the two.
struct Performance {
  RequestSpeed s3_get, s3_put, express_get, express_put;
  double s3_p95_factor = 0, s3_p99_factor = 0, express_p95_factor = 0, express_p99_factor = 0;
  PerSecond s3_gets_per_prefix, s3_puts_per_prefix;
  PerSecond express_gets, express_puts;
  BytesPerSecond s3_client_max;  ///< of one host
  Bytes s3_part, s3_multipart_from;
  Bytes s3_put_max;               ///< the largest object of one PUT
  Count transfer_in_flight;       ///< parts that a transfer manager moves at a time
  BytesPerSecond connector_rate;  ///< what one process of a CRT client aims at
  Bytes mountpoint_first_read;    ///< first GET after a seek
  Bytes mountpoint_read_ahead;    ///< of one open file
  Count s3_max_parts;
  BytesPerSecond s3_connection_fill;  ///< network that one connection is counted for
  Bytes it_monitored_from;            ///< smaller objects are not monitored
  PerSecond disk_per_byte;            ///< rate of local disk reads for each byte of local storage
  Seconds disk_latency, ebs_latency;
  BytesPerSecond ebs_rate;  ///< of a volume that states none

  Seconds efs_read_latency, efs_write_latency, efs_onezone_write_latency;
  Seconds efs_open_close, efs_create;  ///< for each file that is opened, or made
  double efs_p95_factor = 0, efs_p99_factor = 0;
  Seconds efs_ia_latency;
  BytesPerSecond efs_client_elastic, efs_client_other;
  std::array<BytesPerSecond, 3> efs_read_max, efs_write_max;  ///< by EfsMode, this Region
  std::array<PerSecond, 3> efs_read_iops, efs_write_iops;     ///< by EfsMode
  BytesPerSecond efs_onezone_read_max, efs_onezone_write_max;
  PerSecond efs_onezone_read_iops, efs_onezone_write_iops;
  PerSecond efs_file_reads, efs_file_writes;            ///< whole small files of a file system
  Bytes efs_read_ahead;                                 ///< of one sequential stream
  Bytes efs_operation;                                  ///< one combined NFS operation
  Bytes efs_data_min, efs_data_step, efs_metadata_min;  ///< Elastic metering
  Bytes efs_inode, efs_min_file;
  Bytes efs_file_step;              ///< a file's metered size is a multiple of it
  Bytes efs_cold_step;              ///< reads of Infrequent Access and Archive are metered in multiples of it
  Bytes s3_lifecycle_from;          ///< smaller objects stay where they are
  double kms_bucket_key_share = 0;  ///< of the requests to KMS, those that an S3 Bucket Key leaves
  Bytes efs_gb_per_included_mib;
  double efs_read_weight = 0;  ///< what a byte read counts against throughput; a byte written counts 1
  PerSecond efs_baseline_per_byte, efs_burst_per_byte;
  BytesPerSecond efs_baseline_min, efs_burst_min;
  double efs_credits_per_byte = 0;
  Bytes efs_credits_min;

  BytesPerSecond files_client_max, files_write_max;
  PerSecond files_read_iops, files_write_iops;
  Bytes files_import_below;  ///< smaller files come onto the fast tier, whole
  Bytes files_direct_from;   ///< reads at least this large stream from the bucket
  BytesPerSecond files_import_rate, files_export_rate;
  Count s3_list_page;         ///< keys that one LIST request returns at most
  Bytes repack_shard;         ///< what small objects are packed into
  Bytes files_min_file;       ///< smallest billed file on the high-performance tier
  Seconds files_sync_window;  ///< without a change, after which a file is written back
  Seconds hybrid_sync_every;  ///< between two copies of the EFS part back to the bucket

  Seconds ia_after, archive_after;  ///< lifecycle of EFS and tiers of Intelligent-Tiering
  Seconds old_versions_kept;
  double hot_share_of_reads = 0;  ///< of all reads, those that touch the hot fraction
};

/// An EC2 instance type.
struct Instance {
  std::string id;
  double accelerators = 0;
  BytesPerSecond network;                                   ///< what it sustains; 0: not known
  BytesPerSecond network_burst;                             ///< what it reaches for minutes
  Bytes local_storage;                                      ///< NVMe instance store
  std::map<std::string, double, std::less<>> usd_per_hour;  ///< by Region: the catalog's, or else all others
  std::string source;
  std::string date;
  Confidence confidence = Confidence::high;

  /// Old types are known by name and price alone.
  [[nodiscard]] bool is_described() const { return network > BytesPerSecond(0); }
};

/// Everything that is known about one Region's offers.
struct Catalog {
  std::string id;      ///< "aws", "article", or what a file calls itself
  std::string region;  ///< "us-east-1"
  std::string prices_as_of;
  std::string performance_as_of;
  std::optional<double> prices_age_days = std::nullopt;  ///< whole ones since prices_as_of
  std::vector<std::shared_ptr<const Price>> prices;      ///< pointed into by the offers
  std::vector<Figure> figures;
  std::array<S3Offer, kS3ClassCount> s3;
  EfsOffer efs;
  S3FilesOffer files;
  SurroundingsOffer surroundings;
  Performance performance;
  bool whole_object_reads = false;  ///< reads of S3 always fetch whole objects (the article's premise)
  OptionMask options = 0;           ///< those that the catalog offers
  std::vector<Instance> instances;  ///< of the catalog's own file
  OptionMask sold = 0;  ///< those that data/sold.json says AWS sells in the Region, priced here or not
  /// What rules see of it: first tiers in the order of price_slots(), then figures in that of figure_slots();
  /// USD a unit, times in ms, sizes in KB, rates in MiB/s. Not a number where the Region has none.
  std::vector<double> rule_values;

  [[nodiscard]] const Price* price(std::string_view price_id) const;
  [[nodiscard]] const Figure* figure(std::string_view figure_id) const;
  /// An instance type: of the catalog's own file, or else of data/compute/.
  [[nodiscard]] std::optional<Instance> instance(std::string_view instance_id) const;
};

/// The catalog in the program: "aws" for what AWS documents today, or "article".
/// Fails on a Region that is not in it, naming the nearest.
Result<Catalog> embedded_catalog(std::string_view id, std::string_view region);

/// A catalog from a file's text: its prices replace ours, figures and instances
/// that it leaves out are ours. `region` is the profile's; a file that names another one fails.
Result<Catalog> read_catalog(std::string_view text, std::string_view file, std::string_view region);

/// The Regions that the embedded catalog has prices for, sorted.
std::vector<std::string> embedded_regions();

/// Ties a figure's id to where the models read it, in base units.
struct FigureSlot {
  std::string_view id;
  double& (*field)(Catalog&);
};
/// All of them: for tests, for `explain`, and for trying how much a verdict hangs on one.
std::span<const FigureSlot> figure_slots();

/// Ties a price's id to where the bills read it.
struct PriceSlot {
  std::string id;
  std::string_view unit;
  std::size_t s3_class = 0;  ///< of a price of S3
  void (*bind)(Catalog&, std::size_t s3_class, const Price*) = nullptr;
};
/// All of them, in the order in which tables print prices.
const std::vector<PriceSlot>& price_slots();

/// A figure in base units (seconds, bytes, bytes/s), whatever unit it is written in; nothing for an
/// unknown unit.
std::optional<double> in_base_units(double value, std::string_view unit);

}  // namespace storeadvise

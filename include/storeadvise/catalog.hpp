#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
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

/// What a class of S3 charges and limits. A null price is not offered in this Region.
struct S3Offer {
  const Price* storage = nullptr;
  const Price* storage_infrequent = nullptr;       ///< Intelligent-Tiering after 30 days
  const Price* storage_archive_instant = nullptr;  ///< Intelligent-Tiering after 90 days
  const Price* put = nullptr;
  const Price* get = nullptr;
  const Price* retrieval = nullptr;
  const Price* upload = nullptr;
  const Price* restore = nullptr;     ///< a Standard restore request
  const Price* transition = nullptr;  ///< lifecycle into the class
  const Price* monitoring = nullptr;
  double min_days = 0;
  double min_bytes = 0;
  double overhead_bytes = 0;           ///< per object, at this class's price
  double overhead_standard_bytes = 0;  ///< per object, at the price of S3 Standard
  double restore_hours = 0;            ///< until an archived object can be read; 0: at once
};

struct EfsOffer {
  const Price* standard = nullptr;
  const Price* ia = nullptr;
  const Price* ia_elastic = nullptr;
  const Price* archive = nullptr;
  const Price* onezone = nullptr;
  const Price* onezone_ia = nullptr;
  const Price* elastic_read = nullptr;
  const Price* elastic_write = nullptr;
  const Price* ia_read = nullptr;
  const Price* ia_tiering = nullptr;
  const Price* archive_read = nullptr;
  const Price* archive_tiering = nullptr;
  const Price* provisioned = nullptr;
};

struct S3FilesOffer {
  const Price* storage = nullptr;
  const Price* read = nullptr;
  const Price* write = nullptr;
};

/// First byte and rate of one connection, and how much slower the slow requests are.
struct RequestSpeed {
  double first_byte_s = 0;
  double bytes_per_s = 0;
};

/// Latency, bandwidth and limits, in seconds, bytes and bytes per second.
/// data/performance.json holds each with its source; src/catalog/figure_slots.cpp ties the two.
struct Performance {
  RequestSpeed s3_get, s3_put, express_get, express_put;
  double s3_p95_factor = 0, s3_p99_factor = 0, express_p95_factor = 0, express_p99_factor = 0;
  double s3_gets_per_prefix = 0, s3_puts_per_prefix = 0;
  double express_gets = 0, express_puts = 0;
  double s3_client_max = 0;  ///< bytes/s of one host
  double s3_part = 0, s3_multipart_from = 0, s3_max_parts = 0;
  double s3_connection_fill = 0;  ///< bytes/s of network that one connection is counted for
  double it_monitored_from = 0;   ///< bytes; smaller objects are not monitored
  double disk_per_byte = 0;       ///< bytes/s of local disk reads for each byte of local storage
  double disk_latency = 0;

  double efs_read_latency = 0, efs_write_latency = 0, efs_onezone_write_latency = 0;
  double efs_open_close = 0, efs_p95_factor = 0, efs_p99_factor = 0, efs_ia_latency = 0;
  double efs_client_elastic = 0, efs_client_other = 0;
  std::array<double, 3> efs_read_max{}, efs_write_max{};    ///< by EfsMode, this Region
  std::array<double, 3> efs_read_iops{}, efs_write_iops{};  ///< by EfsMode
  double efs_onezone_read_max = 0, efs_onezone_write_max = 0;
  double efs_onezone_read_iops = 0, efs_onezone_write_iops = 0;
  double efs_file_reads = 0, efs_file_writes = 0;  ///< whole small files per second and file system
  double efs_operation = 0;                        ///< bytes of one combined NFS operation
  double efs_data_min = 0, efs_data_step = 0, efs_metadata_min = 0;  ///< Elastic metering, bytes
  double efs_inode = 0, efs_min_file = 0;
  double efs_gb_per_included_mib = 0;
  double efs_read_weight = 0;  ///< what a byte read counts against throughput; a byte written counts 1
  double efs_baseline_per_byte = 0, efs_baseline_min = 0;  ///< bytes/s
  double efs_burst_per_byte = 0, efs_burst_min = 0;        ///< bytes/s
  double efs_credits_per_byte = 0, efs_credits_min = 0;    ///< bytes

  double files_client_max = 0, files_read_iops = 0, files_write_iops = 0, files_write_max = 0;
  double files_direct_from = 0;  ///< bytes; reads at least this large stream from the bucket
  double files_import_rate = 0, files_export_rate = 0;
  double s3_list_page = 0;       ///< keys that one LIST request returns at most
  double repack_shard = 0;       ///< bytes; what small objects are packed into
  double files_min_file = 0;     ///< bytes; smallest billed file on the high-performance tier
  double files_sync_window = 0;  ///< seconds without a change after which a file is written back
  double hybrid_sync_every = 0;  ///< seconds between two copies of the EFS part back to the bucket

  double ia_days = 0, archive_days = 0;  ///< lifecycle of EFS and tiers of Intelligent-Tiering
  double old_version_days = 0;
  double hot_share_of_reads = 0;  ///< of all reads, those that touch the hot fraction
};

/// An EC2 instance type.
struct Instance {
  std::string id;
  double accelerators = 0;
  BytesPerSecond network;                                   ///< what it sustains
  BytesPerSecond network_burst;                             ///< what it reaches for minutes
  Bytes local_storage;                                      ///< NVMe instance store
  std::map<std::string, double, std::less<>> usd_per_hour;  ///< by Region
  std::string source;
  std::string date;
  Confidence confidence = Confidence::high;
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
  Performance performance;
  bool whole_object_reads = false;  ///< reads of S3 always fetch whole objects (the article's premise)
  OptionMask options = 0;           ///< those that the catalog offers
  std::vector<Instance> instances;

  [[nodiscard]] const Price* price(std::string_view price_id) const;
  [[nodiscard]] const Figure* figure(std::string_view figure_id) const;
  [[nodiscard]] const Instance* instance(std::string_view instance_id) const;
};

/// The catalog in the program: "aws" for what AWS documents today, or "article".
/// Fails on a Region that is not in it, naming the nearest.
Result<Catalog> embedded_catalog(std::string_view id, std::string_view region);

/// A catalog from a file's text: its prices replace ours, figures and instances
/// that it leaves out are ours. `region` is the profile's; a file that names another one fails.
Result<Catalog> read_catalog(std::string_view text, std::string_view file, std::string_view region);

/// The Regions that the embedded catalog has prices for, sorted.
std::vector<std::string> embedded_regions();

/// Ties a figure's id to where the models read it.
struct FigureSlot {
  std::string_view id;
  double& (*field)(Catalog&);
  double scale = 1;  ///< base units per unit of the field: 86400 for a field in days
};
/// All of them: for tests, for `explain`, and for trying how much a verdict hangs on one.
const std::vector<FigureSlot>& figure_slots();

/// Ties a price's id to where the bills read it.
struct PriceSlot {
  std::string id;
  std::string_view unit;
  std::size_t s3_class = 0;  ///< meaningful where `s3` is set
  const Price* S3Offer::*s3 = nullptr;
  const Price* EfsOffer::*efs = nullptr;
  const Price* S3FilesOffer::*files = nullptr;
};
/// All of them, in the order in which tables print prices.
const std::vector<PriceSlot>& price_slots();

/// A figure in base units (seconds, bytes, bytes/s), whatever unit it is written in; nothing for an
/// unknown unit.
std::optional<double> in_base_units(double value, std::string_view unit);

}  // namespace storeadvise

#include "storeadvise/catalog.hpp"

namespace storeadvise {
namespace {

constexpr double kHour = 3600;
constexpr double kDay = 86400;

using Field = double& (*)(Catalog&);

constexpr FigureSlot slot(std::string_view id, Field field, double scale = 1) { return {id, field, scale}; }

}  // namespace

const std::vector<FigureSlot>& figure_slots() {
  // One row for each figure: a table, however long.
  static const std::vector<FigureSlot> slots{
      // NOLINT(readability-function-size)
      slot("s3.get_first_byte", [](Catalog& c) -> double& { return c.performance.s3_get.first_byte_s; }),
      slot("s3.get_bandwidth", [](Catalog& c) -> double& { return c.performance.s3_get.bytes_per_s; }),
      slot("s3.put_first_byte", [](Catalog& c) -> double& { return c.performance.s3_put.first_byte_s; }),
      slot("s3.put_bandwidth", [](Catalog& c) -> double& { return c.performance.s3_put.bytes_per_s; }),
      slot("s3.p95_factor", [](Catalog& c) -> double& { return c.performance.s3_p95_factor; }),
      slot("s3.p99_factor", [](Catalog& c) -> double& { return c.performance.s3_p99_factor; }),
      slot("s3.express.get_first_byte",
           [](Catalog& c) -> double& { return c.performance.express_get.first_byte_s; }),
      slot("s3.express.get_bandwidth",
           [](Catalog& c) -> double& { return c.performance.express_get.bytes_per_s; }),
      slot("s3.express.put_first_byte",
           [](Catalog& c) -> double& { return c.performance.express_put.first_byte_s; }),
      slot("s3.express.put_bandwidth",
           [](Catalog& c) -> double& { return c.performance.express_put.bytes_per_s; }),
      slot("s3.express.p95_factor", [](Catalog& c) -> double& { return c.performance.express_p95_factor; }),
      slot("s3.express.p99_factor", [](Catalog& c) -> double& { return c.performance.express_p99_factor; }),
      slot("s3.gets_per_prefix", [](Catalog& c) -> double& { return c.performance.s3_gets_per_prefix; }),
      slot("s3.puts_per_prefix", [](Catalog& c) -> double& { return c.performance.s3_puts_per_prefix; }),
      slot("s3.express.gets", [](Catalog& c) -> double& { return c.performance.express_gets; }),
      slot("s3.express.puts", [](Catalog& c) -> double& { return c.performance.express_puts; }),
      slot("s3.client_max", [](Catalog& c) -> double& { return c.performance.s3_client_max; }),
      slot("s3.part", [](Catalog& c) -> double& { return c.performance.s3_part; }),
      slot("s3.multipart_from", [](Catalog& c) -> double& { return c.performance.s3_multipart_from; }),
      slot("s3.max_parts", [](Catalog& c) -> double& { return c.performance.s3_max_parts; }),
      slot("s3.connection_fill", [](Catalog& c) -> double& { return c.performance.s3_connection_fill; }),
      slot("s3.monitored_from", [](Catalog& c) -> double& { return c.performance.it_monitored_from; }),
      slot(
          "s3.standard_ia.min_days", [](Catalog& c) -> double& { return c.s3[2].min_days; }, kDay),
      slot(
          "s3.onezone_ia.min_days", [](Catalog& c) -> double& { return c.s3[3].min_days; }, kDay),
      slot(
          "s3.glacier_instant.min_days", [](Catalog& c) -> double& { return c.s3[4].min_days; }, kDay),
      slot(
          "s3.glacier_flexible.min_days", [](Catalog& c) -> double& { return c.s3[5].min_days; }, kDay),
      slot(
          "s3.deep_archive.min_days", [](Catalog& c) -> double& { return c.s3[6].min_days; }, kDay),
      slot("s3.standard_ia.min_size", [](Catalog& c) -> double& { return c.s3[2].min_bytes; }),
      slot("s3.onezone_ia.min_size", [](Catalog& c) -> double& { return c.s3[3].min_bytes; }),
      slot("s3.glacier_instant.min_size", [](Catalog& c) -> double& { return c.s3[4].min_bytes; }),
      slot("s3.glacier_flexible.overhead", [](Catalog& c) -> double& { return c.s3[5].overhead_bytes; }),
      slot("s3.glacier_flexible.overhead_standard",
           [](Catalog& c) -> double& { return c.s3[5].overhead_standard_bytes; }),
      slot(
          "s3.glacier_flexible.restore_time", [](Catalog& c) -> double& { return c.s3[5].restore_hours; },
          kHour),
      slot("s3.deep_archive.overhead", [](Catalog& c) -> double& { return c.s3[6].overhead_bytes; }),
      slot("s3.deep_archive.overhead_standard",
           [](Catalog& c) -> double& { return c.s3[6].overhead_standard_bytes; }),
      slot(
          "s3.deep_archive.restore_time", [](Catalog& c) -> double& { return c.s3[6].restore_hours; }, kHour),
      slot(
          "s3.old_version_days", [](Catalog& c) -> double& { return c.performance.old_version_days; }, kDay),
      slot("local_disk.read_per_byte", [](Catalog& c) -> double& { return c.performance.disk_per_byte; }),
      slot("local_disk.latency", [](Catalog& c) -> double& { return c.performance.disk_latency; }),
      slot("efs.read_latency", [](Catalog& c) -> double& { return c.performance.efs_read_latency; }),
      slot("efs.write_latency", [](Catalog& c) -> double& { return c.performance.efs_write_latency; }),
      slot("efs.onezone.write_latency",
           [](Catalog& c) -> double& { return c.performance.efs_onezone_write_latency; }),
      slot("efs.open_close", [](Catalog& c) -> double& { return c.performance.efs_open_close; }),
      slot("efs.p95_factor", [](Catalog& c) -> double& { return c.performance.efs_p95_factor; }),
      slot("efs.p99_factor", [](Catalog& c) -> double& { return c.performance.efs_p99_factor; }),
      slot("efs.ia_latency", [](Catalog& c) -> double& { return c.performance.efs_ia_latency; }),
      slot("efs.client_max.elastic", [](Catalog& c) -> double& { return c.performance.efs_client_elastic; }),
      slot("efs.client_max.other", [](Catalog& c) -> double& { return c.performance.efs_client_other; }),
      slot("efs.elastic.read_max", [](Catalog& c) -> double& { return c.performance.efs_read_max[0]; }),
      slot("efs.elastic.write_max", [](Catalog& c) -> double& { return c.performance.efs_write_max[0]; }),
      slot("efs.elastic.read_iops", [](Catalog& c) -> double& { return c.performance.efs_read_iops[0]; }),
      slot("efs.elastic.write_iops", [](Catalog& c) -> double& { return c.performance.efs_write_iops[0]; }),
      slot("efs.provisioned.read_max", [](Catalog& c) -> double& { return c.performance.efs_read_max[1]; }),
      slot("efs.provisioned.write_max", [](Catalog& c) -> double& { return c.performance.efs_write_max[1]; }),
      slot("efs.provisioned.read_iops", [](Catalog& c) -> double& { return c.performance.efs_read_iops[1]; }),
      slot("efs.provisioned.write_iops",
           [](Catalog& c) -> double& { return c.performance.efs_write_iops[1]; }),
      slot("efs.bursting.read_max", [](Catalog& c) -> double& { return c.performance.efs_read_max[2]; }),
      slot("efs.bursting.write_max", [](Catalog& c) -> double& { return c.performance.efs_write_max[2]; }),
      slot("efs.bursting.read_iops", [](Catalog& c) -> double& { return c.performance.efs_read_iops[2]; }),
      slot("efs.bursting.write_iops", [](Catalog& c) -> double& { return c.performance.efs_write_iops[2]; }),
      slot("efs.onezone.read_max", [](Catalog& c) -> double& { return c.performance.efs_onezone_read_max; }),
      slot("efs.onezone.write_max",
           [](Catalog& c) -> double& { return c.performance.efs_onezone_write_max; }),
      slot("efs.onezone.read_iops",
           [](Catalog& c) -> double& { return c.performance.efs_onezone_read_iops; }),
      slot("efs.onezone.write_iops",
           [](Catalog& c) -> double& { return c.performance.efs_onezone_write_iops; }),
      slot("efs.file_reads", [](Catalog& c) -> double& { return c.performance.efs_file_reads; }),
      slot("efs.file_writes", [](Catalog& c) -> double& { return c.performance.efs_file_writes; }),
      slot("efs.operation", [](Catalog& c) -> double& { return c.performance.efs_operation; }),
      slot("efs.data_min", [](Catalog& c) -> double& { return c.performance.efs_data_min; }),
      slot("efs.data_step", [](Catalog& c) -> double& { return c.performance.efs_data_step; }),
      slot("efs.metadata_min", [](Catalog& c) -> double& { return c.performance.efs_metadata_min; }),
      slot("efs.inode", [](Catalog& c) -> double& { return c.performance.efs_inode; }),
      slot("efs.min_file", [](Catalog& c) -> double& { return c.performance.efs_min_file; }),
      slot("efs.gb_per_included_mib",
           [](Catalog& c) -> double& { return c.performance.efs_gb_per_included_mib; }),
      slot("efs.read_weight", [](Catalog& c) -> double& { return c.performance.efs_read_weight; }),
      slot("efs.burst.baseline", [](Catalog& c) -> double& { return c.performance.efs_baseline_per_byte; }),
      slot("efs.burst.baseline_min", [](Catalog& c) -> double& { return c.performance.efs_baseline_min; }),
      slot("efs.burst.peak", [](Catalog& c) -> double& { return c.performance.efs_burst_per_byte; }),
      slot("efs.burst.peak_min", [](Catalog& c) -> double& { return c.performance.efs_burst_min; }),
      slot("efs.burst.credits", [](Catalog& c) -> double& { return c.performance.efs_credits_per_byte; }),
      slot("efs.burst.credits_min", [](Catalog& c) -> double& { return c.performance.efs_credits_min; }),
      slot(
          "efs.ia_days", [](Catalog& c) -> double& { return c.performance.ia_days; }, kDay),
      slot(
          "efs.archive_days", [](Catalog& c) -> double& { return c.performance.archive_days; }, kDay),
      slot("s3_files.client_max", [](Catalog& c) -> double& { return c.performance.files_client_max; }),
      slot("s3_files.read_iops", [](Catalog& c) -> double& { return c.performance.files_read_iops; }),
      slot("s3_files.write_iops", [](Catalog& c) -> double& { return c.performance.files_write_iops; }),
      slot("s3_files.write_max", [](Catalog& c) -> double& { return c.performance.files_write_max; }),
      slot("s3_files.direct_from", [](Catalog& c) -> double& { return c.performance.files_direct_from; }),
      slot("s3_files.import_rate", [](Catalog& c) -> double& { return c.performance.files_import_rate; }),
      slot("s3_files.export_rate", [](Catalog& c) -> double& { return c.performance.files_export_rate; }),
      slot("s3_files.min_file", [](Catalog& c) -> double& { return c.performance.files_min_file; }),
      slot("s3_files.sync_window", [](Catalog& c) -> double& { return c.performance.files_sync_window; }),
      slot("s3.list_page", [](Catalog& c) -> double& { return c.performance.s3_list_page; }),
      slot("repack.shard", [](Catalog& c) -> double& { return c.performance.repack_shard; }),
      slot("hybrid.sync_every", [](Catalog& c) -> double& { return c.performance.hybrid_sync_every; }),
      slot("hybrid.hot_share_of_reads",
           [](Catalog& c) -> double& { return c.performance.hot_share_of_reads; }),
  };
  return slots;
}

}  // namespace storeadvise

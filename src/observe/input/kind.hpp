#pragma once

#include <cstdint>
#include <string_view>

namespace storeadvise::observe {

/// The kinds of sources, told apart by content, never by name.
enum class Kind : std::uint8_t {
  unknown,
  observation,         ///< an .obs file of ours
  access_log,          ///< S3 server access log
  access_log_json,     ///< the same from CloudWatch Logs or S3 Tables
  cloudtrail,          ///< CloudTrail records of S3 data events
  inventory_manifest,  ///< manifest.json of an S3 Inventory
  inventory_data,      ///< quoted CSV that a manifest lists
  columnar,            ///< ORC or Parquet: has to be converted
  object_list,         ///< aws s3api list-objects-v2
  object_lines,        ///< aws s3 ls --recursive
  class_analysis,      ///< Storage Class Analysis CSV
  storage_lens,        ///< Storage Lens CSV
  metric_statistics,   ///< aws cloudwatch get-metric-statistics
  metric_data,         ///< aws cloudwatch get-metric-data
  metric_queries,      ///< the query file of get-metric-data
  file_systems,        ///< aws efs describe-file-systems
  lifecycle,           ///< aws efs describe-lifecycle-configuration
  bill,                ///< CUR 1, CUR 2 or FOCUS CSV
  plan,                ///< terraform show -json
  mount_statistics,    ///< /proc/self/mountstats
  nfsiostat,           ///< nfsiostat, nfsstat
  query_rows,          ///< the rows that the statement of --sql returns
  inventory_table,     ///< rows of an inventory under a line of column names: converted ORC or Parquet
  folder               ///< files on disk that --dataset names
};

/// The kind in the words of `evidence.sources[].kind`: "s3-access-log".
std::string_view kind_name(Kind kind);

/// The kind of a source from its first bytes, unpacked (64 KB are looked at): that of most of its lines.
Kind recognise(std::string_view head);

}  // namespace storeadvise::observe

#pragma once

#include "models/rates.hpp"
#include "support/fixtures.hpp"

namespace storeadvise {

/// Limits and latencies that no service has, and that are easy to multiply. A part has 40 bytes, an NFS
/// operation 20, a GET takes 0.1 s and 0.01 s a byte, a PUT 0.2 s and 0.02 s a byte.
inline Performance round_performance() {
  Performance p;
  p.s3_get = {.first_byte_s = 0.1, .bytes_per_s = 100};
  p.s3_put = {.first_byte_s = 0.2, .bytes_per_s = 50};
  p.express_get = {.first_byte_s = 0.01, .bytes_per_s = 200};
  p.express_put = {.first_byte_s = 0.02, .bytes_per_s = 100};
  p.s3_p95_factor = 2;
  p.s3_p99_factor = 4;
  p.s3_gets_per_prefix = 100;
  p.s3_puts_per_prefix = 50;
  p.express_gets = 1000;
  p.express_puts = 500;
  p.s3_client_max = 10000;
  p.s3_part = 40;
  p.s3_multipart_from = 80;
  p.s3_max_parts = 10;
  p.s3_connection_fill = 4000;
  p.disk_per_byte = 0.01;
  p.disk_latency = 0.1;
  p.efs_read_latency = 0.1;
  p.efs_write_latency = 0.3;
  p.efs_onezone_write_latency = 0.2;
  p.efs_open_close = 0.5;
  p.efs_p95_factor = 3;
  p.efs_p99_factor = 5;
  p.efs_client_elastic = 400;
  p.efs_client_other = 200;
  p.efs_read_max = {9000, 6000, 5000};
  p.efs_write_max = {3000, 2500, 2000};
  p.efs_read_iops = {400, 300, 200};
  p.efs_write_iops = {250, 150, 100};
  p.efs_onezone_read_max = 5500;
  p.efs_onezone_write_max = 2200;
  p.efs_onezone_read_iops = 180;
  p.efs_onezone_write_iops = 90;
  p.efs_file_reads = 70;
  p.efs_file_writes = 30;
  p.efs_operation = 20;
  p.efs_data_min = 8;
  p.efs_data_step = 4;
  p.efs_read_weight = 0.5;
  p.files_client_max = 500;
  p.files_read_iops = 300;
  p.files_write_iops = 60;
  p.files_write_max = 800;
  p.files_direct_from = 50;
  return p;
}

inline Catalog round_catalog() {
  Catalog c;
  c.performance = round_performance();
  return c;
}

/// Objects of 100 bytes, read and written 30 bytes at a time by 4 threads a host.
inline Demand small_demand() {
  Demand d;
  d.bytes = 1000;
  d.object = 100;
  d.objects = 10;
  d.reads = {.bytes = 3000, .operations = 100, .request = 30, .streams = 4, .streams_stated = true};
  d.writes = {.bytes = 300, .operations = 10, .request = 30, .streams = 4, .streams_stated = true};
  return d;
}

}  // namespace storeadvise

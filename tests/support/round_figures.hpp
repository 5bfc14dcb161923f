#pragma once

#include "models/rates.hpp"
#include "support/fixtures.hpp"

namespace storeadvise {

/// Limits and latencies that no service has, and that are easy to multiply. A part has 40 bytes, an NFS
/// operation 20, a GET takes 0.1 s and 0.01 s a byte, a PUT 0.2 s and 0.02 s a byte.
inline Performance round_performance() {
  Performance p;
  p.s3_get = {.first_byte = Seconds(0.1), .rate = BytesPerSecond(100)};
  p.s3_put = {.first_byte = Seconds(0.2), .rate = BytesPerSecond(50)};
  p.express_get = {.first_byte = Seconds(0.01), .rate = BytesPerSecond(200)};
  p.express_put = {.first_byte = Seconds(0.02), .rate = BytesPerSecond(100)};
  p.s3_p95_factor = 2;
  p.s3_p99_factor = 4;
  p.s3_gets_per_prefix = PerSecond(100);
  p.s3_puts_per_prefix = PerSecond(50);
  p.express_gets = PerSecond(1000);
  p.express_puts = PerSecond(500);
  p.s3_client_max = BytesPerSecond(10000);
  p.s3_part = Bytes(40);
  p.s3_multipart_from = Bytes(80);
  p.s3_max_parts = Count(10);
  p.s3_put_max = Bytes(1000);
  p.transfer_in_flight = Count(2);
  p.connector_rate = BytesPerSecond(8000);
  p.mountpoint_first_read = Bytes(50);
  p.mountpoint_read_ahead = Bytes(80);
  p.s3_connection_fill = BytesPerSecond(4000);
  p.disk_per_byte = PerSecond(0.01);
  p.disk_latency = Seconds(0.1);
  p.ebs_latency = Seconds(0.2);
  p.ebs_rate = BytesPerSecond(25);
  p.efs_read_latency = Seconds(0.1);
  p.efs_write_latency = Seconds(0.3);
  p.efs_onezone_write_latency = Seconds(0.2);
  p.efs_open_close = Seconds(0.5);
  p.efs_create = Seconds(0.5);
  p.efs_read_ahead = Bytes(20);
  p.efs_p95_factor = 3;
  p.efs_p99_factor = 5;
  p.efs_client_elastic = BytesPerSecond(400);
  p.efs_client_other = BytesPerSecond(200);
  p.efs_read_max = {BytesPerSecond(9000), BytesPerSecond(6000), BytesPerSecond(5000)};
  p.efs_write_max = {BytesPerSecond(3000), BytesPerSecond(2500), BytesPerSecond(2000)};
  p.efs_read_iops = {PerSecond(400), PerSecond(300), PerSecond(200)};
  p.efs_write_iops = {PerSecond(250), PerSecond(150), PerSecond(100)};
  p.efs_onezone_read_max = BytesPerSecond(5500);
  p.efs_onezone_write_max = BytesPerSecond(2200);
  p.efs_onezone_read_iops = PerSecond(180);
  p.efs_onezone_write_iops = PerSecond(90);
  p.efs_file_reads = PerSecond(70);
  p.efs_file_writes = PerSecond(30);
  p.efs_operation = Bytes(20);
  p.efs_data_min = Bytes(8);
  p.efs_data_step = Bytes(4);
  p.efs_read_weight = 0.5;
  p.files_client_max = BytesPerSecond(500);
  p.files_read_iops = PerSecond(300);
  p.files_write_iops = PerSecond(60);
  p.files_write_max = BytesPerSecond(800);
  p.files_import_below = Bytes(50);
  p.files_direct_from = Bytes(50);
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
  d.bytes = Bytes(1000);
  d.object = Bytes(100);
  d.objects = Count(10);
  d.reads = {.bytes = Bytes(3000),
             .operations = Count(100),
             .request = Bytes(30),
             .streams = Count(4),
             .required = {},
             .active = {}};
  d.writes = {.bytes = Bytes(300),
              .operations = Count(10),
              .request = Bytes(30),
              .streams = Count(4),
              .required = {},
              .active = {}};
  return d;
}

}  // namespace storeadvise

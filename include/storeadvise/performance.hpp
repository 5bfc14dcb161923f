#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "storeadvise/bill.hpp"
#include "storeadvise/option.hpp"
#include "storeadvise/units.hpp"

namespace storeadvise {

/// What holds a rate down: the smallest of the limits.
enum class Bottleneck : std::uint8_t {
  none,           ///< nothing is read (or written)
  concurrency,    ///< requests in flight x size / time of one
  network,        ///< of the hosts
  client_limit,   ///< what the service gives one host
  service_limit,  ///< what the service gives all hosts together
  request_rate,   ///< requests per second
  file_rate,      ///< files opened or created per second
  local_disk
};

/// Seconds for one operation of the application, all its dependent reads included.
struct Latency {
  double read_p50 = 0, read_p95 = 0, read_p99 = 0, write_p50 = 0;
};

/// EFS Bursting over the month.
struct Burst {
  double hours_until_exhausted = std::numeric_limits<double>::infinity();  ///< of active time
  double sustained_read = 0, sustained_write = 0;                          ///< bytes/s without credits
  double burst_metered = 0, baseline_metered = 0, credits = 0;             ///< bytes/s, bytes/s, bytes
};

/// Bytes per second of all clients together.
struct Throughput {
  double read = 0, write = 0;
  double held_read = 0, held_write = 0;  ///< mean over the active time, hours without burst credits included
  double required_read = 0, required_write = 0;  ///< 0: none stated
  Bottleneck read_bottleneck = Bottleneck::none, write_bottleneck = Bottleneck::none;
};

/// Seconds; nothing where the profile has no such thing.
struct Times {
  std::optional<double> pass, load, checkpoint_write, checkpoint_restore, best_checkpoint_interval;
  /// USD a month that checkpoints at the best interval and the work lost between them cost.
  std::optional<double> best_checkpoint_usd;
};

/// What slow storage costs in compute.
struct Waiting {
  double hours = 0;  ///< host-hours a month
  Usd usd;
  double training_hours = 0, checkpoint_hours = 0, restore_hours = 0, load_hours = 0, staging_hours = 0;
};

/// One option reached in one way: what it costs and how fast it is.
struct Estimate {
  Access access = Access::direct;
  Bill bill;
  Latency latency;
  Throughput throughput;
  std::optional<Burst> burst;
  Times times;
  Waiting waiting;
  double provisioned_mib_per_s = 0;          ///< 0: not Provisioned
  double restore_hours = 0;                  ///< before an archived object can be read
  S3Class bucket_class = S3Class::standard;  ///< hybrids: where the bucket's bytes lie
  EfsMode hot_mode = EfsMode::elastic;       ///< hybrid.s3_efs: how the hot part is bought

  [[nodiscard]] Usd total() const { return bill.total() + waiting.usd; }
};

}  // namespace storeadvise

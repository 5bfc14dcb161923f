#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

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

/// One operation of the application, all its dependent reads included.
struct Latency {
  Seconds read_p50, read_p95, read_p99, write_p50;
};

/// EFS Bursting over the month.
struct Burst {
  Seconds until_exhausted = Seconds(std::numeric_limits<double>::infinity());  ///< of active time
  BytesPerSecond sustained_read, sustained_write;                              ///< without credits
  BytesPerSecond burst_metered, baseline_metered;
  Bytes credits;
};

/// All clients together.
struct Throughput {
  BytesPerSecond read, write;
  BytesPerSecond held_read, held_write;  ///< mean over the active time, hours without burst credits included
  BytesPerSecond required_read, required_write;  ///< 0: none stated
  Bottleneck read_bottleneck = Bottleneck::none, write_bottleneck = Bottleneck::none;
};

/// Nothing where the profile has no such thing.
struct Times {
  std::optional<Seconds> pass, load, checkpoint_write, checkpoint_restore, best_checkpoint_interval;
  std::optional<Seconds> write_pass;  ///< to write the data set once, making every object
  /// A month's cost of checkpoints at the best interval and of the work lost between them.
  std::optional<Usd> best_checkpoint_usd;
  std::optional<Usd> checkpoint_usd;  ///< the same at the interval of the profile
};

/// What slow storage costs in compute: time of single hosts, a month.
struct Waiting {
  Seconds time;
  Usd usd;
  Seconds training, checkpoints, restores, loads, staging;
  bool counted = true;  ///< false: what an hour of the hosts costs is not known
};

/// A step of a lifecycle: what has reached the age lies in the class.
struct LifecycleStep {
  std::string_view storage_class;  ///< "glacier_instant", "ia"
  Seconds after;
};

/// What moves to colder classes, and when. S3 takes one step at most, EFS two.
class Lifecycle {
 public:
  void add(LifecycleStep step) { steps_[count_++] = step; }
  [[nodiscard]] const LifecycleStep* begin() const { return steps_.data(); }
  [[nodiscard]] const LifecycleStep* end() const { return steps_.data() + count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }

 private:
  std::array<LifecycleStep, 2> steps_;
  std::size_t count_ = 0;
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
  BytesPerSecond provisioned;                ///< 0: not Provisioned
  Seconds restore;                           ///< before an archived object can be read
  S3Class bucket_class = S3Class::standard;  ///< hybrids: where the bucket's bytes lie
  Lifecycle lifecycle = {};                  ///< empty: nothing moves
  EfsMode hot_mode = EfsMode::elastic;       ///< hybrid.s3_efs: how the hot part is bought

  [[nodiscard]] Usd total() const { return bill.total() + waiting.usd; }
};

}  // namespace storeadvise

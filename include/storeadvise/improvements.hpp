#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "storeadvise/units.hpp"

namespace storeadvise {

enum class WayOutKind : std::uint8_t { pad, elastic, provisioned };

/// A way out for an EFS file system in Bursting mode that runs out of credits or is too slow for
/// the need: store more, or buy throughput in another mode.
struct WayOut {
  WayOutKind kind = WayOutKind::pad;
  std::size_t option = 0;            ///< place in kOptions of what is bought then
  double extra_bytes = 0;            ///< pad: stored beside the data, in the Standard class
  double provisioned_mib_per_s = 0;  ///< provisioned: the amount solved for
  Usd bill, waiting;                 ///< of a month, everything included
};

/// Elastic against Provisioned throughput for one data set on a Regional file system.
struct ModeBreakEven {
  double duty_cycle =
      0;  ///< share of the month, at the demanded rate, at which both cost the same; may be over 1
  double duty_cycle_now = 0;  ///< the same share for the traffic as stated
  double provisioned_mib_per_s = 0;
  Usd provisioned;        ///< a month, above what the storage includes
  Usd elastic_full_time;  ///< a month, were the demanded rate kept up all the time
};

/// Before and after the small objects of a data set are packed into shards, on the same option.
struct ObjectFigures {
  double objects = 0;
  double requests = 0;         ///< S3: GETs and PUTs a month; EFS: files opened and created
  double read_rate = 0;        ///< bytes/s of all clients together
  double read_p50 = 0;         ///< seconds for one object
  std::optional<double> pass;  ///< seconds
  Usd bill, waiting;           ///< of a month
  double list_requests = 0;    ///< S3: to list all objects once
  double object = 0;           ///< bytes
  [[nodiscard]] double objects_per_s() const { return object > 0 ? read_rate / object : 0; }
};

struct Repacking {
  double shard = 0;  ///< bytes
  ObjectFigures now, then;
  Usd one_off;                        ///< to read everything once and write the shards
  std::optional<std::size_t> option;  ///< that would be chosen then; nothing: none
  [[nodiscard]] Usd saving() const { return now.bill + now.waiting - then.bill - then.waiting; }
};

}  // namespace storeadvise

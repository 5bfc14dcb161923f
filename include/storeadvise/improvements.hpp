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
  std::size_t option = 0;      ///< place in kOptions of what is bought then
  Bytes extra;                 ///< pad: stored beside the data, in the Standard class
  BytesPerSecond provisioned;  ///< provisioned: the amount solved for
  Usd bill, waiting;           ///< of a month, everything included
};

/// Elastic against Provisioned throughput for one data set on a Regional file system.
struct ModeBreakEven {
  double duty_cycle =
      0;  ///< share of the month, at the demanded rate, at which both cost the same; may be over 1
  double duty_cycle_now = 0;  ///< the same share for the traffic as stated
  BytesPerSecond provisioned_rate;
  Usd provisioned;        ///< a month, above what the storage includes
  Usd elastic_full_time;  ///< a month, were the demanded rate kept up all the time
};

/// Before and after the small objects of a data set are packed into shards, on the same option.
struct ObjectFigures {
  Count objects;
  Count requests;            ///< S3: GETs and PUTs a month; EFS: files opened and created
  BytesPerSecond read_rate;  ///< of all clients together
  Seconds read_p50;          ///< for one object
  std::optional<Seconds> pass;
  Usd bill, waiting;    ///< of a month
  Count list_requests;  ///< S3: to list all objects once
  Bytes object;
  [[nodiscard]] PerSecond objects_a_second() const {
    return object > Bytes(0) ? read_rate / object : PerSecond(0);
  }
};

struct Repacking {
  Bytes shard;
  ObjectFigures now, then;
  Usd one_off;                        ///< to read everything once and write the shards
  std::optional<std::size_t> option;  ///< that would be chosen then; nothing: none
  [[nodiscard]] Usd saving() const { return now.bill + now.waiting - then.bill - then.waiting; }
};

}  // namespace storeadvise

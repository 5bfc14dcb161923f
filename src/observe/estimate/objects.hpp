#pragma once

#include <cstdint>
#include <optional>

#include "observe/estimate/month.hpp"
#include "observe/estimate/set_rows.hpp"

namespace storeadvise::observe {

/// What the rows about single objects tell.
struct Objects {
  Count seen;               ///< different objects of the log that were there at its end
  Bytes seen_bytes;         ///< their last sizes
  Bytes read_bytes;         ///< read from objects that are stored now
  double hot_fraction = 0;  ///< least share of `of_bytes` that takes 80 % of these
  Bytes of_bytes;
};

/// `stored`: what is stored by an inventory or a list; nothing where there is none, and the objects
/// seen stand for it. `kept` is the share of the objects that were sampled.
Objects about_objects(const SetRows& rows, std::optional<Bytes> stored, double kept, double hot_share);

/// How long objects live (Kaplan and Meier 1958): from upload to deletion, overwriting or expiry; those alive
/// at the end are censored.
struct Lifetime {
  std::optional<Seconds> median;  ///< none: more than half outlive the period
  Count ended;
  Count alive;
  Seconds watched;  ///< the longest that was watched
};
Lifetime lifetime(const SetRows& rows, std::int64_t end);

/// Reads of what was untouched for 30 days, and what is untouched at the end; by UTC days.
struct Rest {
  Amount<Bytes> cold_bytes;  ///< a month
  Bytes cold_most;           ///< a month, at most: first reads of what was not written in the period
  bool known = false;        ///< the log covers 35 days
  double untouched_30 = 0;   ///< share of the bytes stored
  double untouched_90 = 0;
  bool known_90 = false;
};
Rest rest(const SetRows& rows, const Covering& covering, double kept);

}  // namespace storeadvise::observe

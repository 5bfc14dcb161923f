#pragma once

#include <concepts>

#include "models/rates.hpp"

namespace storeadvise {

/// The smallest of some limits; of equals the first.
template <std::same_as<Rate>... More>
Rate least(const Rate& first, const Rate& second, const More&... more) {
  const Rate& less = second.value < first.value ? second : first;
  if constexpr (sizeof...(more) == 0)
    return less;
  else
    return least(less, more...);
}

/// Concurrency, network, and request rate for requests of `size` bytes, of which
/// the share `useful` is what the application wanted.
Rate s3_limits(Bytes size, double useful, Count flying, const RequestSpeed& one, PerSecond requests,
               const Hosts& hosts, const Performance& performance);

}  // namespace storeadvise

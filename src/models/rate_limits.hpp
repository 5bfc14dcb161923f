#pragma once

#include <initializer_list>

#include "models/rates.hpp"

namespace storeadvise {

/// The smallest of some limits.
Rate least(std::initializer_list<Rate> limits);

/// Concurrency, network, and request rate for requests of `size` bytes, of which
/// the share `useful` is what the application wanted.
Rate s3_limits(Bytes size, double useful, Count flying, const RequestSpeed& one, PerSecond requests,
               const Hosts& hosts, const Performance& performance);

}  // namespace storeadvise

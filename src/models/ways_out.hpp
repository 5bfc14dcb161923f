#pragma once

#include <optional>
#include <vector>

#include "models/estimate.hpp"
#include "storeadvise/improvements.hpp"

namespace storeadvise {

/// Bytes to store beside those `stored` in Standard so that Bursting carries the load month after month: the
/// credits of the idle hours pay for those spent while active, and the burst rate covers the need.
/// Needed is the larger of load x duty cycle / baseline per byte and, where the load is over the
/// least burst rate, load / burst per byte. Source of the rates: AWS, EFS performance.
Bytes padding(const Demand& demand, Bytes stored, const Performance& performance);

/// The ways out for a Bursting option, cheapest first; none where its credits and rate last. No
/// padding for a file system with a lifecycle, which would move it to IA.
std::vector<WayOut> ways_out(const Workbench& bench, std::size_t option, const Estimate& estimate);

/// At which duty cycle Elastic and Provisioned cost the same; nothing where the catalog has not
/// both, or nothing is moved.
std::optional<ModeBreakEven> mode_break_even(const Workbench& bench);

}  // namespace storeadvise

#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>
#include <vector>

#include "observe/rows/observation.hpp"

/// What the head of an .obs file says beside its data sets.
namespace storeadvise::observe {

inline constexpr std::int64_t kLastSecond = 0xffffffff;

/// A number that is at most `most`: what lies beyond was not written by us.
template <class Number>
Number limited(const nlohmann::json& value, Number most) {
  const auto number = value.get<std::int64_t>();
  if (number < 0 || static_cast<std::uint64_t>(number) > static_cast<std::uint64_t>(most))
    throw std::out_of_range("no such number");
  return static_cast<Number>(number);
}

/// Adds sources, snapshots and what was kept of the rows. Throws for what we do not write, as the next one.
void add_head(const nlohmann::json& head, Observation& into);

/// Adds what trails tell; the numbers of their sets go behind `sets`, which are those of the data sets.
void add_trails(const nlohmann::json& head, std::vector<std::uint32_t>& sets, TrailSets& into);

/// Writes them into a head; `numbers` are those of the data sets there. The numbers that the sets of trails
/// have in the file, in their own order.
std::vector<std::uint32_t> write_trails(const TrailSets& trails, std::span<const std::uint32_t> numbers,
                                        std::size_t first, nlohmann::json& head);

}  // namespace storeadvise::observe

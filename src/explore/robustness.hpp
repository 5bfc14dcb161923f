#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rank/evaluation.hpp"

namespace storeadvise {

/// One data set of a profile, and what it is tried in.
struct Setting {
  const Profile& profile;
  std::size_t dataset;
  World world;
};

constexpr std::size_t kVariations = 256;

/// Shares of the variations that end on the same service, and on the same option.
struct Holds {
  double service = 0, option = 0;
};

/// How well an input is known.
struct Known {
  enum class How : std::uint8_t { stated, assumed, measured } how = How::stated;
  double low = 1;   ///< of what was measured: the interval that holds it, in units of its value
  double high = 1;  ///< where it is not above `low`, the input does not vary
};

/// 256 evenly spread variations of every number of the data set: stated ones by the judgement's
/// variation up and down, log-uniform; assumed ones log-normal, 90 % of them within the factor that
/// guesses have; measured ones log-uniform within their interval, uniform where that begins at 0.
/// `known` tells which are which, in the order of the inputs that vary; empty: all are stated.
/// Of part of the variations, from `first` to before `last`, what they add to the shares.
Holds holds_in(const Evaluation& now, const std::vector<Known>& known, const World& world,
               std::size_t first = 0, std::size_t last = kVariations);

/// How well the inputs that vary are known: by what the profile states, and what its evidence says of that.
std::vector<Known> known_inputs(const Setting& setting);

/// The inputs that matter most, each with the nearest value beyond which another service wins,
/// found by bisection; nearest first. Each value is a PATH and a value that `--set` takes.
std::vector<Flip> flips(const Demand& demand, Service service, const Setting& setting);

/// What can be changed for nothing (the S3 client, streams, request size, packed objects, prefixes, the
/// mode of today's EFS), where the verdict turns or more is saved than does not matter.
std::vector<Lever> levers(const Evaluation& now, const Setting& setting);

/// Figures and prices of low confidence that turn the verdict when they vary, by id.
std::vector<std::string> shaky_figures(const Demand& demand, Service service, const World& world);

/// How a verdict stands up to other inputs, changes that cost nothing, and other figures.
struct Robustness {
  Holds holds;
  std::vector<Lever> levers;
  std::vector<Flip> flips;
  std::vector<std::string> shaky_figures;
};

/// All of the above for each data set, on at most `threads` threads; the same on any number of them. It is
/// nearly all that a user waits for. One call for all: a thread takes its time to come to another core.
std::vector<Robustness> robustness(std::span<const Evaluation> now, std::span<const Setting> settings,
                                   std::size_t threads);

}  // namespace storeadvise

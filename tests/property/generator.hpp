#pragma once

#include <array>
#include <cstdint>

#include "rank/evaluation.hpp"
#include "storeadvise/advise.hpp"

namespace storeadvise::property {

/// Numbers that look random and are the same on every machine.
/// Source: SplitMix64, G. Steele et al., "Fast splittable pseudorandom number generators", 2014.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  /// 0 or more, less than 1.
  double share();
  double between(double low, double high) { return low + share() * (high - low); }
  /// As likely between 1 and 10 as between 10 and 100. Three digits, as people write.
  double spread(double low, double high);
  bool chance(double probability) { return share() < probability; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

  template <class T, std::size_t N>
  T pick(const std::array<T, N>& from) {
    return from[below(N)];
  }

 private:
  std::uint64_t state_;
};

/// A profile that the reader would take, of one to `most` data sets: any role, any size from 1 MB
/// to 200 TB, most of the rest stated now and then. Traffic is stated in bytes a month.
Profile random_profile(std::uint64_t seed, std::size_t most = 3);

/// How often each property is tried: 300 times, or as often as STOREADVISE_PROFILES says.
std::uint64_t profiles();
inline const std::uint64_t kProfiles = profiles();

/// The program's catalog for us-east-1, its rules and its roles.
const Catalog& catalog();

/// Every option of one data set in every way.
Evaluation evaluated(const Profile& profile, std::size_t dataset = 0, const Catalog& offers = catalog());

/// What a failing test has to show: the seed and the data set in a few words.
std::string described(std::uint64_t seed, const Profile& profile, std::size_t dataset = 0);

}  // namespace storeadvise::property

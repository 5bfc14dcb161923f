#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "explore/sweep.hpp"

namespace storeadvise {

/// A value of an axis, and what is best for one data set there.
struct Probe {
  double value = 0;
  Service service = Service::none;
  std::optional<std::size_t> option;
  Usd total;
  double margin = std::numeric_limits<double>::infinity();  ///< score above the best of another service
  OptionMask eligible = 0;

  /// The same option of the same choice.
  [[nodiscard]] bool alike(const Probe& other) const {
    return option == other.option && eligible == other.eligible;
  }
};

/// A profile in which one input is changed, again and again. Only the data sets that the input is
/// about are evaluated.
class Trial {
 public:
  Trial(const Profile& profile, const Axis& axis, const World& world);

  /// The places of those data sets in the profile.
  [[nodiscard]] const std::vector<std::size_t>& datasets() const { return datasets_; }
  /// All of them at one value, in that order.
  std::vector<Probe> all_at(double value);
  /// One of them, by its place in `datasets`.
  Probe at(std::size_t which, double value);

 private:
  [[nodiscard]] Probe probe(std::size_t which, double value) const;

  const World& world_;
  Profile profile_;
  std::string path_;
  std::vector<std::size_t> datasets_;
};

}  // namespace storeadvise

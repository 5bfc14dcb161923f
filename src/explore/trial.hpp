#pragma once

#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "rank/evaluation.hpp"

namespace storeadvise {

/// A value of an input, and what is best for one data set there.
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

/// What is best in an evaluation; the value is left at zero.
Probe probe_of(const Evaluation& evaluation);

/// A profile in which one input is changed, again and again. Only the data sets that the input is
/// about are evaluated.
class Trial {
 public:
  Trial(const Profile& profile, std::string_view changed, const World& world);

  /// The places of those data sets in the profile.
  [[nodiscard]] const std::vector<std::size_t>& datasets() const { return datasets_; }
  /// All of them at one value, in that order.
  std::vector<Probe> all_at(double value);
  /// One of them, by its place in `datasets`.
  Probe at(std::size_t which, double value);

  /// Whether the field takes the value; from then on it has it.
  bool takes(double value);
  /// Whether the profile with that value would be read: what it says elsewhere may contradict it.
  bool agrees(double value);
  /// The evaluation of the last value that was tried.
  [[nodiscard]] const Evaluation& last() const { return evaluation_; }

 private:
  Probe probe(std::size_t which, double value);

  World world_;
  Profile profile_;
  std::string path_;
  std::vector<std::size_t> datasets_;
  Evaluation evaluation_{.demand = {},
                         .options = {},
                         .option = {},
                         .move = {}};  ///< the last one, whose memory the next one uses again
};

}  // namespace storeadvise

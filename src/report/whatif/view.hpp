#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "explore/sweep.hpp"

namespace storeadvise {

/// The services that curves are drawn for.
inline constexpr std::array<Service, 3> kDrawn{Service::s3, Service::efs, Service::hybrid};
/// The letter that stands for a service in charts; none: '-'.
char letter_of(Service service);

/// A value of an axis for people.
std::string shown_value(const Axis& axis, double value);

/// An amount on an axis, in USD a month: "$0", "$2,000", "$0.05".
std::string shown_tick(double usd);

/// As many rows of a sweep as a picture has room for, evenly spread; the last of each axis is
/// always among them.
class Sampler {
 public:
  /// `most`: how many values of each axis.
  Sampler(const std::vector<Axis>& axes, const std::vector<std::size_t>& most);
  /// Takes the rows in the order of the sweep.
  void add(const SweepRow& row);
  [[nodiscard]] const std::vector<SweepRow>& rows() const { return rows_; }

 private:
  std::vector<std::size_t> sizes_, strides_;
  std::size_t next_ = 0;
  std::vector<SweepRow> rows_;
};

/// The least total of a service's eligible options, in USD a month; not a number where it has none.
double cheapest(const Outcome& outcome, Service service);

/// The total of an option; nothing where it is ruled out or not offered.
std::optional<Usd> option_total(const Outcome& outcome, std::size_t option);

/// Whether anything about a data set's eligible options changes over the rows.
bool moves(const std::vector<SweepRow>& rows, std::size_t dataset);

/// How a number is laid out on a line: 0 at `from`, 1 at `to`.
struct Scale {
  double from = 0;
  double to = 1;
  bool log = false;
  [[nodiscard]] double place(double value) const;
  /// The inverse of `place`.
  [[nodiscard]] double at(double place) const;
};

Scale scale_of(const Axis& axis);
/// For the totals of one data set: from zero, or in equal ratios where they differ greatly.
Scale money_scale(const std::vector<SweepRow>& rows, std::size_t dataset);

}  // namespace storeadvise

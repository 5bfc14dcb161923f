#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "observe/rows/intake.hpp"
#include "observe/rows/traffic.hpp"
#include "observe/times.hpp"
#include "observe/units.hpp"

namespace storeadvise::observe {

/// The time that the sources of a data set cover, and how it stands for a month.
struct Covering {
  std::int64_t begin = 0;  ///< second, a whole UTC hour
  std::int64_t end = 0;
  std::vector<std::uint32_t> full_days;  ///< UTC days covered whole, rising
  std::vector<std::uint32_t> missing;    ///< UTC days between without a record and without a file
  Hours month = Hours(730);
  double guess = 4;  ///< judgement.guess: the factor of an interval where hardly anything was seen

  [[nodiscard]] Hours hours() const;
  /// That are covered whole, together.
  [[nodiscard]] Seconds whole_days() const;
  [[nodiscard]] bool is_full(std::uint32_t day) const;
  [[nodiscard]] bool counts(std::int64_t second) const;
  /// What a total of the time that counts is in a month.
  [[nodiscard]] double factor() const;
};

/// The hours from that of the first record to that of the last; where names of files tell when they were
/// delivered, up to three hours before the last delivery at most, or to the last record of another file. A
/// stated period replaces this.
Covering covering(const Covered& hours, const Period& period, Hours month, double guess);

/// The same without full days, so that all that was seen stands for the covered hours.
Covering by_hours(Covering all);

/// The part of a covering that begins at a second; of the days those that lie in it whole.
Covering since(const Covering& all, std::int64_t second);

/// An amount of a month with the interval that holds it.
template <class Of>
struct Amount {
  Of value{};
  Of low{};
  Of high{};

  friend Amount operator+(const Amount& a, const Amount& b) {
    return {a.value + b.value, a.low + b.low, a.high + b.high};
  }
  friend Amount operator*(const Amount& a, double k) { return {a.value * k, a.low * k, a.high * k}; }
};

/// The nearest whole number, and the interval of whole numbers that holds the other.
template <class Unit>
Amount<Quantity<Unit>> rounded(const Amount<Quantity<Unit>>& a) {
  return {rounded(a.value), Quantity<Unit>(std::floor(a.low.count())),
          Quantity<Unit>(std::ceil(a.high.count()))};
}

/// Student's t for 95 % on both sides together, by degrees of freedom (1 and more).
double student(std::size_t freedom);

/// Collects a total by day, whatever its unit.
class NumbersByDay {
 public:
  explicit NumbersByDay(const Covering& covering)
      : covering_(covering), days_(covering.full_days.empty() ? 1 : covering.full_days.size()) {}
  void add(std::uint32_t day, double amount);
  /// `days()[i]` belongs to the i-th full day, or is the only entry where there is no full day.
  [[nodiscard]] const std::vector<double>& days() const { return days_; }
  [[nodiscard]] double total() const;
  /// Whether the full days have nothing of what was seen beside them: that is no zero.
  [[nodiscard]] bool only_outside() const { return outside_ > 0 && total() <= 0; }
  /// The month is made of all covered hours, as something that goes with this is made of them.
  void take_all_hours() { all_hours_ = true; }
  [[nodiscard]] bool by_hours() const { return all_hours_ || only_outside(); }
  /// What the month is made of: the total of the full days, or what was seen in all hours.
  [[nodiscard]] double counted() const { return by_hours() ? outside_ + total() : total(); }
  [[nodiscard]] const Covering& covering() const { return covering_; }

 private:
  const Covering& covering_;
  std::vector<double> days_;
  double outside_ = 0;  ///< in covered hours beside the full days
  bool all_hours_ = false;
};

Amount<double> to_month(const NumbersByDay& seen);
Amount<double> events_to_month(const NumbersByDay& seen);

/// A total by day of one unit.
template <class Of>
class ByDay {
 public:
  explicit ByDay(const Covering& covering) : numbers_(covering) {}
  void add(std::uint32_t day, Of amount) { numbers_.add(day, amount.count()); }
  [[nodiscard]] Of total() const { return Of(numbers_.total()); }
  [[nodiscard]] Of counted() const { return Of(numbers_.counted()); }
  [[nodiscard]] const NumbersByDay& numbers() const { return numbers_; }
  void take_all_hours() { numbers_.take_all_hours(); }

 private:
  NumbersByDay numbers_;
};

template <class Of>
Amount<Of> in_unit(const Amount<double>& a) {
  return {Of(a.value), Of(a.low), Of(a.high)};
}

/// What a total by day is in a month. The interval is that of Student's t on the daily totals and, under 14
/// days, what the kinds of day (weekday, weekend) that were not seen may hold: from nothing to the largest
/// day. Never narrower than 2 %. Where the full days have nothing of what was seen beside them, what was seen
/// stands for the covered hours.
template <class Of>
Amount<Of> to_month(const ByDay<Of>& seen) {
  return in_unit<Of>(to_month(seen.numbers()));
}

/// The same for a count of events on full days, whose interval holds that of Poisson, too (Garwood 1936).
inline Amount<Count> events_to_month(const ByDay<Count>& seen) {
  return in_unit<Count>(events_to_month(seen.numbers()));
}

}  // namespace storeadvise::observe

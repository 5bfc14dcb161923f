#pragma once

#include <cstdint>
#include <vector>

#include "observe/rows/intake.hpp"
#include "observe/rows/traffic.hpp"
#include "observe/times.hpp"

namespace storeadvise::observe {

/// The time that the sources of a data set cover, and how it stands for a month.
struct Covering {
  std::int64_t begin = 0;  ///< second, a whole UTC hour
  std::int64_t end = 0;
  std::vector<std::uint32_t> full_days;  ///< UTC days covered whole, rising
  std::vector<std::uint32_t> missing;    ///< UTC days between without a record and without a file
  double month_hours = 730;
  double guess = 4;  ///< judgement.guess: the factor of an interval where hardly anything was seen

  [[nodiscard]] double hours() const;
  [[nodiscard]] bool is_full(std::uint32_t day) const;
  [[nodiscard]] bool counts(std::int64_t second) const;
  /// What a total of the time that counts is in a month.
  [[nodiscard]] double factor() const;
};

/// The hours from that of the first record to that of the last; where names of files tell when they were
/// delivered, up to three hours before the last delivery at most, or to the last record of another file. A
/// stated period replaces this.
Covering covering(const Covered& hours, const Period& period, double month_hours, double guess);

/// The same without full days, so that all that was seen stands for the covered hours.
Covering by_hours(Covering all);

/// The part of a covering that begins at a second; of the days those that lie in it whole.
Covering since(const Covering& all, std::int64_t second);

/// An amount of a month with the interval that holds it.
struct Amount {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// A total by day: `by_day[i]` belongs to the i-th full day, or is the only entry where there is no full day.
/// The interval is that of Student's t on the daily totals and, under 14 days, what the kinds of day
/// (weekday, weekend) that were not seen may hold: from nothing to the largest day. Never narrower than 2 %.
Amount to_month(const Covering& covering, const std::vector<double>& by_day);

/// The same for a count of events, whose interval holds that of Poisson, too (Garwood 1936).
Amount events_to_month(const Covering& covering, const std::vector<double>& by_day);

/// Student's t for 95 % on both sides together, by degrees of freedom (1 and more).
double student(std::size_t freedom);

/// Collects a total by day.
class ByDay {
 public:
  explicit ByDay(const Covering& covering)
      : covering_(covering), days_(covering.full_days.empty() ? 1 : covering.full_days.size()) {}
  void add(std::uint32_t day, double amount);
  [[nodiscard]] const std::vector<double>& days() const { return days_; }
  [[nodiscard]] double total() const;
  /// Whether the full days have nothing of what was seen beside them: that is no zero.
  [[nodiscard]] bool only_outside() const { return outside_ > 0 && total() <= 0; }
  /// What the month is made of: the total of the full days, or what was seen beside them.
  [[nodiscard]] double counted() const { return only_outside() ? outside_ : total(); }
  [[nodiscard]] const Covering& covering() const { return covering_; }

 private:
  const Covering& covering_;
  std::vector<double> days_;
  double outside_ = 0;  ///< in covered hours beside the full days
};

/// Where the full days have nothing of what was seen beside them, what was seen stands for the covered hours.
Amount to_month(const ByDay& seen);

}  // namespace storeadvise::observe

#include "observe/estimate/month.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "observe/thresholds.hpp"

namespace storeadvise::observe {
namespace {

/// The begin of the hour that a time lies in.
std::int64_t hour_of(std::int64_t second) { return second / kHourSeconds * kHourSeconds; }

void find_days(Covering& out, const std::set<std::uint32_t>& seen, bool stated) {
  const auto first = day_of(out.begin + kDaySeconds - 1);
  for (std::uint32_t day = first; (std::int64_t{day} + 1) * kDaySeconds <= out.end; ++day) {
    if (stated || seen.contains(day))
      out.full_days.push_back(day);
    else
      out.missing.push_back(day);
  }
}

/// Saturday and Sunday; 1970-01-01 was a Thursday.
bool is_weekend(std::uint32_t day) {
  const std::uint32_t weekday = (day + 4) % 7;
  return weekday == 0 || weekday == 6;
}

struct Range {
  double low, high;
};

/// Of the mean of one day.
Range by_spread(const std::vector<double>& days, double mean, double guess) {
  const auto n = static_cast<double>(days.size());
  if (days.size() < 2) return {mean / guess, mean * guess};
  double squares = 0;
  for (const double day : days) squares += (day - mean) * (day - mean);
  const double half = student(days.size() - 1) * std::sqrt(squares / (n - 1) / n);
  return {std::max(0.0, mean - half), std::min(mean + half, mean * guess)};
}

/// Takes in that days of a kind that was not seen may hold anything up to the largest day.
Range by_week(const Covering& covering, const std::vector<double>& by_day, Range range) {
  constexpr double kWeek = 7;
  constexpr double kWeekendDays = 2;
  if (days(static_cast<double>(by_day.size())) >= thresholds().weeks_seen || covering.full_days.empty())
    return range;
  const bool weekend = std::ranges::any_of(covering.full_days, is_weekend);
  const bool weekday = !std::ranges::all_of(covering.full_days, is_weekend);
  if (weekend && weekday) return range;
  const double seen = weekday ? (kWeek - kWeekendDays) / kWeek : kWeekendDays / kWeek;
  const double largest = *std::max_element(by_day.begin(), by_day.end());
  return {range.low * seen, range.high * seen + (1 - seen) * std::max(largest, range.high)};
}

/// Bounds of the mean of a Poisson count that hold it in 95 %, by Wilson and Hilferty's approximation of
/// chi-squared.
Range garwood(double count) {
  constexpr double kZ = 1.96;
  const auto bound = [](double half, double z) {
    const double k = 1 / (9 * half);
    return half * std::pow(1 - k + z * std::sqrt(k), 3);
  };
  return {count > 0 ? std::max(0.0, bound(count, -kZ)) : 0, bound(count + 1, kZ)};
}

}  // namespace

/// https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm, column 0.975.
double student(std::size_t freedom) {
  static constexpr std::array kTable{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};
  if (freedom <= kTable.size()) return kTable[freedom - 1];
  return 1.96 + 2.4 / static_cast<double>(freedom);
}

Hours Covering::hours() const { return to_hours(between(begin, end)); }

Seconds Covering::whole_days() const { return days(static_cast<double>(full_days.size())); }

bool Covering::is_full(std::uint32_t day) const {
  return std::binary_search(full_days.begin(), full_days.end(), day);
}

bool Covering::counts(std::int64_t second) const { return full_days.empty() || is_full(day_of(second)); }

double Covering::factor() const {
  if (full_days.empty()) return hours() > Hours(0) ? month / hours() : 0;
  return month / to_hours(days(1)) / static_cast<double>(full_days.size());
}

Covering covering(const Covered& hours, const Period& period, Hours month, double guess) {
  Covering out;
  out.month = month;
  out.guess = guess;
  if (period.stated()) {
    out.begin = period.begin;
    out.end = period.end;
    find_days(out, {}, true);
    return out;
  }
  if (hours.first > hours.last) return out;
  out.begin = hour_of(hours.first);
  out.end = hour_of(hours.last) + kHourSeconds;
  if (hours.delivered > 0) {
    const std::int64_t sure =
        hour_of(hours.delivered - static_cast<std::int64_t>(thresholds().delivery.count()));
    const std::int64_t elsewhere = std::max(hours.last_elsewhere, hours.first);
    out.end = std::clamp(sure, hour_of(elsewhere) + kHourSeconds, out.end);
  }
  std::set<std::uint32_t> seen = hours.days;
  seen.insert(hours.file_days.begin(), hours.file_days.end());
  find_days(out, seen, false);
  return out;
}

Covering by_hours(Covering all) {
  all.full_days.clear();
  return all;
}

Covering since(const Covering& all, std::int64_t second) {
  Covering out = all;
  out.begin = std::max(all.begin, std::min(hour_of(second + kHourSeconds - 1), all.end));
  const auto before = [&](std::uint32_t day) { return std::int64_t{day} * kDaySeconds < out.begin; };
  std::erase_if(out.full_days, before);
  std::erase_if(out.missing, before);
  return out;
}

namespace {

Amount<double> to_month(const Covering& covering, const std::vector<double>& by_day) {
  const double total = std::accumulate(by_day.begin(), by_day.end(), 0.0);
  const double scale = covering.factor() * static_cast<double>(by_day.size());
  const double mean = total / static_cast<double>(by_day.size());
  const Range range = by_week(covering, by_day, by_spread(by_day, mean, covering.guess));
  const double value = mean * scale;
  return {value, std::min(range.low * scale, value * (1 - thresholds().narrowest)),
          std::max(range.high * scale, value * (1 + thresholds().narrowest))};
}

}  // namespace

Amount<double> to_month(const NumbersByDay& seen) {
  if (seen.by_hours()) return to_month(by_hours(seen.covering()), {seen.counted()});
  return to_month(seen.covering(), seen.days());
}

Amount<double> events_to_month(const NumbersByDay& seen) {
  const double factor = seen.covering().factor();
  const Range range = garwood(seen.total());
  Amount<double> amount = to_month(seen.covering(), seen.days());
  amount.low = std::min(amount.low, range.low * factor);
  amount.high = std::max(amount.high, range.high * factor);
  return amount;
}

void NumbersByDay::add(std::uint32_t day, double amount) {
  if (covering_.full_days.empty()) {
    days_.front() += amount;
    return;
  }
  const auto at = std::lower_bound(covering_.full_days.begin(), covering_.full_days.end(), day);
  if (at == covering_.full_days.end() || *at != day) {
    const std::int64_t begin = std::int64_t{day} * kDaySeconds;
    if (begin < covering_.end && begin + kDaySeconds > covering_.begin) outside_ += amount;
    return;
  }
  days_[static_cast<std::size_t>(at - covering_.full_days.begin())] += amount;
}

double NumbersByDay::total() const { return std::accumulate(days_.begin(), days_.end(), 0.0); }

}  // namespace storeadvise::observe

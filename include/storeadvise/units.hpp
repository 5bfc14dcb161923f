#pragma once

#include <compare>

namespace storeadvise {

/// A number with its unit. Only like adds to like; the products that change the
/// unit stand below, each written once.
template <class Unit>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(double value) : value_(value) {}

  [[nodiscard]] constexpr double count() const { return value_; }
  /// For tables of fields, which read and write any quantity as a plain number.
  constexpr double& raw() { return value_; }

  constexpr auto operator<=>(const Quantity&) const = default;
  // What follows from <=> alone takes g++ 12 a call and several branches for each comparison of two numbers:
  // written out they save 6 % of an evaluation.
  friend constexpr bool operator==(Quantity a, Quantity b) { return a.value_ == b.value_; }
  friend constexpr bool operator<(Quantity a, Quantity b) { return a.value_ < b.value_; }
  friend constexpr bool operator>(Quantity a, Quantity b) { return a.value_ > b.value_; }
  friend constexpr bool operator<=(Quantity a, Quantity b) { return a.value_ <= b.value_; }
  friend constexpr bool operator>=(Quantity a, Quantity b) { return a.value_ >= b.value_; }
  constexpr Quantity& operator+=(Quantity other) {
    value_ += other.value_;
    return *this;
  }
  constexpr Quantity& operator*=(double k) {
    value_ *= k;
    return *this;
  }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.value_ + b.value_); }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.value_ - b.value_); }
  friend constexpr Quantity operator*(Quantity a, double k) { return Quantity(a.value_ * k); }
  friend constexpr Quantity operator*(double k, Quantity a) { return Quantity(a.value_ * k); }
  friend constexpr Quantity operator/(Quantity a, double k) { return Quantity(a.value_ / k); }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }

 private:
  double value_ = 0;
};

using Bytes = Quantity<struct BytesUnit>;
using Seconds = Quantity<struct SecondsUnit>;
using BytesPerSecond = Quantity<struct BytesPerSecondUnit>;
using Usd = Quantity<struct UsdUnit>;
using UsdPerHour = Quantity<struct UsdPerHourUnit>;
/// Objects, requests, hosts, threads: whatever is counted, fractions of a month's mean included.
using Count = Quantity<struct CountUnit>;
/// Requests, operations or files a second.
using PerSecond = Quantity<struct PerSecondUnit>;

/// What AWS bills, apart from requests, which are counts. Kept for a month:
using GbMonths = Quantity<struct GbMonthsUnit>;
using ObjectMonths = Quantity<struct ObjectMonthsUnit>;
using MibMonths = Quantity<struct MibMonthsUnit>;  ///< MiB/s of throughput
/// Moved:
using Gb = Quantity<struct GbUnit>;

constexpr BytesPerSecond operator/(Bytes amount, Seconds time) {
  return BytesPerSecond(amount.count() / time.count());
}
constexpr Seconds operator/(Bytes amount, BytesPerSecond rate) {
  return Seconds(amount.count() / rate.count());
}
constexpr Bytes operator*(BytesPerSecond rate, Seconds time) { return Bytes(rate.count() * time.count()); }
constexpr Count operator*(PerSecond rate, Seconds time) { return Count(rate.count() * time.count()); }
constexpr PerSecond operator/(Count n, Seconds time) { return PerSecond(n.count() / time.count()); }
constexpr PerSecond operator/(BytesPerSecond rate, Bytes each) {
  return PerSecond(rate.count() / each.count());
}
constexpr Bytes operator/(BytesPerSecond rate, PerSecond each) { return Bytes(rate.count() / each.count()); }
constexpr BytesPerSecond operator*(PerSecond rate, Bytes each) {
  return BytesPerSecond(rate.count() * each.count());
}
/// So many of anything: hosts of a rate each, requests of a size each.
template <class Unit>
constexpr Quantity<Unit> operator*(Count n, Quantity<Unit> each) {
  return Quantity<Unit>(n.count() * each.count());
}
/// What each of so many has.
template <class Unit>
constexpr Quantity<Unit> operator/(Quantity<Unit> all, Count n) {
  return Quantity<Unit>(all.count() / n.count());
}

inline constexpr double kKiB = 1024.0;
inline constexpr double kMiB = 1024.0 * kKiB;
inline constexpr double kGiB = 1024.0 * kMiB;
inline constexpr double kTiB = 1024.0 * kGiB;

constexpr Seconds hours(double n) { return Seconds(n * 3600.0); }
constexpr Seconds days(double n) { return Seconds(n * 86400.0); }
constexpr double in_hours(Seconds t) { return t.count() / 3600.0; }
constexpr double in_days(Seconds t) { return t.count() / 86400.0; }
/// AWS's GB is 2^30 bytes: https://aws.amazon.com/s3/pricing/
constexpr double in_gb(Bytes amount) { return amount.count() / kGiB; }
constexpr Gb gb(Bytes moved) { return Gb(in_gb(moved)); }
constexpr GbMonths gb_months(Bytes stored, double months = 1) { return GbMonths(in_gb(stored) * months); }
/// EFS throughput is sold in MiB/s.
constexpr double in_mib(BytesPerSecond rate) { return rate.count() / kMiB; }
constexpr MibMonths mib_months(BytesPerSecond rate) { return MibMonths(in_mib(rate)); }
constexpr Usd operator*(UsdPerHour price, Seconds time) { return Usd(price.count() * in_hours(time)); }

}  // namespace storeadvise

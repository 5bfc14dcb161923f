#include "observe/estimate/file_system.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "observe/estimate/growth.hpp"
#include "observe/estimate/joining.hpp"
#include "observe/estimate/month.hpp"
#include "observe/estimate/mounts.hpp"
#include "observe/estimate/put_field.hpp"
#include "observe/estimate/role.hpp"
#include "observe/thresholds.hpp"
#include "observe/times.hpp"
#include "observe/units.hpp"

namespace storeadvise::observe {
namespace {

using Statistic = MetricPoint::Statistic;

double total(const Points& points) {
  double all = 0;
  for (const auto& [second, value] : points) all += value;
  return all;
}

/// Puts the fields of one file system together.
class Composer {
 public:
  Composer(const FileSystem& system, const Wanted& wanted, FoundSet& out) : system_(system), out_(out) {
    std::set<std::int64_t> times;
    for (const auto& [key, series] : system.series)
      if (!series.empty())
        times.insert(
            {series.begin()->first, series.rbegin()->first + std::max(system.period, kMinuteSeconds)});
    Covered hours;
    if (!times.empty()) {
      hours.first = *times.begin();
      hours.last = *times.rbegin() - 1;
      for (std::int64_t day = hours.first / kDaySeconds; day <= hours.last / kDaySeconds; ++day)
        hours.days.insert(static_cast<std::uint32_t>(day));
    }
    covering_ = covering(hours, wanted.period, wanted.month, wanted.guess);
  }

  void compose(const std::string& stated_role);
  [[nodiscard]] const Covering& covered() const { return covering_; }

 private:
  Field& put(std::string path, Sure sure, Value value, std::string from) {
    return put_field(out_, std::move(path), sure, std::move(value), {std::move(from)});
  }
  template <class Of>
  void put(std::string path, const Amount<Of>& amount, Count n, std::string why) {
    const Amount<Of> whole = rounded(amount);
    Field& field = put(std::move(path), Sure::estimated, whole.value.count(), "metrics");
    field.n = n;
    put_interval(field, whole);
    field.why = std::move(why);
  }
  [[nodiscard]] const Points& series(const std::string& metric, Statistic statistic) const {
    static const Points none;
    const auto found = system_.series.find({metric, statistic});
    return found == system_.series.end() ? none : found->second;
  }
  template <class Of>
  [[nodiscard]] ByDay<Of> by_day(const Points& points) const {
    ByDay<Of> days(covering_);
    for (const auto& [second, value] : points) days.add(day_of(second), Of(value));
    return days;
  }
  /// Of one datapoint, a minute at least.
  [[nodiscard]] Seconds period() const { return between(0, std::max(system_.period, kMinuteSeconds)); }
  [[nodiscard]] double minutes_of(std::size_t datapoints) const {
    return static_cast<double>(datapoints) * period() / kMinute;
  }
  void compose_size();
  void compose_growth();
  void compose_way(const std::string& group, const std::string& metric);
  void compose_active(const std::string& group, const Points& sums);
  void compose_option();
  void compose_role(const std::string& stated);
  void compose_open();

  const FileSystem& system_;
  FoundSet& out_;
  Covering covering_;
  Bytes size_;
  Bytes read_;
  Bytes written_;
};

void Composer::compose_size() {
  if (system_.fact.bytes) {
    size_ = *system_.fact.bytes;
    put("size", Sure::measured, size_.count(), system_.fact.from);
  } else if (!system_.stored.empty()) {
    size_ = rounded(system_.stored.rbegin()->second);
    put("size", Sure::measured, size_.count(), "metrics").n = count_of(system_.stored.size());
  }
  const Bytes cold = system_.fact.bytes_ia.value_or(Bytes(0)) + system_.fact.bytes_archive.value_or(Bytes(0));
  if (system_.fact.bytes_ia && size_ > Bytes(0) && system_.lifecycle.to_ia_days == 30)
    put("untouched.30 d", Sure::measured, cold / size_, system_.fact.from).why =
        "what lies in IA and Archive after 30 days";
  if (system_.fact.bytes_archive && size_ > Bytes(0) && system_.lifecycle.to_archive_days == 90)
    put("untouched.90 d", Sure::measured, *system_.fact.bytes_archive / size_, system_.fact.from).why =
        "what lies in Archive after 90 days";
}

namespace {

/// The first datapoint and the last of each day.
std::vector<SizeAt> day_ends(const std::map<std::int64_t, Bytes>& sizes) {
  std::map<std::int64_t, SizeAt> last_of_day;
  for (const auto& point : sizes) last_of_day[point.first / kDaySeconds] = point;
  std::vector<SizeAt> ends;
  if (!sizes.empty()) ends.emplace_back(*sizes.begin());
  for (const auto& [day, point] : last_of_day) ends.push_back(point);
  return ends;
}

}  // namespace

void Composer::compose_growth() {
  const std::vector<SizeAt> ends = day_ends(system_.stored);
  const auto growth = growth_of(ends, covering_.month, covering_.guess);
  if (!growth) return;
  put("growth_per_month", *growth, count_of(ends.size() - 1), "the middle of the slopes between days");
}

void Composer::compose_active(const std::string& group, const Points& sums) {
  ByDay<Hours> hours(covering_);
  for (const auto& [second, bytes] : sums)
    if (bytes > 0) hours.add(day_of(second), to_hours(period()));
  Amount<Hours> amount = to_month(hours);
  amount.high = std::min(amount.high, covering_.month);
  if (system_.period > kMinuteSeconds) {
    Field& field = put(group + ".active_hours_per_month", Sure::at_most, std::monostate{}, "metrics");
    field.high = std::min(covering_.month, amount.value).count();
    field.why = fmt::format("datapoints of {} s do not show when in them", system_.period);
    return;
  }
  const Hours value = rounded(amount.value * 1000) / 1000;
  Field& field = put(group + ".active_hours_per_month", Sure::estimated, value.count(), "metrics");
  put_interval(field, Amount<Hours>{value, std::min(amount.low, value), std::max(amount.high, value)});
  field.why = "minutes with a datapoint";
}

void Composer::compose_way(const std::string& group, const std::string& metric) {
  const Points& sums = series(metric, Statistic::sum);
  const Points& counts = series(metric, Statistic::sample_count);
  const auto bytes = by_day<Bytes>(sums);
  const auto operations = by_day<Count>(counts);
  const Amount<Bytes> month = to_month(bytes);
  (group == "reads" ? read_ : written_) = month.value;
  if (sums.empty()) {
    if (!system_.series.empty())
      put(group + ".bytes_per_month", Sure::measured, 0.0, "metrics").why = "no datapoint";
    return;
  }
  const std::string why = fmt::format("{} full days of metrics", covering_.full_days.size());
  put(group + ".bytes_per_month", month, count_of(sums.size()), why);
  if (operations.counted() > Count(0)) {
    put(group + ".operations_per_month", to_month(operations), operations.counted(), why);
    Field& size = put(group + ".request_size", Sure::measured,
                      std::max(1.0, std::round((bytes.counted() / operations.counted()).count())), "metrics");
    size.n = operations.counted();
    size.why = "as the NFS client asks for it";
  }
  compose_active(group, sums);
}

void Composer::compose_option() {
  if (!system_.described || system_.fact.throughput_mode.empty()) return;
  std::string option = std::string("efs.") + (system_.fact.one_zone.value_or(false) ? "onezone_" : "") +
                       system_.fact.throughput_mode;
  if (system_.lifecycle.to_ia_days) option += "+ia";
  if (system_.lifecycle.to_archive_days && option == "efs.elastic+ia") option += "+archive";
  put("current", Sure::measured, option, system_.fact.from);
  if (system_.fact.provisioned)
    put("provisioned_throughput", Sure::measured, system_.fact.provisioned->count(), system_.fact.from);
}

void Composer::compose_role(const std::string& stated) {
  if (!stated.empty()) {
    Field& field = put("role", Sure::stated, stated, "");
    field.from.clear();
    field.why = "--role";
    return;
  }
  const Points& connections = series("ClientConnections", Statistic::sum);
  const double minutes = minutes_of(connections.size());
  const Bytes bytes(total(series("DataReadIOBytes", Statistic::sum)) +
                    total(series("DataWriteIOBytes", Statistic::sum)));
  const Count operations(total(series("DataReadIOBytes", Statistic::sample_count)) +
                         total(series("DataWriteIOBytes", Statistic::sample_count)));
  RoleSigns signs;
  signs.traffic = bytes > Bytes(0);
  signs.locks_or_renames = locks_or_renames(system_.mounts);
  signs.size = size_;
  signs.read = read_;
  signs.written = written_;
  signs.small_operations_of_many = operations > Count(0) &&
                                   bytes / operations < thresholds().small_operation && minutes > 0 &&
                                   total(connections) / minutes >= 2;
  signs.traffic = signs.traffic || signs.locks_or_renames;
  const auto guess = guess_role(signs);
  if (!guess) {
    const std::string why =
        system_.mounts.empty() ? "no traffic was seen" : "what a mount counts does not tell it";
    out_.left_open.push_back({"role", "", why + ": state it with --role"});
    return;
  }
  put("role", Sure::guess, guess->role, signs.locks_or_renames ? "nfs" : "metrics").why = guess->why;
}

void Composer::compose_open() {
  const Points& connections = series("ClientConnections", Statistic::sum);
  double most = 0;
  for (const auto& [second, value] : connections) most = std::max(most, value);
  if (!connections.empty()) {
    Field& field = put("reads.clients", Sure::at_most, std::monostate{}, "metrics");
    field.high = std::ceil(most / minutes_of(1));
    field.why = "mounted is not active";
  }
  for (const char* path : {"reads.pattern", "writes.pattern", "reads.required_throughput"})
    out_.left_open.push_back({path, "", "metrics do not tell it"});
}

void Composer::compose(const std::string& stated_role) {
  compose_size();
  compose_growth();
  if (!system_.series.empty()) {
    compose_way("reads", "DataReadIOBytes");
    compose_way("writes", "DataWriteIOBytes");
    compose_open();
  }
  compose_option();
  compose_role(stated_role);
}

}  // namespace

Count compose_file_system(const FileSystem& system, const Wanted& wanted, const std::string& stated_role,
                          FoundSet& out) {
  Composer composer(system, wanted, out);
  composer.compose(stated_role);
  put_in_order(out);
  return count_of(composer.covered().full_days.size());
}

}  // namespace storeadvise::observe

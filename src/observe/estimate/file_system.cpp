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

namespace storeadvise::observe {
namespace {

using Statistic = MetricPoint::Statistic;

/// Puts the fields of one file system together.
class Composer {
 public:
  Composer(const FileSystem& system, const Wanted& wanted, FoundSet& out) : system_(system), out_(out) {
    std::set<std::int64_t> times;
    for (const auto& [key, series] : system.series)
      if (!series.empty())
        times.insert(
            {series.begin()->first, series.rbegin()->first + std::max<std::int64_t>(system.period, 60)});
    Covered hours;
    if (!times.empty()) {
      hours.first = *times.begin();
      hours.last = *times.rbegin() - 1;
      for (std::int64_t day = hours.first / kDaySeconds; day <= hours.last / kDaySeconds; ++day)
        hours.days.insert(static_cast<std::uint32_t>(day));
    }
    covering_ = covering(hours, wanted.period, wanted.month_hours, wanted.guess);
    month_hours_ = wanted.month_hours;
  }

  void compose(const std::string& stated_role);
  [[nodiscard]] const Covering& covered() const { return covering_; }

 private:
  Field& put(std::string path, Sure sure, Value value, std::string from) {
    return put_field(out_, std::move(path), sure, std::move(value), {std::move(from)});
  }
  void put(std::string path, const Amount& amount, double n, std::string why) {
    Field& field = put(std::move(path), Sure::estimated, std::round(amount.value), "metrics");
    field.n = n;
    field.low = std::floor(amount.low);
    field.high = std::ceil(amount.high);
    field.why = std::move(why);
  }
  [[nodiscard]] const Points& series(const std::string& metric, Statistic statistic) const {
    static const Points none;
    const auto found = system_.series.find({metric, statistic});
    return found == system_.series.end() ? none : found->second;
  }
  [[nodiscard]] ByDay by_day(const Points& points) const {
    ByDay days(covering_);
    for (const auto& [second, value] : points)
      days.add(static_cast<std::uint32_t>(second / kDaySeconds), value);
    return days;
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
  double month_hours_ = 0;
  double size_ = 0;
  double read_ = 0;
  double written_ = 0;
};

void Composer::compose_size() {
  if (system_.fact.bytes) {
    size_ = *system_.fact.bytes;
    put("size", Sure::measured, size_, system_.fact.from);
  } else if (!system_.total.empty()) {
    size_ = std::round(system_.total.rbegin()->second);
    put("size", Sure::measured, size_, "metrics").n = static_cast<double>(system_.total.size());
  }
  const double cold = system_.fact.bytes_ia.value_or(0) + system_.fact.bytes_archive.value_or(0);
  if (system_.fact.bytes_ia && size_ > 0 && system_.lifecycle.to_ia_days == 30)
    put("untouched.30 d", Sure::measured, cold / size_, system_.fact.from).why =
        "what lies in IA and Archive after 30 days";
  if (system_.fact.bytes_archive && size_ > 0 && system_.lifecycle.to_archive_days == 90)
    put("untouched.90 d", Sure::measured, *system_.fact.bytes_archive / size_, system_.fact.from).why =
        "what lies in Archive after 90 days";
}

namespace {

/// The first datapoint and the last of each day.
std::vector<SizeAt> day_ends(const Points& sizes) {
  std::map<std::int64_t, std::pair<std::int64_t, double>> last_of_day;
  for (const auto& point : sizes) last_of_day[point.first / kDaySeconds] = point;
  std::vector<SizeAt> ends;
  if (!sizes.empty()) ends.emplace_back(*sizes.begin());
  for (const auto& [day, point] : last_of_day) ends.push_back(point);
  return ends;
}

}  // namespace

void Composer::compose_growth() {
  const std::vector<SizeAt> ends = day_ends(system_.total);
  const auto growth = growth_of(ends, month_hours_, covering_.guess);
  if (!growth) return;
  Field& field = put("growth_per_month", Sure::estimated, std::round(growth->value), "metrics");
  field.n = static_cast<double>(ends.size() - 1);
  field.low = std::floor(growth->low);
  field.high = std::ceil(growth->high);
  field.why = "the middle of the slopes between days";
}

void Composer::compose_active(const std::string& group, const Points& sums) {
  constexpr std::int64_t kMinute = 60;
  ByDay hours(covering_);
  for (const auto& [second, bytes] : sums)
    if (bytes > 0)
      hours.add(static_cast<std::uint32_t>(second / kDaySeconds),
                static_cast<double>(std::max(system_.period, kMinute)) / 3600);
  Amount amount = to_month(hours);
  amount.high = std::min(amount.high, month_hours_);
  if (system_.period > kMinute) {
    Field& field = put(group + ".active_hours_per_month", Sure::at_most, std::monostate{}, "metrics");
    field.high = std::min(month_hours_, amount.value);
    field.why = fmt::format("datapoints of {} s do not show when in them", system_.period);
    return;
  }
  Field& field = put(group + ".active_hours_per_month", Sure::estimated,
                     std::round(amount.value * 1000) / 1000, "metrics");
  field.low = std::min(amount.low, std::get<double>(field.value));
  field.high = std::max(amount.high, std::get<double>(field.value));
  field.why = "minutes with a datapoint";
}

void Composer::compose_way(const std::string& group, const std::string& metric) {
  const Points& sums = series(metric, Statistic::sum);
  const Points& counts = series(metric, Statistic::sample_count);
  const ByDay bytes = by_day(sums);
  const ByDay operations = by_day(counts);
  const Amount month = to_month(bytes);
  (group == "reads" ? read_ : written_) = month.value;
  if (sums.empty()) {
    if (!system_.series.empty())
      put(group + ".bytes_per_month", Sure::measured, 0.0, "metrics").why = "no datapoint";
    return;
  }
  const std::string why = fmt::format("{} full days of metrics", covering_.full_days.size());
  put(group + ".bytes_per_month", month, static_cast<double>(sums.size()), why);
  if (operations.counted() > 0) {
    put(group + ".operations_per_month", to_month(operations), operations.counted(), why);
    Field& size = put(group + ".request_size", Sure::measured,
                      std::max(1.0, std::round(bytes.counted() / operations.counted())), "metrics");
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
    put("provisioned_throughput", Sure::measured, *system_.fact.provisioned, system_.fact.from);
}

void Composer::compose_role(const std::string& stated) {
  if (!stated.empty()) {
    Field& field = put("role", Sure::stated, stated, "");
    field.from.clear();
    field.why = "--role";
    return;
  }
  const Points& connections = series("ClientConnections", Statistic::sum);
  double sum = 0;
  for (const auto& [second, value] : connections) sum += value;
  const double minutes = static_cast<double>(connections.size()) *
                         static_cast<double>(std::max<std::int64_t>(system_.period, 60)) / 60;
  const auto total = [](const Points& points) {
    double all = 0;
    for (const auto& [second, value] : points) all += value;
    return all;
  };
  const double bytes =
      total(series("DataReadIOBytes", Statistic::sum)) + total(series("DataWriteIOBytes", Statistic::sum));
  const double operations = total(series("DataReadIOBytes", Statistic::sample_count)) +
                            total(series("DataWriteIOBytes", Statistic::sample_count));
  RoleSigns signs;
  signs.traffic = bytes > 0;
  signs.locks_or_renames = locks_or_renames(system_.mounts);
  signs.size = size_;
  signs.read = read_;
  signs.written = written_;
  signs.small_operations_of_many = operations > 0 && bytes / operations < thresholds().small_operation &&
                                   minutes > 0 && sum / minutes >= 2;
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
  const double minutes = static_cast<double>(std::max<std::int64_t>(system_.period, 60)) / 60;
  if (!connections.empty()) {
    Field& field = put("reads.clients", Sure::at_most, std::monostate{}, "metrics");
    field.high = std::ceil(most / minutes);
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

double compose_file_system(const FileSystem& system, const Wanted& wanted, const std::string& stated_role,
                           FoundSet& out) {
  Composer composer(system, wanted, out);
  composer.compose(stated_role);
  put_in_order(out);
  return static_cast<double>(composer.covered().full_days.size());
}

}  // namespace storeadvise::observe

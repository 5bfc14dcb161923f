#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "observe/estimate/amounts.hpp"
#include "observe/estimate/growth.hpp"
#include "observe/estimate/put_field.hpp"
#include "observe/estimate/role.hpp"

namespace storeadvise::observe {
namespace {

using What = AmountFact::What;
/// Days that the size is the mean of, at most.
constexpr std::size_t kMonth = 30;

std::string days_text(std::size_t days) { return fmt::format("{} day{}", days, days == 1 ? "" : "s"); }

/// Puts the amounts of one data set into fields.
class AmountComposer {
 public:
  AmountComposer(const Amounts& amounts, const Covering& covering, const Wanted& wanted, FoundSet& out)
      : amounts_(amounts), covering_(covering), wanted_(wanted), out_(out) {}

  void compose() {
    compose_stored();
    compose_objects();
    compose_growth();
    compose_option();
    compose_traffic();
    compose_bounds();
    compose_cold();
    compose_role();
  }

 private:
  Field& put(const std::string& path, Sure sure, Value value) {
    return put_field(out_, path, sure, std::move(value), {amounts_.from});
  }
  [[nodiscard]] bool tells(What what) const { return amounts_.by_day.contains(what); }
  template <class Of>
  [[nodiscard]] Amount<Of> month(What what) const {
    ByDay<Of> days(covering_);
    if (const auto found = amounts_.by_day.find(what); found != amounts_.by_day.end())
      for (const auto& [day, amount] : found->second) days.add(static_cast<std::uint32_t>(day), Of(amount));
    return to_month(days);
  }
  /// A sum as a field of a month; nothing where the source does not tell it.
  template <class Of>
  void put_month(const std::string& path, What what) {
    if (!tells(what)) return;
    const Amount<Of> amount = rounded(month<Of>(what));
    Field& field = put(path, Sure::estimated, amount.value.count());
    field.n = count_of(amounts_.by_day.at(what).size());
    put_interval(field, amount);
    field.why = days_text(covering_.full_days.size());
  }
  template <class Of>
  void put_most(const std::string& path, What what, const std::string& why) {
    Field& field = put(path, Sure::at_most, std::monostate{});
    field.high = rounded(month<Of>(what)).high.count();
    field.why = why;
  }
  void compose_stored();
  void put_bucket_size(Bytes bytes);
  void compose_objects();
  void compose_growth();
  void compose_option();
  void compose_traffic();
  void compose_bounds();
  void compose_cold();
  void compose_role();
  [[nodiscard]] std::string efs_option() const;
  [[nodiscard]] Bytes mean_of(const std::string& end) const;

  const Amounts& amounts_;
  const Covering& covering_;
  const Wanted& wanted_;
  FoundSet& out_;
  std::map<std::int64_t, Bytes> total_;   ///< stored, by day
  std::map<std::string, Bytes> classes_;  ///< means
  Bytes size_;
};

void AmountComposer::compose_stored() {
  for (const auto& [name, days] : amounts_.stored)
    for (const auto& [day, mean] : days) total_[day] += mean.mean();
  while (total_.size() > kMonth) total_.erase(total_.begin());
  if (total_.empty()) return;
  const auto days = static_cast<double>(total_.size());
  for (const auto& [name, by_day] : amounts_.stored)
    for (const auto& [day, mean] : by_day)
      if (total_.contains(day)) classes_[name] += mean.mean() / days;
  Bytes low = total_.begin()->second;
  Bytes high = low;
  for (const auto& [day, bytes] : total_) {
    size_ += bytes / days;
    low = std::min(low, bytes);
    high = std::max(high, bytes);
  }
  if (amounts_.from == "metrics") return put_bucket_size(total_.rbegin()->second);
  if (amounts_.from == "lens") size_ = total_.rbegin()->second;
  const Amount<Bytes> whole = rounded(Amount<Bytes>{size_, low, high});
  Field& size = put("size", Sure::measured, whole.value.count());
  size.n = Count(days);
  size.low = std::min(whole.low, whole.value).count();
  size.high = std::max(whole.high, whole.value).count();
  size.why = amounts_.from == "lens" ? "the last day" : "the mean of " + days_text(total_.size());
}

void AmountComposer::compose_objects() {
  const auto objects = amounts_.by_day.find(What::objects);
  if (objects == amounts_.by_day.end()) return;
  const double count = std::round(objects->second.rbegin()->second);
  if (amounts_.from != "metrics") {
    put("objects", Sure::measured, count);
    return;
  }
  Field& field = put("objects", Sure::at_most, std::monostate{});
  field.high = count;
  field.why = "old versions count likewise";
}

void AmountComposer::put_bucket_size(Bytes bytes) {
  size_ = Bytes(0);
  Field& size = put("size", Sure::at_most, std::monostate{});
  size.high = std::round(bytes.count());
  size.why = "old versions and unfinished uploads count likewise";
}

void AmountComposer::compose_growth() {
  std::vector<SizeAt> days;
  for (const auto& [day, bytes] : total_) days.emplace_back(day * kDaySeconds, bytes);
  const auto growth = growth_of(days, wanted_.month, wanted_.guess);
  if (!growth) return;
  const Amount<Bytes> whole = rounded(*growth);
  Field& field = put("growth_per_month", Sure::estimated, whole.value.count());
  field.n = count_of(total_.size());
  put_interval(field, whole);
  field.why = "the middle of the slopes between days";
}

/// The mean of the classes whose price ends so.
Bytes AmountComposer::mean_of(const std::string& end) const {
  Bytes bytes;
  for (const auto& [name, mean] : classes_)
    if (name.ends_with(end)) bytes += mean;
  return bytes;
}

std::string AmountComposer::efs_option() const {
  const bool onezone = mean_of("onezone.storage") + mean_of("onezone_ia.storage") > Bytes(0);
  const bool elastic =
      tells(What::bytes_read) || tells(What::bytes_written) || mean_of("ia_elastic.storage") > Bytes(0);
  const bool provisioned = !amounts_.provisioned.empty();
  const Bytes ia = mean_of("ia.storage") + mean_of("ia_elastic.storage");
  std::string option = std::string("efs.") + (onezone ? "onezone_" : "") +
                       (elastic       ? "elastic"
                        : provisioned ? "provisioned"
                                      : "bursting");
  if (ia > Bytes(0)) option += "+ia";
  if (mean_of("archive.storage") > Bytes(0) && option == "efs.elastic+ia") option += "+archive";
  return option;
}

void AmountComposer::compose_option() {
  constexpr std::string_view kStorage = ".storage";
  if (classes_.empty() || size_ <= Bytes(0)) return;
  const auto most = std::max_element(classes_.begin(), classes_.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  const std::size_t end = most->first.find(kStorage);
  if (amounts_.service == "efs")
    put("current", Sure::measured, efs_option()).why = "what is billed";
  else if (end != std::string::npos)
    put("current", Sure::measured, most->first.substr(0, end)).why = "the class of most bytes";
  if (!amounts_.provisioned.empty())
    put("provisioned_throughput", Sure::measured,
        std::round(amounts_.provisioned.rbegin()->second.mean().count()));
  const Bytes tiered = mean_of("intelligent_tiering.storage") + mean_of(".storage_infrequent") +
                       mean_of(".storage_archive_instant");
  if (tiered < 0.99 * size_ || amounts_.from != "bill") return;
  const Bytes archived = mean_of(".storage_archive_instant");
  put("untouched.30 d", Sure::measured, (mean_of(".storage_infrequent") + archived) / tiered).why =
      "what Intelligent-Tiering moved after 30 days";
  put("untouched.90 d", Sure::measured, archived / tiered).why =
      "what Intelligent-Tiering moved after 90 days";
}

void AmountComposer::compose_traffic() {
  put_month<Bytes>("reads.bytes_per_month", What::bytes_read);
  put_month<Bytes>("writes.bytes_per_month", What::bytes_written);
  put_month<Count>("reads.operations_per_month", What::gets);
  put_month<Count>("writes.operations_per_month", What::uploads);
  put_month<Count>("lookups.heads_per_month", What::heads);
  put_month<Count>("lookups.lists_per_month", What::lists);
  const Count gets = month<Count>(What::gets).value;
  if (tells(What::bytes_read) && gets > Count(0))
    put("reads.request_size", Sure::estimated,
        std::max(1.0, std::round((month<Bytes>(What::bytes_read).value / gets).count())));
  if (amounts_.service != "s3") return;
  for (const auto& [path, what] : {std::pair{"reads.bytes_per_month", What::bytes_read},
                                   std::pair{"writes.bytes_per_month", What::bytes_written}})
    if (!tells(what)) out_.left_open.push_back({path, "", "the source counts requests, not bytes moved"});
}

/// Classes of requests hold more than reads and uploads.
void AmountComposer::compose_bounds() {
  if (!tells(What::gets) && tells(What::get_requests))
    put_most<Count>("reads.operations_per_month", What::get_requests, "other requests count likewise");
  if (!tells(What::uploads) && tells(What::put_requests))
    put_most<Count>("writes.operations_per_month", What::put_requests,
                    "parts, copies and lists count likewise");
}

void AmountComposer::compose_cold() {
  if (!tells(What::bytes_retrieved)) return;
  if (amounts_.from == "analysis")
    return put_most<Bytes>("reads.cold_bytes_per_month", What::bytes_retrieved,
                           "of objects of 30 days and more, which may have been read since");
  put_month<Bytes>("reads.cold_bytes_per_month", What::bytes_retrieved);
}

/// Both ways have to be told, since a guess looks at both.
void AmountComposer::compose_role() {
  const auto stated = wanted_.roles.find(out_.name);
  if (stated != wanted_.roles.end()) {
    put("role", Sure::stated, stated->second).from.clear();
    out_.fields.back().why = "--role";
    return;
  }
  RoleSigns signs;
  signs.size = size_;
  signs.read = month<Bytes>(What::bytes_read).value;
  signs.written = month<Bytes>(What::bytes_written).value;
  signs.traffic = tells(What::bytes_read) && tells(What::bytes_written) && size_ > Bytes(0);
  const auto guess = guess_role(signs);
  if (!guess) {
    out_.left_open.push_back({"role", "", "amounts do not tell it: state it with --role"});
    return;
  }
  put("role", Sure::guess, guess->role).why = guess->why;
}

}  // namespace

void compose_amounts(const Amounts& amounts, const Covering& covering, const Wanted& wanted, FoundSet& out) {
  AmountComposer(amounts, covering, wanted, out).compose();
}

}  // namespace storeadvise::observe

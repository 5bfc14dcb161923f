#include <algorithm>
#include <array>
#include <type_traits>

#include "profile/fields.hpp"
#include "storeadvise/option.hpp"

namespace storeadvise {
namespace {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
double as_number(const T& value) {
  if constexpr (requires { value.count(); }) {
    return value.count();
  } else {
    return static_cast<double>(value);
  }
}

template <class T>
T from_number(double value) {
  if constexpr (std::is_enum_v<T>) {
    return static_cast<T>(static_cast<std::uint8_t>(value));
  } else if constexpr (std::is_same_v<T, bool>) {
    return value != 0;
  } else {
    return T(value);
  }
}

template <auto First, auto... Rest, class Owner>
std::optional<double> get_at(const Owner& owner) {
  const auto& member = owner.*First;
  using Member = std::remove_cvref_t<decltype(member)>;
  if constexpr (sizeof...(Rest) == 0 && IsOptional<Member>::value) {
    return member ? std::optional(as_number(*member)) : std::nullopt;
  } else if constexpr (sizeof...(Rest) == 0) {
    return as_number(member);
  } else if constexpr (IsOptional<Member>::value) {
    return member ? get_at<Rest...>(*member) : std::nullopt;
  } else {
    return get_at<Rest...>(member);
  }
}

template <auto First, auto... Rest, class Owner>
void set_at(Owner& owner, double value) {
  auto& member = owner.*First;
  using Member = std::remove_cvref_t<decltype(member)>;
  if constexpr (sizeof...(Rest) == 0 && IsOptional<Member>::value) {
    member = from_number<typename Member::value_type>(value);
  } else if constexpr (sizeof...(Rest) == 0) {
    member = from_number<Member>(value);
  } else if constexpr (IsOptional<Member>::value) {
    if (!member) member.emplace();
    set_at<Rest...>(*member, value);
  } else {
    set_at<Rest...>(member, value);
  }
}

/// A row whose value lies at the end of a chain of members.
template <class Owner, auto... Members>
Row<Owner> row(const Field& field) {
  return {field, [](const Owner& owner) { return get_at<Members...>(owner); },
          [](Owner& owner, double value) { set_at<Members...>(owner, value); }};
}

using Names = std::span<const std::string_view>;
using Text = std::string_view;

constexpr double kMostCount = 1e18;
constexpr double kMostHours = 744;  // of a month of 31 days
constexpr double kMostUsd = 1e6;
constexpr double kLeastUsd = 1e-6;
constexpr double kShortest = 1e-6;  // us
constexpr double kMostWeight = 1e6;
// Less than these is a slip of the pen, and would make ratios that no number can hold.
constexpr double kLeastRate = 1;  // B/s
constexpr double kLeastHours = 0.001;
constexpr double kLeastMonthly = 1e-6;  // once in 80,000 years
constexpr double kLeastShare = 1e-9;
constexpr double kLeastWeight = 1e-3;

constexpr Field or_zero(Field field) {
  field.or_zero = true;
  return field;
}
constexpr Field size(Text group, Text key) { return {group, key, FieldKind::bytes, 1, kMostBytes}; }
constexpr Field rate(Text group, Text key) { return {group, key, FieldKind::rate, kLeastRate, kMostBytes}; }
constexpr Field time(Text group, Text key, double least) {
  return {group, key, FieldKind::duration, least, kMostSeconds};
}
constexpr Field whole(Text group, Text key, double least) {
  return {group, key, FieldKind::count, least, kMostCount, true};
}
constexpr Field monthly(Text group, Text key) {
  return or_zero({group, key, FieldKind::count, kLeastMonthly, kMostCount});
}
constexpr Field share(Text group, Text key) {
  return or_zero({group, key, FieldKind::fraction, kLeastShare, 1});
}
constexpr Field number(Text group, Text key, double least, double most) {
  return {group, key, FieldKind::number, least, most};
}
constexpr Field weight(Text key) { return or_zero(number("priorities", key, kLeastWeight, kMostWeight)); }
constexpr Field word(Text group, Text key, Text what, Names words) {
  return {group, key, FieldKind::word, 0, static_cast<double>(words.size() - 1), true, what, words};
}
constexpr Field flag(Text group, Text key) { return {group, key, FieldKind::flag, 0, 1, true}; }
constexpr Field text(Text key, Text what, Names words = {}) {
  return {"", key, FieldKind::text, 0, 0, false, what, words};
}

constexpr auto kOptionIds = [] {
  std::array<std::string_view, kOptionCount> ids{};
  for (std::size_t i = 0; i < kOptionCount; ++i) ids[i] = kOptions[i].id;
  return ids;
}();

template <class Owner, auto... Way>
void add_weights(std::vector<Row<Owner>>& rows) {
  rows.insert(rows.end(), {row<Owner, Way..., &Priorities::cost>(weight("cost")),
                           row<Owner, Way..., &Priorities::latency>(weight("latency")),
                           row<Owner, Way..., &Priorities::throughput>(weight("throughput")),
                           row<Owner, Way..., &Priorities::access_pattern>(weight("access_pattern"))});
}

template <auto Way>
void add_traffic(std::vector<Row<DataSet>>& rows, Text group) {
  using D = DataSet;
  using T = Traffic;
  const auto add = [&rows](const Row<D>& added) { rows.push_back(added); };
  add(row<D, Way, &T::passes_per_month>(
      or_zero(number(group, "passes_per_month", kLeastMonthly, kMostCount))));
  add(row<D, Way, &T::bytes_per_month>(or_zero(size(group, "bytes_per_month"))));
  add(row<D, Way, &T::operations_per_month>(monthly(group, "operations_per_month")));
  add(row<D, Way, &T::request_size>(size(group, "request_size")));
  add(row<D, Way, &T::pattern>(word(group, "pattern", "a pattern", kPatternNames)));
  add(row<D, Way, &T::random_fraction>(share(group, "random_fraction")));
  add(row<D, Way, &T::clients>(whole(group, "clients", 1)));
  add(row<D, Way, &T::streams_per_client>(whole(group, "streams_per_client", 1)));
  add(row<D, Way, &T::s3_client>(word(group, "s3_client", "a way to read S3", kS3ClientNames)));
  add(row<D, Way, &T::required_throughput>(or_zero(rate(group, "required_throughput"))));
  add(row<D, Way, &T::active_hours_per_month>(
      or_zero(number(group, "active_hours_per_month", kLeastHours, kMostHours))));
  add(row<D, Way, &T::max_latency>(or_zero(time(group, "max_latency", kShortest))));
  add(row<D, Way, &T::latency_percentile>(number(group, "latency_percentile", 50, 99.9)));
  add(row<D, Way, &T::dependent_reads>(whole(group, "dependent_reads", 1)));
  add(row<D, Way, &T::hot_fraction>(share(group, "hot_fraction")));
  add(row<D, Way, &T::cold_bytes_per_month>(or_zero(size(group, "cold_bytes_per_month"))));
}

void add_uses(std::vector<Row<DataSet>>& rows) {
  using D = DataSet;
  using L = Loading;
  using C = Checkpoint;
  const auto add = [&rows](const Row<D>& added) { rows.push_back(added); };
  add(row<D, &D::loading, &L::cold_starts_per_month>(monthly("loading", "cold_starts_per_month")));
  add(row<D, &D::loading, &L::simultaneous>(whole("loading", "simultaneous", 0)));
  add(row<D, &D::loading, &L::fraction_read>(share("loading", "fraction_read")));
  add(row<D, &D::checkpoint, &C::every>(time("checkpoint", "every", 1)));
  add(row<D, &D::checkpoint, &C::keep>(whole("checkpoint", "keep", 1)));
  add(row<D, &D::checkpoint, &C::synchronous>(flag("checkpoint", "synchronous")));
  add(row<D, &D::checkpoint, &C::restores_per_month>(monthly("checkpoint", "restores_per_month")));
  add(row<D, &D::checkpoint, &C::failures_per_month>(monthly("checkpoint", "failures_per_month")));
}

void add_surroundings(std::vector<Row<DataSet>>& rows) {
  using D = DataSet;
  using L = Lookups;
  using S = Surroundings;
  const Text group = "surroundings";
  const auto add = [&rows](const Row<D>& added) { rows.push_back(added); };
  add(row<D, &D::lookups, &L::lists_per_month>(monthly("lookups", "lists_per_month")));
  add(row<D, &D::lookups, &L::heads_per_month>(monthly("lookups", "heads_per_month")));
  add(row<D, &D::surroundings, &S::nat_gateway>(flag(group, "nat_gateway")));
  add(row<D, &D::surroundings, &S::cross_az_fraction>(share(group, "cross_az_fraction")));
  add(row<D, &D::surroundings, &S::kms>(word(group, "kms", "a use of KMS", kKmsNames)));
  add(row<D, &D::surroundings, &S::backup>(flag(group, "backup")));
  add(row<D, &D::surroundings, &S::egress_bytes_per_month>(or_zero(size(group, "egress_bytes_per_month"))));
}

std::vector<Row<DataSet>> make_dataset_rows() {
  using D = DataSet;
  std::vector<Row<D>> rows;
  const auto add = [&rows](const Row<D>& added) { rows.push_back(added); };
  add({text("name", "a name")});
  add(row<D, &D::role>(word("", "role", "a role", kRoleNames)));
  add(row<D, &D::size>(or_zero(size("", "size"))));
  add(row<D, &D::objects>(whole("", "objects", 0)));
  add(row<D, &D::object_size>(or_zero(size("", "object_size"))));
  add(row<D, &D::growth_per_month>(or_zero(size("", "growth_per_month"))));
  add(row<D, &D::prefixes>(whole("", "prefixes", 1)));
  add(row<D, &D::lifetime>(time("", "lifetime", 1)));
  add({text("compute", "a compute of the profile")});
  add(row<D, &D::platform>(word("", "platform", "a platform", kPlatformNames)));
  add_weights<D, &D::priorities>(rows);
  add_traffic<&D::reads>(rows, "reads");
  add_traffic<&D::writes>(rows, "writes");
  add({{"", "needs", FieldKind::words, 0, 0, false, "a need", kNeedNames}});
  add({{"", "untouched", FieldKind::shares, 0, 1}});
  add_uses(rows);
  add_surroundings(rows);
  add(row<D, &D::provisioned_throughput>(or_zero(rate("", "provisioned_throughput"))));
  add({text("current", "an option", kOptionIds)});
  return rows;
}

std::vector<Row<Compute>> make_compute_rows() {
  using C = Compute;
  return {{text("instance", "an instance")},
          row<C, &C::usd_per_hour>(or_zero(number("", "usd_per_hour", kLeastUsd, kMostUsd))),
          row<C, &C::count>(whole("", "count", 1)),
          row<C, &C::network>(rate("", "network")),
          row<C, &C::accelerators>(whole("", "accelerators", 0)),
          row<C, &C::local_storage>(or_zero(size("", "local_storage"))),
          row<C, &C::ebs, &Ebs::size>(size("ebs", "size")),
          row<C, &C::ebs, &Ebs::throughput>(rate("ebs", "throughput"))};
}

std::vector<Row<Profile>> make_profile_rows() {
  std::vector<Row<Profile>> rows{
      {text("name", "a name")},
      {text("region", "a Region")},
      row<Profile, &Profile::month_hours>(number("", "month_hours", 1, kMostHours))};
  add_weights<Profile, &Profile::priorities>(rows);
  return rows;
}

}  // namespace

std::span<const Row<DataSet>> dataset_rows() {
  static const std::vector<Row<DataSet>> rows = make_dataset_rows();
  return rows;
}

std::span<const Row<Compute>> compute_rows() {
  static const std::vector<Row<Compute>> rows = make_compute_rows();
  return rows;
}

std::span<const Row<Profile>> profile_rows() {
  static const std::vector<Row<Profile>> rows = make_profile_rows();
  return rows;
}

}  // namespace storeadvise

#include "observe/rows/fact_rows.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <tuple>
#include <type_traits>

#include "observe/rows/quantity_json.hpp"

namespace storeadvise::observe {
namespace {

using Json = nlohmann::json;

/// The words of the kinds, in the order of the alternatives of Fact.
constexpr std::array<std::string_view, std::variant_size_v<Fact>> kKinds{"metric", "file_system", "lifecycle",
                                                                         "amount", "plan",        "mount"};

/// The members of a fact, constant or not, in the order of the row's cells.
template <class F>
auto members(F& f) {
  using Of = std::remove_const_t<F>;
  if constexpr (std::is_same_v<Of, MetricPoint>)
    return std::tie(f.place, f.metric, f.storage_class, f.statistic, f.second, f.period, f.value);
  else if constexpr (std::is_same_v<Of, FileSystemFact>)
    return std::tie(f.from, f.id, f.name, f.region, f.bytes, f.bytes_standard, f.bytes_ia, f.bytes_archive,
                    f.throughput_mode, f.provisioned, f.one_zone, f.taken);
  else if constexpr (std::is_same_v<Of, LifecycleFact>)
    return std::tie(f.id, f.to_ia_days, f.to_archive_days, f.back_on_access);
  else if constexpr (std::is_same_v<Of, AmountFact>)
    return std::tie(f.what, f.from, f.variant, f.service, f.place, f.region, f.storage_class, f.begin, f.end,
                    f.amount, f.as_of, f.lines);
  else if constexpr (std::is_same_v<Of, PlanFact>)
    return std::tie(f.bucket, f.prefix, f.region, f.expires_after, f.storage_class, f.moved_after,
                    f.versioning);
  else
    return std::tie(f.host, f.device, f.folder, f.age, f.is_rate, f.bytes_read, f.bytes_written,
                    f.app_bytes_read, f.app_bytes_written, f.reads, f.writes, f.read_time, f.write_time,
                    f.locks, f.renames, f.opens);
}

constexpr int last_of(MetricPoint::Statistic /*type*/) {
  return static_cast<int>(MetricPoint::Statistic::maximum);
}
constexpr int last_of(AmountFact::What /*type*/) {
  return static_cast<int>(AmountFact::What::provisioned_rate);
}

template <class T>
Json cell(const T& value) {
  if constexpr (std::is_enum_v<T>)
    return static_cast<int>(value);
  else
    return value;
}
template <class T>
Json cell(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

template <class T>
void take(const Json& cell, T& into) {
  if constexpr (std::is_enum_v<T>) {
    const int number = cell.get<int>();
    if (number < 0 || number > last_of(into)) throw std::out_of_range("no such word");
    into = static_cast<T>(number);
  } else {
    into = cell.get<T>();
  }
}
template <class T>
void take(const Json& cell, std::optional<T>& into) {
  if (!cell.is_null()) into = cell.get<T>();
}

/// Parts that were written before lines were told apart have none.
void take(const Json& cell, std::vector<std::uint32_t>& into) {
  if (!cell.is_null()) into = cell.get<std::vector<std::uint32_t>>();
}

/// A cell of a row; null behind its end.
const Json& cell_at(const Json& row, std::size_t at) {
  static const Json none;
  return at < row.size() ? row[at] : none;
}

template <class F>
Fact read_fact(const Json& row) {
  F fact;
  std::size_t at = 0;
  std::apply([&](auto&... member) { (take(cell_at(row, ++at), member), ...); }, members(fact));
  return fact;
}

template <std::size_t... I>
Fact read_kind(std::size_t kind, const Json& row, std::index_sequence<I...> /*alternatives*/) {
  using Read = Fact (*)(const Json&);
  static constexpr std::array<Read, sizeof...(I)> kReads{read_fact<std::variant_alternative_t<I, Fact>>...};
  return kReads.at(kind)(row);
}

std::size_t place_of_kind(std::string_view kind) {
  return static_cast<std::size_t>(std::ranges::find(kKinds, kind) - kKinds.begin());
}

}  // namespace

Json fact_row(const Fact& fact) {
  Json row = Json::array({kKinds.at(fact.index())});
  std::visit(
      [&](const auto& f) {
        std::apply([&](const auto&... member) { (row.push_back(cell(member)), ...); }, members(f));
      },
      fact);
  return row;
}

bool is_fact_row(std::string_view kind) { return place_of_kind(kind) < kKinds.size(); }

Fact fact_of(const Json& row) {
  return read_kind(place_of_kind(row.at(0).get_ref<const std::string&>()), row,
                   std::make_index_sequence<std::variant_size_v<Fact>>());
}

}  // namespace storeadvise::observe

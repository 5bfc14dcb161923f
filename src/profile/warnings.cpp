#include "profile/warnings.hpp"

#include <fmt/format.h>

#include <cmath>

#include "catalog/instances.hpp"
#include "profile/fields.hpp"
#include "profile/hardly_meant.hpp"
#include "storeadvise/demand.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

bool is_small(const Field& field, double bytes) {
  const bool whole_set = field.group.empty() && field.key == "size";
  const bool rounded_to_blocks = std::fmod(bytes, kKiB) == 0;
  return bytes < hardly_meant().small_size ||
         (whole_set && bytes < hardly_meant().small_set && !rounded_to_blocks);
}

/// That a bare number is taken in `unit`, and others that may be meant.
Fault bare(double value, std::string_view in_words, std::string_view unit,
           std::initializer_list<std::string_view> others) {
  const std::string number = show_number(value);
  std::string such;
  for (const std::string_view other : others)
    such += fmt::format(R"({}"{} {}")", such.empty() ? "" : " or ", number, other);
  return {"hardly-meant", fmt::format("{} without a unit is that many {}", number, in_words),
          fmt::format(R"(write "{} {}" if it is meant, or name the unit, such as {})", number, unit, such)};
}

/// A size in bytes: of a whole data set or disk in GB, of what one request or object holds in less.
Fault bare_size(const Field& field, double value) {
  if (field.key.ends_with("_size")) return bare(value, "bytes", "B", {"KB", "MB"});
  return bare(value, "bytes", "B", {"GB"});
}

/// What is odd about a bare number; nothing where all is well.
std::optional<Fault> oddity(const Field& field, double value) {
  if (field.kind == FieldKind::bytes && value > 0 && is_small(field, value)) return bare_size(field, value);
  if (field.kind == FieldKind::rate && value > 0 && value < hardly_meant().small_rate)
    return bare(value, "bytes a second", "B/s", {field.key == "network" ? "Gbit/s" : "MB/s"});
  if (field.kind != FieldKind::duration) return std::nullopt;
  if (field.key == "max_latency" && value > hardly_meant().long_latency)
    return bare(value, "seconds", "s", {"ms"});
  if (field.key == "every" && value < hardly_meant().short_interval)
    return bare(value, "seconds", "s", {"min"});
  if (field.key == "lifetime" && value < hardly_meant().short_life) return bare(value, "seconds", "s", {"d"});
  return std::nullopt;
}

/// The member of an object; null where it is none, or has none.
const json* member(const json* object, std::string_view key) {
  if (object == nullptr || !object->is_object()) return nullptr;
  const auto found = object->find(key);
  return found == object->end() ? nullptr : &*found;
}

template <class Rows>
void look(Problems& problems, const json& object, const Pointer& at, const Rows& rows) {
  for (const auto& row : rows) {
    const Field& field = row.field;
    const json* value = member(field.group.empty() ? &object : member(&object, field.group), field.key);
    if (value == nullptr || !value->is_number()) continue;
    auto fault = oddity(field, value->get<double>());
    if (!fault) continue;
    const Pointer group = field.group.empty() ? at : at / std::string(field.group);
    problems.add(group / std::string(field.key), std::move(*fault));
  }
}

void look_at_size(Problems& problems, const DataSet& set, const Pointer& at) {
  if (!set.size || set.size->count() > 0) return;
  problems.add(at / "size", {"hardly-meant", in_quotes(set.name) + " holds nothing, for its size is 0",
                             "state how much it holds, as in \"150 GB\", or leave the data set out"});
}

/// Hosts that the role assumes and whose time has a price, in a profile that describes hosts of its own.
void look_at_hosts(Problems& problems, const Profile& profile, const DataSet& set, const Pointer& at) {
  const Compute& assumed = embedded_roles().roles[static_cast<std::size_t>(set.role)].compute;
  if (set.compute || set.hosts || profile.compute.empty() || !assumed.instance) return;
  const std::string& first = profile.compute.begin()->first;
  std::string names;
  for (const auto& [name, unused] : profile.compute) names += (names.empty() ? "" : ", ") + printable(name);
  problems.add(at,
               {"hardly-meant",
                fmt::format("{} names no compute: {} is assumed", in_quotes(set.name), *assumed.instance),
                profile.compute.size() == 1 ? fmt::format("did you mean \"compute\": {}?", in_quotes(first))
                                            : "\"compute\" takes one of: " + names});
}

/// Reads or writes as stated, and the active hours that are assumed where none are.
struct Stated {
  const Traffic& traffic;
  std::optional<double> usual_hours;
  std::string_view verb;
};

/// What a rate, the hours in which it is required, and the bytes moved say of each other.
void look_at_rate(Problems& problems, const DataSet& set, const Stated& way, const Pointer& at) {
  const auto& [stated, usual_hours, verb] = way;
  const std::optional<double> active =
      stated.active_hours_per_month ? stated.active_hours_per_month : usual_hours;
  if (!stated.required_throughput || !active) return;
  std::optional<Bytes> moved = stated.bytes_per_month;
  if (!moved && stated.passes_per_month && set.size) moved = *set.size * *stated.passes_per_month;
  constexpr double kSecondsPerHour = 3600;
  const double hours = *active;
  const Bytes full = *stated.required_throughput * Seconds(hours * kSecondsPerHour);
  if (!moved || !(moved->count() > 0) ||
      full.count() <= embedded_roles().judgement.idle_ratio * moved->count())
    return;
  problems.add(
      at / "required_throughput",
      {"hardly-meant",
       fmt::format("{} for {} hours{} are {} a month, and {} {} {}; waiting is counted for all {} hours",
                   show_rate(*stated.required_throughput), show_number(hours),
                   stated.active_hours_per_month ? "" : " (assumed)", show_bytes(full), in_quotes(set.name),
                   verb, show_bytes(*moved), show_number(hours)),
       fmt::format(
           R"(state the hours in which it {0} ("active_hours_per_month"), or all the bytes that it {0} in )"
           "a month",
           verb)});
}

/// `network`: whether the profile states it.
void look_at_type(Problems& problems, const std::optional<std::string>& id, bool network, const Pointer& at,
                  const Catalog& catalog) {
  if (!id) return;
  if (const auto known = catalog.instance(*id)) {
    if (network || known->is_described()) return;
    return problems.add(
        at, {"hardly-meant",
             fmt::format("the catalog does not know the network of {}: that of the role is assumed",
                         in_quotes(*id)),
             R"(state it, as in "network": "10 Gbit/s", and "accelerators")"});
  }
  const auto close = nearest_instance(*id);
  problems.add(at,
               {"hardly-meant",
                fmt::format("{} is not an EC2 type that the catalog knows: its network is assumed, and its "
                            "price only known if stated",
                            in_quotes(*id)),
                close ? fmt::format("did you mean {}?", in_quotes(*close)) : std::string()});
}

}  // namespace

Errors warnings_of(const Document& document, const Profile& profile, const Catalog& catalog) {
  Problems problems;
  const Pointer computes = Pointer() / "compute";
  for (const auto& [name, compute] : profile.compute) {
    look(problems, document.json.at(computes / name), computes / name, compute_rows());
    look_at_type(problems, compute.instance, compute.network.has_value(), computes / name / "instance",
                 catalog);
  }
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Pointer at = Pointer() / "datasets" / i;
    const DataSet& set = profile.datasets[i];
    look(problems, document.json.at(at), at, dataset_rows());
    look_at_size(problems, set, at);
    look_at_hosts(problems, profile, set, at);
    const DataSet& usual = embedded_roles().roles[static_cast<std::size_t>(set.role)].defaults;
    const auto reading = usual.reads.active_hours_per_month;
    look_at_rate(problems, set, {set.reads, reading, "reads"}, at / "reads");
    const auto as_reads = set.reads.active_hours_per_month;
    look_at_rate(problems, set, {set.writes, as_reads ? as_reads : reading, "writes"}, at / "writes");
    if (set.hosts) {
      look(problems, document.json.at(at / "compute"), at / "compute", compute_rows());
      look_at_type(problems, set.hosts->instance, set.hosts->network.has_value(), at / "compute" / "instance",
                   catalog);
    } else if (set.compute && !profile.compute.contains(*set.compute)) {
      look_at_type(problems, set.compute, false, at / "compute", catalog);
    }
  }
  return problems.errors(document);
}

}  // namespace storeadvise

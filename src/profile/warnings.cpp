#include "profile/warnings.hpp"

#include <fmt/format.h>

#include "catalog/instances.hpp"
#include "profile/fields.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

constexpr double kSmallSize = 1024;  // a size without a unit below it was meant in another unit
constexpr double kLongLatency = 1;   // the same for seconds above it

/// What is odd about a bare number; nothing where all is well.
std::optional<Fault> oddity(const Field& field, double value) {
  if (field.kind == FieldKind::bytes && value > 0 && value < kSmallSize)
    return Fault{"hardly-meant", fmt::format("{} without a unit is that many bytes", show_number(value)),
                 fmt::format("write \"{0} B\" if it is meant, or name the unit, such as \"{0} GB\"",
                             show_number(value))};
  if (field.kind == FieldKind::duration && field.key == "max_latency" && value > kLongLatency)
    return Fault{"hardly-meant", fmt::format("{} without a unit is that many seconds", show_number(value)),
                 fmt::format("write \"{0} s\" if it is meant, or name the unit, such as \"{0} ms\"",
                             show_number(value))};
  return std::nullopt;
}

template <class Rows>
void look(Problems& problems, const json& object, const Pointer& at, const Rows& rows) {
  for (const auto& row : rows) {
    const Field& field = row.field;
    const Pointer inside = field.group.empty()
                               ? Pointer() / std::string(field.key)
                               : Pointer() / std::string(field.group) / std::string(field.key);
    if (!object.contains(inside)) continue;
    const json& value = object.at(inside);
    if (!value.is_number()) continue;
    if (auto fault = oddity(field, value.get<double>())) problems.add(at / inside, std::move(*fault));
  }
}

void look_at_type(Problems& problems, const std::optional<std::string>& id, const Pointer& at,
                  const Catalog& catalog) {
  if (!id || catalog.instance(*id)) return;
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
    look_at_type(problems, compute.instance, computes / name / "instance", catalog);
  }
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Pointer at = Pointer() / "datasets" / i;
    const DataSet& set = profile.datasets[i];
    look(problems, document.json.at(at), at, dataset_rows());
    if (set.hosts) {
      look(problems, document.json.at(at / "compute"), at / "compute", compute_rows());
      look_at_type(problems, set.hosts->instance, at / "compute" / "instance", catalog);
    } else if (set.compute && !profile.compute.contains(*set.compute)) {
      look_at_type(problems, set.compute, at / "compute", catalog);
    }
  }
  return problems.errors(document);
}

}  // namespace storeadvise

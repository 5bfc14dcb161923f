#include "property/profile_json.hpp"

#include "profile/fields.hpp"

namespace storeadvise::property {
namespace {

using nlohmann::json;

json value_json(const Field& field, double value) {
  if (field.kind == FieldKind::flag) return value != 0;
  if (field.kind == FieldKind::word) return std::string(field.words[static_cast<std::size_t>(value)]);
  return value;
}

template <class Owner>
void put_rows(json& object, std::span<const Row<Owner>> rows, const Owner& owner) {
  for (const Row<Owner>& row : rows) {
    const auto value = row.get != nullptr ? row.get(owner) : std::nullopt;
    if (!value) continue;
    json& group = row.field.group.empty() ? object : object[std::string(row.field.group)];
    group[std::string(row.field.key)] = value_json(row.field, *value);
  }
}

json dataset_json(const DataSet& set) {
  json object = {{"name", set.name}};
  put_rows(object, dataset_rows(), set);
  if (set.compute) object["compute"] = *set.compute;
  if (set.current) object["current"] = *set.current;
  if (set.needs) {
    object["needs"] = json::array();
    for (std::size_t i = 0; i < kNeedNames.size(); ++i)
      if (set.needs->has(static_cast<Need>(i))) object["needs"].push_back(kNeedNames[i]);
  }
  if (set.untouched)
    for (const Untouched& u : *set.untouched) object["untouched"][exact_duration(u.age)] = u.share;
  return object;
}

}  // namespace

json as_json(const Profile& profile) {
  json object = {{"profile_version", 1}, {"name", profile.name}, {"region", profile.region}};
  put_rows(object, profile_rows(), profile);
  for (const auto& [name, compute] : profile.compute)
    put_rows(object["compute"][name] = json::object(), compute_rows(), compute);
  for (const DataSet& set : profile.datasets) object["datasets"].push_back(dataset_json(set));
  return object;
}

}  // namespace storeadvise::property

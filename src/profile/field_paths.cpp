#include <algorithm>
#include <charconv>

#include "profile/fields.hpp"
#include "profile/priorities.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {
namespace {

template <class Owner>
const Row<Owner>* find_row(std::span<const Row<Owner>> rows, const Field* field) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row<Owner>& row) { return &row.field == field; });
  return found == rows.end() ? nullptr : &*found;
}

bool is_path_of(const Field& field, std::string_view path) {
  if (field.group.empty()) return path == field.key;
  return path.size() == field.group.size() + 1 + field.key.size() && path.starts_with(field.group) &&
         path[field.group.size()] == '.' && path.ends_with(field.key);
}

/// The field that the whole path names, or with which it ends after a name and a dot.
template <class Owner>
const Field* field_at_end(std::span<const Row<Owner>> rows, std::string_view path, std::string_view& name) {
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', dot + 1)) {
    const std::string_view rest = path.substr(dot + 1);
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const Row<Owner>& row) { return is_path_of(row.field, rest); });
    if (found == rows.end()) continue;
    name = path.substr(0, dot);
    return &found->field;
  }
  return nullptr;
}

std::optional<std::size_t> as_index(std::string_view text) {
  std::size_t index = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), index);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return index;
}

constexpr std::string_view kDatasets = "datasets";
constexpr std::string_view kCompute = "compute.";

/// What follows "datasets": ".NAME.FIELD" or "[0].FIELD".
std::optional<FieldPath> dataset_path(std::string_view rest) {
  FieldPath path{.part = FieldPath::Part::dataset, .name = {}, .index = {}, .field = nullptr};
  std::string_view name;
  path.field = field_at_end(dataset_rows(), rest.substr(rest.starts_with('.') ? 1 : 0), name);
  if (path.field == nullptr) return std::nullopt;
  if (rest.starts_with('[')) {
    path.index = name.ends_with(']') ? as_index(name.substr(1, name.size() - 2)) : std::nullopt;
    if (!path.index) return std::nullopt;
  }
  path.name = name;
  return path;
}

std::optional<FieldPath> dotted_path(std::string_view text) {
  if (text.starts_with(kDatasets)) {
    const std::string_view rest = text.substr(kDatasets.size());
    if (!rest.starts_with('.') && !rest.starts_with('[')) return std::nullopt;
    return dataset_path(rest);
  }
  std::string_view name;
  if (text.starts_with(kCompute)) {
    const Field* field = field_at_end(compute_rows(), text.substr(kCompute.size()), name);
    if (field == nullptr) return std::nullopt;
    return FieldPath{FieldPath::Part::compute, std::string(name), {}, field};
  }
  for (const Row<Profile>& row : profile_rows())
    if (is_path_of(row.field, text)) return FieldPath{FieldPath::Part::profile, {}, {}, &row.field};
  return std::nullopt;
}

std::optional<FieldPath> pointer_path(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('/', at + 1), text.size());
    std::string name(text.substr(at + 1, end - at - 1));
    for (const auto& [from, to] : {std::pair{"~1", '/'}, std::pair{"~0", '~'}})
      for (std::size_t i = name.find(from); i != std::string::npos; i = name.find(from, i + 1))
        name.replace(i, 2, 1, to);
    names.push_back(std::move(name));
    at = end;
  }
  const bool list = names.size() > 1 && names[0] == kDatasets;
  if (list && !as_index(names[1])) return std::nullopt;
  std::string dotted = names[0];
  for (std::size_t i = 1; i < names.size(); ++i)
    dotted += list && i == 1 ? '[' + names[i] + ']' : '.' + names[i];
  return dotted_path(dotted);
}

/// `Any` is a profile, constant or not.
template <class Any>
auto* find_dataset(Any& profile, const FieldPath& path) {
  auto& all = profile.datasets;
  std::size_t i = path.index.value_or(0);
  if (!path.index)
    while (i < all.size() && all[i].name != path.name) ++i;
  return i < all.size() ? &all[i] : nullptr;
}

template <class Any>
auto* find_compute(Any& profile, const FieldPath& path) {
  const auto found = profile.compute.find(path.name);
  return found == profile.compute.end() ? nullptr : &found->second;
}

template <class Owner>
bool set_row(std::span<const Row<Owner>> rows, const Field* field, Owner* owner, double value) {
  const Row<Owner>* row = find_row(rows, field);
  if (owner == nullptr || row == nullptr) return false;
  row->set(*owner, value);
  return true;
}

template <class Owner>
std::optional<double> get_row(std::span<const Row<Owner>> rows, const Field* field, const Owner* owner) {
  const Row<Owner>* row = find_row(rows, field);
  if (owner == nullptr || row == nullptr) return std::nullopt;
  return row->get(*owner);
}

/// Stated priorities hold as a whole: before one weight of a data set that states none is set, the others are
/// those in force.
void bring_weights(const Profile& profile, DataSet& set) {
  const RoleDefaults& role = embedded_roles().roles[static_cast<std::size_t>(set.role)];
  set.priorities = priorities_of(profile, set, role.weights);
}

/// One weight of the profile. Where it states none, those in force are the roles': each data set without its
/// own takes the weight among those of its role.
void set_weight(Profile& profile, const Field* field, double value) {
  if (!profile.priorities.any()) {
    for (DataSet& set : profile.datasets) {
      if (set.priorities.any()) continue;
      bring_weights(profile, set);
      for (const Row<DataSet>& row : dataset_rows())
        if (row.field.path() == field->path()) row.set(set, value);
    }
  }
  set_row(profile_rows(), field, &profile, value);
}

}  // namespace

std::optional<FieldPath> parse_field_path(std::string_view path) {
  return path.starts_with('/') ? pointer_path(path) : dotted_path(path);
}

const Field* find_field(std::string_view path) {
  const auto parsed = parse_field_path(path);
  return parsed ? parsed->field : nullptr;
}

std::optional<double> get_field(const Profile& profile, std::string_view path) {
  const auto where = parse_field_path(path);
  if (!where || !where->field->numeric()) return std::nullopt;
  if (where->part == FieldPath::Part::dataset)
    return get_row<DataSet>(dataset_rows(), where->field, find_dataset(profile, *where));
  if (where->part == FieldPath::Part::compute)
    return get_row<Compute>(compute_rows(), where->field, find_compute(profile, *where));
  return get_row<Profile>(profile_rows(), where->field, &profile);
}

bool set_field(Profile& profile, std::string_view path, double value) {
  const auto where = parse_field_path(path);
  if (!where || where->field->kind > FieldKind::word || !field_allows(*where->field, value)) return false;
  const bool weight = where->field->group == "priorities";
  if (where->part == FieldPath::Part::dataset) {
    DataSet* set = find_dataset(profile, *where);
    if (weight && set != nullptr) bring_weights(profile, *set);
    return set_row(dataset_rows(), where->field, set, value);
  }
  if (where->part == FieldPath::Part::compute)
    return set_row(compute_rows(), where->field, find_compute(profile, *where), value);
  if (!weight) return set_row(profile_rows(), where->field, &profile, value);
  set_weight(profile, where->field, value);
  return true;
}

std::vector<std::string> all_paths(const Profile& profile) {
  std::vector<std::string> paths;
  for (const Row<Profile>& row : profile_rows()) paths.push_back(row.field.path());
  for (const auto& [name, compute] : profile.compute)
    for (const Row<Compute>& row : compute_rows())
      paths.push_back("compute." + name + "." + row.field.path());
  for (const DataSet& set : profile.datasets)
    for (const Row<DataSet>& row : dataset_rows())
      paths.push_back("datasets." + set.name + "." + row.field.path());
  return paths;
}

}  // namespace storeadvise

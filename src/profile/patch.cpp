#include "profile/patch.hpp"
#include "profile/meant_path.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "profile/fields.hpp"
#include "storeadvise/demand.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// Beyond this many paths the nearest is not looked for.
constexpr std::size_t kMostPaths = 50000;

/// Something that fields lie in: the profile, a data set, a compute.
struct Holder {
  std::string path;  ///< in front of the field: "datasets.imagenet."
  Pointer where;
  FieldPath::Part part = FieldPath::Part::profile;
};

const json* member(const json& object, const std::string& key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

/// All of them, as far as the profile has the right shape.
std::vector<Holder> holders(const json& profile) {
  std::vector<Holder> all{{"", Pointer(), FieldPath::Part::profile}};
  if (!profile.is_object()) return all;
  if (const json* list = member(profile, "datasets"); list != nullptr && list->is_array()) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      const Pointer where = Pointer() / "datasets" / i;
      all.push_back({"datasets[" + std::to_string(i) + "].", where, FieldPath::Part::dataset});
      const json* name = (*list)[i].is_object() ? member((*list)[i], "name") : nullptr;
      if (name != nullptr && name->is_string())
        all.push_back({"datasets." + name->get<std::string>() + ".", where, FieldPath::Part::dataset});
    }
  }
  if (const json* compute = member(profile, "compute"); compute != nullptr && compute->is_object())
    for (const auto& [name, unused] : compute->items())
      all.push_back({"compute." + name + ".", Pointer() / "compute" / name, FieldPath::Part::compute});
  return all;
}

template <class Owner>
std::vector<const Field*> fields_of(std::span<const Row<Owner>> rows) {
  std::vector<const Field*> fields;
  for (const Row<Owner>& row : rows) fields.push_back(&row.field);
  return fields;
}

std::vector<const Field*> fields_in(const Holder& holder) {
  if (holder.part == FieldPath::Part::dataset) return fields_of(dataset_rows());
  if (holder.part == FieldPath::Part::compute) return fields_of(compute_rows());
  return fields_of(profile_rows());
}

/// Where a field, a whole group of fields, or a share of `untouched` lies in its holder.
std::optional<Pointer> inside(const Holder& holder, std::string_view rest) {
  for (const Field* field : fields_in(holder)) {
    if (!field->group.empty() && rest == field->group) return holder.where / std::string(field->group);
    if (rest == field->path())
      return (field->group.empty() ? holder.where : holder.where / std::string(field->group)) /
             std::string(field->key);
    const bool share = field->kind == FieldKind::shares && rest.starts_with(std::string(field->key) + '.');
    if (share)
      return holder.where / std::string(field->key) / std::string(rest.substr(field->key.size() + 1));
  }
  return std::nullopt;
}

std::optional<Pointer> by_name(const std::vector<Holder>& all, std::string_view path) {
  std::optional<Pointer> best;
  std::size_t longest = 0;
  for (const Holder& holder : all) {
    if (!path.starts_with(holder.path) || (best && holder.path.size() <= longest)) continue;
    const auto found = inside(holder, path.substr(holder.path.size()));
    if (!found) continue;
    best = found;
    longest = holder.path.size();
  }
  return best;
}

/// A JSON Pointer, where its escapes are right.
std::optional<Pointer> as_pointer(std::string_view text) {
  for (std::size_t i = text.find('~'); i != std::string_view::npos; i = text.find('~', i + 1))
    if (i + 1 >= text.size() || (text[i + 1] != '0' && text[i + 1] != '1')) return std::nullopt;
  return Pointer(std::string(text));
}

std::vector<std::string> keys_of(Pointer where) {
  std::vector<std::string> keys;
  for (; !where.empty(); where.pop_back()) keys.push_back(where.back());
  std::reverse(keys.begin(), keys.end());
  return keys;
}

/// The place of an element, which has no leading zero; nothing for what counts no element of the list.
std::optional<std::size_t> index_in(const json& list, std::string_view key) {
  std::size_t index = 0;
  const auto [end, problem] = std::from_chars(key.data(), key.data() + key.size(), index);
  const bool whole = problem == std::errc() && end == key.data() + key.size();
  if (!whole || (key.size() > 1 && key.front() == '0') || index >= list.size()) return std::nullopt;
  return index;
}

/// What json::contains should say; that throws for indices that are empty or too large.
bool contains(const json& root, const Pointer& where) {
  const json* at = &root;
  for (const std::string& key : keys_of(where)) {
    if (at->is_array()) {
      const auto index = index_in(*at, key);
      at = index ? &(*at)[*index] : nullptr;
    } else {
      at = at->is_object() ? member(*at, key) : nullptr;
    }
    if (at == nullptr) return false;
  }
  return true;
}

std::optional<Pointer> by_pointer(const json& profile, const std::vector<Holder>& all,
                                  std::string_view path) {
  auto where = as_pointer(path);
  if (!where) return std::nullopt;
  if (contains(profile, *where)) return where;
  for (const Holder& holder : all) {
    const std::string start = holder.where.to_string() + '/';
    if (!path.starts_with(start)) continue;
    std::string rest(path.substr(start.size()));
    if (const std::size_t slash = rest.find('/'); slash != std::string::npos) rest[slash] = '.';
    if (auto found = inside(holder, rest); found && *found == *where) return found;
  }
  return std::nullopt;
}

Fault unknown_path(const std::vector<Holder>& all, std::string_view path) {
  std::vector<std::string> paths;
  for (const Holder& holder : all) {
    if (paths.size() > kMostPaths) break;
    if (holder.path.ends_with("].") && !path.starts_with("datasets[")) continue;
    for (const Field* field : fields_in(holder)) paths.push_back(holder.path + field->path());
  }
  std::string hint =
      "expected a path such as datasets.NAME.size, compute.NAME.count, priorities.cost or /datasets/0/size";
  if (const auto meant = meant_path(path, paths)) hint += " (did you mean \"" + printable(*meant) + "\"?)";
  return {"unknown-path", in_quotes(path) + " names no field of this profile", hint};
}

/// Puts a value in, making the objects on the way to it; false when something else is in the way.
bool put(json& root, const Pointer& where, json value) {
  const std::vector<std::string> keys = keys_of(where);
  json* at = &root;
  for (const std::string& key : keys) {
    if (at->is_array()) {
      const auto index = index_in(*at, key);
      if (!index) return false;
      at = &(*at)[*index];
    } else if (at->is_object()) {
      at = &(*at)[key];
      if (at->is_null() && &key != &keys.back()) *at = json::object();
    } else {
      return false;
    }
  }
  *at = std::move(value);
  return true;
}

/// JSON where it is, else a string. Text that would break what comes after is refused.
Parsed<json> value_of(std::string_view text) {
  auto document = parse_document(text, "");
  if (document) return std::move(document->json);
  const Error& error = document.error().front();
  const bool plain = error.code == "bad-json" || error.code == "trailing-text" || error.code == "empty-input";
  if (plain) return json(text);
  return tl::unexpected(Fault{error.code, error.message, error.hint});
}

std::optional<Pointer> find_path(const json& profile, const std::vector<Holder>& all, std::string_view path) {
  return path.starts_with('/') ? by_pointer(profile, all, path) : by_name(all, path);
}

std::optional<Fault> apply(Document& document, std::string_view set, const std::string& shown) {
  const std::size_t equals = end_of_path(document.json, set);
  if (equals == std::string_view::npos)
    return Fault{"bad-set", in_quotes(set) + " has no \"=\"", "expected PATH=VALUE"};
  auto value = value_of(set.substr(equals + 1));
  if (!value) return value.error();
  return set_value(document, set.substr(0, equals), std::move(*value), shown);
}

}  // namespace

Parsed<Pointer> resolve_path(const json& profile, std::string_view path) {
  const std::vector<Holder> all = holders(profile);
  const auto found = find_path(profile, all, path);
  if (!found) return tl::unexpected(unknown_path(all, path));
  return *found;
}

std::size_t end_of_path(const json& profile, std::string_view set) {
  const std::vector<Holder> all = holders(profile);
  const std::size_t first = set.find('=');
  for (std::size_t at = first; at != std::string_view::npos; at = set.find('=', at + 1))
    if (find_path(profile, all, set.substr(0, at))) return at;
  return first;
}

namespace {

json weights_of_role(const json& set) {
  const json* role = member(set, "role");
  const auto* const at =
      role != nullptr && role->is_string()
          ? std::ranges::find(kRoleNames, std::string_view(*role->get_ptr<const std::string*>()))
          : kRoleNames.end();
  if (at == kRoleNames.end()) return json::object();
  const Priorities& w = embedded_roles().roles[static_cast<std::size_t>(at - kRoleNames.begin())].weights;
  return {{"cost", w.cost.value_or(0)},
          {"latency", w.latency.value_or(0)},
          {"throughput", w.throughput.value_or(0)},
          {"access_pattern", w.access_pattern.value_or(0)}};
}

bool states_weights(const json& holder) {
  const json* weights = member(holder, "priorities");
  return weights != nullptr && !weights->empty();
}

/// The weights of a data set that states none become those in force, the profile's or its role's.
void bring_weights(const json& root, json& set) {
  if (!set.is_object() || states_weights(set)) return;
  set["priorities"] = states_weights(root) ? *member(root, "priorities") : weights_of_role(set);
}

/// Stated priorities hold as a whole: before one weight is set where none is stated, the others are those in
/// force. Those of a whole profile are its roles', so that each data set without its own takes the weight
/// among those of its role.
void bring_weights(json& root, const Pointer& where, const json& value) {
  const std::vector<std::string> keys = keys_of(where);
  const auto list = root.find("datasets");
  if (list == root.end() || !list->is_array()) return;
  if (keys.size() == 4 && keys[0] == "datasets" && keys[2] == "priorities") {
    if (const auto index = index_in(*list, keys[1])) bring_weights(root, (*list)[*index]);
    return;
  }
  const Field* field =
      keys.size() == 2 && keys[0] == "priorities" ? find_field("priorities." + keys[1]) : nullptr;
  if (field == nullptr || states_weights(root) || !field_value(*field, value)) return;
  for (json& set : *list) {
    if (!set.is_object() || states_weights(set)) continue;
    bring_weights(root, set);
    set["priorities"][keys[1]] = value;
  }
}

}  // namespace

std::optional<Fault> set_value(Document& document, std::string_view path, json value, std::string shown) {
  const auto where = resolve_path(document.json, path);
  if (!where) return where.error();
  bring_weights(document.json, *where, value);
  if (!put(document.json, *where, std::move(value)))
    return Fault{"wrong-type", in_quotes(path) + " lies in something that is no object", ""};
  document.patches.push_back({*where, std::move(shown)});
  return std::nullopt;
}

Result<Document> apply_sets(Document document, std::span<const std::string> sets) {
  Errors errors;
  for (const std::string& set : sets) {
    const std::string shown = "--set " + printable(set);
    if (auto fault = apply(document, set, shown))
      errors.push_back({.code = std::move(fault->code),
                        .place = {shown, 0, 0},
                        .path = "",
                        .message = std::move(fault->message),
                        .hint = std::move(fault->hint)});
  }
  if (!errors.empty()) return tl::unexpected(in_order(std::move(errors)));
  return document;
}

}  // namespace storeadvise

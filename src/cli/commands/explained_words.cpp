#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "catalog/instances.hpp"
#include "check/demand_kinds.hpp"
#include "cli/args/options.hpp"
#include "cli/commands/explanation.hpp"
#include "profile/fields.hpp"
#include "text/embedded.hpp"
#include "units/money.hpp"

namespace storeadvise::cli {

namespace {

using Json = nlohmann::ordered_json;

/// Our own data was parsed when the program was built, and so cannot fail here.
Json data(std::string_view name) { return Json::parse(embedded(name), nullptr, false); }

/// What a reference inside a schema leads to; the node itself where it is none.
const Json& followed(const Json& schema, const Json& node) {
  static constexpr std::string_view kInside = "#/$defs/";
  const auto reference = node.find("$ref");
  if (reference == node.end()) return node;
  return schema.at("$defs").at(reference->get<std::string>().substr(kInside.size()));
}

std::string description(const Json& node) {
  const auto found = node.find("description");
  return found == node.end() ? std::string{} : found->get<std::string>();
}

/// A field and its description, which may be that of what it refers to.
Explanation explained(const Json& schema, const Json& owner, const Field& field, std::string_view prefix) {
  const Json* object = &owner;
  if (!field.group.empty()) object = &followed(schema, object->at("properties").at(std::string(field.group)));
  const Json& node = object->at("properties").at(std::string(field.key));
  std::string text = description(node);
  const auto usual = node.find("default");
  std::string kind_text = description(followed(schema, node));
  if (text.empty()) text = kind_text;
  if (kind_text == text) kind_text.clear();
  return {.id = std::string(prefix) + field.path(),
          .kind = "field",
          .title = text,
          .text = text,
          .facts = {{"value", kind_text},
                    {"one of", fmt::format("{}", fmt::join(field.words, ", "))},
                    {"default", usual == node.end()  ? std::string()
                                : usual->is_string() ? usual->get<std::string>()
                                                     : usual->dump()}}};
}

Explanation explained(const Instance& i, const Catalog& catalog) {
  const auto usd = i.usd_per_hour.find(catalog.region);
  const std::string hourly = usd == i.usd_per_hour.end() ? std::string("no price known in ") + catalog.region
                                                         : unit_price(usd->second) + " an hour";
  constexpr double kGbit = 1e9 / 8;
  return {
      .id = i.id,
      .kind = "instance",
      .title = fmt::format("{}, {} Gbit/s", hourly, quantity(i.network.count() / kGbit)),
      .text = {},
      .facts = {{"price", hourly},
                {"network", quantity(i.network.count() / kGbit) + " Gbit/s" +
                                (i.network_burst > i.network
                                     ? ", and " + quantity(i.network_burst.count() / kGbit) + " for minutes"
                                     : "")},
                {"accelerators", quantity(i.accelerators)},
                {"local disks", quantity(i.local_storage.count() / 1e9) + " GB of 10^9 bytes"},
                {"date", i.date},
                {"source", i.source}}};
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& row : object.items()) keys.push_back(row.key());
  return keys;
}

/// The properties that a part of a schema describes, wherever they stand in it; of several of one name the
/// first.
void collect_keys(const Json& schema, const Json& part, std::map<std::string, std::string>& keys) {
  if (!part.is_structured()) return;
  if (const auto properties = part.find("properties"); part.is_object() && properties != part.end()) {
    for (const auto& [key, node] : properties->items()) {
      if (!node.is_object()) continue;
      const std::string text =
          description(node).empty() ? description(followed(schema, node)) : description(node);
      if (!text.empty()) keys.emplace(key, text);
    }
  }
  for (const Json& inside : part) collect_keys(schema, inside, keys);
}

Explanation explained_key(std::string id, std::string kind, const Json& node) {
  const std::string text = description(node);
  return {.id = std::move(id), .kind = std::move(kind), .title = text, .text = text, .facts = {}};
}

/// The properties below a part of a schema, by their paths; those of a list's items stand below the list.
void add_evidence(const Json& part, const std::string& path, std::vector<Explanation>& out) {
  if (const auto items = part.find("items"); items != part.end()) add_evidence(*items, path, out);
  if (const auto any = part.find("additionalProperties"); any != part.end() && any->is_object())
    add_evidence(*any, path + ".PATH", out);
  const auto properties = part.find("properties");
  if (properties == part.end()) return;
  for (const auto& [key, node] : properties->items()) {
    std::string id = path;
    id.append(".").append(key);
    out.push_back(explained_key(id, "evidence field", node));
    add_evidence(node, id, out);
  }
}

}  // namespace

std::vector<Explanation> explained_fields() {
  const Json schema = data("schemas/profile.json");
  const Json& definitions = schema.at("$defs");
  std::vector<Explanation> out;
  for (const auto& row : profile_rows()) out.push_back(explained(schema, schema, row.field, ""));
  for (const auto& row : dataset_rows())
    out.push_back(explained(schema, definitions.at("dataset"), row.field, "datasets.NAME."));
  for (const auto& row : compute_rows())
    out.push_back(explained(schema, definitions.at("compute"), row.field, "compute.NAME."));
  return out;
}

std::vector<Explanation> explained_words() {
  std::vector<Explanation> out;
  const Json document = data("words.json");
  for (const Json& row : document.at("words")) {
    const std::string text = row.at("text");
    out.push_back({.id = row.at("id"), .kind = row.at("kind"), .title = text, .text = text, .facts = {}});
  }
  return out;
}

std::vector<Explanation> explained_flags() {
  std::vector<Explanation> out;
  for (const OptionRow& row : options()) {
    if (row.is_hidden()) continue;
    const std::string id = fmt::format("--{}", row.name);
    const std::string help(row.help);
    out.push_back({.id = id,
                   .kind = "command-line option",
                   .title = help,
                   .text = help,
                   .facts = {{"written", row.is_flag() ? id : fmt::format("{} {}", id, row.value)},
                             {"values", fmt::format("{}", fmt::join(row.choices, ", "))},
                             {"commands", fmt::format("{}", fmt::join(commands_with(row), ", "))}}});
  }
  return out;
}

std::vector<Explanation> explained_groups() {
  const Json schema = data("schemas/profile.json");
  std::vector<Explanation> out;
  const Json& definitions = schema.at("$defs");
  for (const Json* owner : {&schema, &definitions.at("dataset"), &definitions.at("compute")}) {
    for (const auto& [key, node] : owner->at("properties").items()) {
      const Json& group = followed(schema, node);
      const std::string text = description(node).empty() ? description(group) : description(node);
      const bool holds_fields = group.contains("properties") || group.contains("items");
      if (!holds_fields || text.empty()) continue;
      std::string fields;
      if (const auto inside = group.find("properties"); inside != group.end())
        fields = fmt::format("{}", fmt::join(keys_of(*inside), ", "));
      out.push_back({.id = key, .kind = "group", .title = text, .text = text, .facts = {{"fields", fields}}});
    }
  }
  return out;
}

std::vector<Explanation> explained_evidence() {
  const Json schema = data("schemas/profile.json");
  std::vector<Explanation> out;
  add_evidence(schema.at("properties").at("evidence"), "evidence", out);
  return out;
}

std::vector<Explanation> explained_policy_keys() {
  const Json schema = data("schemas/policy.json");
  std::vector<Explanation> out;
  for (const Json* owner : {&schema, &schema.at("$defs").at("on_datasets")})
    for (const auto& [key, node] : owner->at("properties").items())
      if (std::ranges::find(demand_kinds(), key, &DemandKind::key) == demand_kinds().end())
        out.push_back(explained_key(key, "policy key", node));
  return out;
}

std::vector<Explanation> explained_report_keys() {
  std::map<std::string, std::string> keys;
  const Json schema = data("schemas/report.json");
  collect_keys(schema, schema, keys);
  std::vector<Explanation> out;
  out.reserve(keys.size());
  for (const auto& [key, text] : keys)
    out.push_back({.id = key, .kind = "report key", .title = text, .text = text, .facts = {}});
  return out;
}

std::vector<Explanation> explained_demands() {
  std::vector<Explanation> out;
  for (const DemandKind& kind : demand_kinds()) {
    const std::string_view where = kind.of_dataset == nullptr && kind.of_profile == nullptr ? "a flag"
                                   : kind.of_profile == nullptr                             ? "data sets"
                                   : kind.of_dataset == nullptr ? "the whole profile"
                                                                : "data sets, or the whole profile";
    out.push_back({.id = std::string(kind.key),
                   .kind = "demand",
                   .title = std::string(kind.sentence),
                   .text = std::string(kind.sentence),
                   .facts = {{"of", std::string(where)}}});
  }
  return out;
}

std::vector<Explanation> explained_instances(const Catalog& catalog) {
  std::vector<Explanation> out;
  for (const Instance& instance : listed_instances(catalog)) out.push_back(explained(instance, catalog));
  return out;
}

std::optional<Explanation> explained_instance(std::string_view id, const Catalog& catalog) {
  const auto instance = catalog.instance(id);
  return instance ? std::optional(explained(*instance, catalog)) : std::nullopt;
}

}  // namespace storeadvise::cli

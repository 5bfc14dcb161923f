#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "catalog/instances.hpp"
#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/io/output.hpp"
#include "storeadvise/catalog.hpp"
#include "text/embedded.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 17> kNames{
    "profile",   "report",   "policy",       "rules",        "catalog", "reports",
    "ndjson",    "errors",   "whatif",       "sweep",        "regions", "breakeven",
    "scenarios", "rankings", "catalog_show", "catalog_diff", "explain"};

/// Schemas borrow definitions from one another ("report.json#/$defs/service"). What is printed stands alone:
/// the borrowed ones are copied into its own $defs, and those that they need.
class Standalone {
 public:
  explicit Standalone(const std::string& name) : home_(name + ".json"), schema_(file(home_)) {
    for (const auto& [definition, what] : schema_["$defs"].items()) from_[definition] = home_;
    take_all(schema_, home_);
    for (const auto& [definition, what] : borrowed_) schema_["$defs"][definition] = what;
  }
  /// Adds what is not in any file.
  void complete(void (*add)(Json&)) { add(schema_); }
  [[nodiscard]] bool borrows() const { return !borrowed_.empty(); }
  [[nodiscard]] std::string text() const { return schema_.dump(2) + "\n"; }

 private:
  static Json file(const std::string& name) { return Json::parse(embedded("schemas/" + name)); }

  /// Makes the references of what stands in a file local ones.
  void take_all(Json& node, const std::string& of) {
    for (auto&& member : node.items()) {
      Json& value = member.value();
      if (member.key() == "$ref" && value.is_string())
        value = take(value.get<std::string>(), of);
      else if (value.is_structured())
        take_all(value, of);
    }
  }

  std::string take(const std::string& reference, const std::string& of) {
    static constexpr std::string_view kInside = "#/$defs/";
    const std::size_t hash = std::min(reference.find('#'), reference.size());
    const std::string origin = hash == 0 ? of : reference.substr(0, hash);
    if (origin == home_) return reference.substr(hash);
    const bool whole = hash == reference.size();
    const std::string name =
        whole ? origin.substr(0, origin.find('.')) : reference.substr(hash + kInside.size());
    const auto [at, is_new] = from_.emplace(name, origin);
    if (at->second != origin) throw std::logic_error("two schemas define " + name);
    if (is_new) {
      Json what = whole ? file(origin) : file(origin).at("$defs").at(name);
      if (whole)
        for (const char* key : {"$schema", "$id", "$defs"}) what.erase(key);
      take_all(what, origin);
      borrowed_[name] = std::move(what);
    }
    return std::string(kInside) + name;
  }

  std::string home_;
  Json schema_;
  std::map<std::string, std::string> from_;  ///< the file that a definition is from
  std::map<std::string, Json> borrowed_;
};

/// Offers the words without refusing others: another catalog may have more of them.
void offer(Json& node, const std::vector<std::string>& words) {
  node["anyOf"] = Json::array({{{"enum", words}}, {{"type", "string"}}});
}

std::vector<std::string> instances() {
  std::vector<std::string> ids;
  if (const auto catalog = embedded_catalog("aws", "us-east-1"))
    for (const Instance& instance : listed_instances(*catalog)) ids.push_back(instance.id);
  return ids;
}

/// The defaults of an object as a schema states them, each at its key.
Json defaults_of(const Json& object) {
  Json properties = Json::object();
  for (const auto& [key, value] : object.items())
    properties[key] = value.is_object() ? defaults_of(value) : Json{{"default", value}};
  return {{"properties", std::move(properties)}};
}

Json defaults_of_roles() {
  Json all = Json::array();
  const Json roles = Json::parse(embedded("roles.json"));
  for (const auto& [id, role] : roles.at("roles").items())
    if (role.contains("defaults"))
      all.push_back({{"if", {{"required", {"role"}}, {"properties", {{"role", {{"const", id}}}}}}},
                     {"then", defaults_of(role.at("defaults"))}});
  return all;
}

/// Adds to the schema of a profile what follows from other tables, for editors to offer: Regions, instances,
/// an example, and what each role assumes.
void complete_profile_schema(Json& schema) {
  offer(schema["properties"]["region"], embedded_regions());
  Json& definitions = schema["$defs"];
  offer(definitions["compute"]["properties"]["instance"], instances());
  for (const Json& part : defaults_of_roles()) definitions["dataset"]["allOf"].push_back(part);
  const Json starter = Json::parse(embedded("init/training_data.json"), nullptr, true, true);
  schema["examples"] = Json::array({starter});
}

/// As it was written, where it borrows nothing.
std::string published(const std::string& name) {
  const std::string_view text = embedded(fmt::format("schemas/{}.json", name));
  Standalone schema(name);
  if (name == "profile") {
    schema.complete(complete_profile_schema);
    return schema.text();
  }
  return schema.borrows() ? schema.text() : std::string(text);
}

constexpr std::array kSchemaWriters{Writer<std::string>{Format::json, published}};

}  // namespace

std::span<const Format> schema_formats() { return formats_of<kSchemaWriters>(); }

std::span<const std::string_view> schema_names() { return kNames; }

Result<Exit> run_schema(const Arguments& arguments) {
  const std::string& name = arguments.operands.front();
  if (std::ranges::find(kNames, name) != kNames.end())
    return deliver(arguments, writer_of(kSchemaWriters, arguments.format).write(name));
  std::string hint = fmt::format("expected one of: {}", fmt::join(kNames, ", "));
  if (const auto near = nearest(name, kNames)) hint += fmt::format(" (did you mean \"{}\"?)", *near);
  return tl::unexpected(
      usage_error("unknown-id", fmt::format("there is no schema {}", in_quotes(name)), hint));
}

}  // namespace storeadvise::cli

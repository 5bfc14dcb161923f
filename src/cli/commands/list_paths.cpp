#include "cli/commands/list_paths.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "cli/commands/explanation.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/sources.hpp"
#include "json/writer.hpp"
#include "profile/fields.hpp"
#include "profile/patch.hpp"
#include "storeadvise/advise.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise::cli {

namespace {

using Json = nlohmann::ordered_json;

/// A PATH with what a profile has there.
struct Listed {
  std::string path;
  std::string value;    ///< empty: none
  std::string whence;   ///< "stated", "assumed: role archive", "not stated", "not stated: 0"
  std::string meaning;  ///< one line
};

/// The paths that the command takes.
std::vector<std::string> paths_of(const Arguments& arguments, const Profile& profile) {
  const bool varied =
      arguments.command->id == CommandId::sweep || arguments.command->id == CommandId::breakeven;
  std::vector<std::string> paths = all_paths(profile);
  std::erase_if(paths, [&](const std::string& path) {
    const Field* field = find_field(path);
    return varied && (field == nullptr || !field->numeric());
  });
  return paths;
}

/// What `explain` says of the field of a path; null for what is not one.
const Explanation* explanation_of(const std::string& path, const std::map<std::string, Explanation>& known) {
  const Field* field = find_field(path);
  if (field == nullptr) return nullptr;
  const std::string_view prefix = path.starts_with("datasets")  ? "datasets.NAME."
                                  : path.starts_with("compute") ? "compute.NAME."
                                                                : "";
  const auto found = known.find(std::string(prefix) + field->path());
  return found == known.end() ? nullptr : &found->second;
}

void fill_meaning(Listed& row, const Explanation& field) {
  row.meaning = field.title;
  for (const auto& [name, value] : field.facts)
    if (name == "default" && !value.empty() && row.value.empty()) row.whence += ": " + value;
}

void fill_value(Listed& row, const Document& document, const Recommendation& r) {
  row.whence = "not stated";
  if (const auto where = resolve_path(document.json, row.path); where && document.json.contains(*where)) {
    const nlohmann::json& value = document.json.at(*where);
    row.value = value.is_string() ? value.get<std::string>() : value.dump();
    row.whence = "stated";
    return;
  }
  for (const DataSetReport& d : r.datasets)
    for (const Assumption& a : d.assumptions)
      if (a.path == row.path) {
        row.value = a.shown;
        row.whence = "assumed: " + a.from;
      }
}

/// What the catalog says of an instance type, for a field of its hosts.
std::optional<double> of_instance(const Instance& instance, std::string_view field, std::string_view region) {
  if (instance.is_described()) {
    if (field == "network") return instance.network.count();
    if (field == "accelerators") return instance.accelerators;
    if (field == "local_storage") return instance.local_storage.count();
  }
  const auto usd = instance.usd_per_hour.find(region);
  if (field == "usd_per_hour" && usd != instance.usd_per_hour.end()) return usd->second;
  return std::nullopt;
}

/// What hosts have by their instance type, and weights by their role.
void fill_unstated(Listed& row, const Inputs& inputs) {
  if (row.whence != "not stated") return;
  if (row.path.starts_with("priorities.")) row.whence += ": each role's own";
  for (const auto& [name, compute] : inputs.profile.compute) {
    const std::string prefix = "compute." + name + ".";
    const Field* field = find_field(row.path);
    if (!row.path.starts_with(prefix) || !compute.instance || field == nullptr) continue;
    const auto instance = inputs.catalog.instance(*compute.instance);
    const auto value = instance ? of_instance(*instance, std::string_view(row.path).substr(prefix.size()),
                                              inputs.catalog.region)
                                : std::nullopt;
    if (!value) continue;
    row.value = show_field(*field, *value);
    row.whence = "of " + *compute.instance;
  }
}

Result<std::vector<Listed>> listed(const Arguments& arguments, const Inputs& inputs) {
  const auto rules = chosen_rules(arguments);
  if (!rules) return tl::unexpected(rules.error());
  const Recommendation r =
      advise(inputs.profile, inputs.catalog, **rules, embedded_roles(), {.robustness = false});
  std::map<std::string, Explanation> known;
  for (Explanation& e : explained_fields()) known[e.id] = std::move(e);
  std::vector<Listed> rows;
  for (const std::string& path : paths_of(arguments, inputs.profile)) {
    Listed& row = rows.emplace_back(Listed{.path = path, .value = {}, .whence = {}, .meaning = {}});
    fill_value(row, inputs.document, r);
    fill_unstated(row, inputs);
    if (const Explanation* field = explanation_of(path, known)) fill_meaning(row, *field);
  }
  return rows;
}

std::string as_text(const std::vector<Listed>& rows, std::size_t width) {
  std::string out;
  for (const Listed& row : rows) {
    const std::string value = row.value.empty() ? "" : " = " + printable(row.value);
    out += wrap(fmt::format("{}{} ({})", printable(row.path), value, printable(row.whence)), width, 4) +
           "\n" + wrap("\n" + row.meaning, width, 4).substr(1) + "\n";
  }
  return out;
}

std::string as_json(const std::vector<Listed>& rows) {
  Json list = Json::array();
  for (const Listed& row : rows)
    list.push_back({{"path", row.path},
                    {"value", row.value.empty() ? Json() : Json(row.value)},
                    {"from", row.whence},
                    {"meaning", row.meaning}});
  return json_text(list, Layout::lines) + "\n";
}

/// The paths alone, for completions.
std::string names(const Arguments& arguments, const Profile& profile) {
  const std::vector<std::string> paths = paths_of(arguments, profile);
  if (arguments.format == Format::json) return json_text(nlohmann::json(paths), Layout::lines) + "\n";
  std::string text;
  for (const std::string& path : paths) text += path + "\n";
  return text;
}

}  // namespace

Result<Exit> list_paths(const Arguments& arguments) {
  const Result<Inputs> inputs = read_inputs(arguments, arguments.operands.front());
  if (!inputs) return tl::unexpected(inputs.error());
  if (arguments.quiet) return deliver(arguments, names(arguments, inputs->profile));
  const auto rows = listed(arguments, *inputs);
  if (!rows) return tl::unexpected(rows.error());
  return deliver(arguments, arguments.format == Format::json ? as_json(*rows)
                                                             : as_text(*rows, look_of(arguments).width));
}

}  // namespace storeadvise::cli

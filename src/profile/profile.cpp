#include "profile/profile.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/instances.hpp"
#include "profile/consistency.hpp"
#include "profile/evidence.hpp"
#include "profile/fields.hpp"
#include "profile/key_advice.hpp"
#include "profile/patch.hpp"
#include "profile/value_advice.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// A name that people can read and type.
bool is_name(std::string_view name) { return !name.empty() && printable(name, 4 * name.size() + 1) == name; }

void read_name(ObjectReader& reader, std::string& name) {
  if (reader.need("name") == nullptr) return;
  reader.text("name", name);
  if (const json* value = reader.find("name"); value->is_string() && !is_name(name))
    reader.fail("name", {"bad-name", in_quotes(name) + " is not a name",
                         "expected at least one character, and none that cannot be seen"});
}

void read_needs(ObjectReader& reader, std::optional<Needs>& needs) {
  Needs found;
  reader.list("needs", [&](const json& value, const Pointer& where) {
    const auto* word = value.get_ptr<const std::string*>();
    if (word == nullptr) return reader.problems().add(where, wrong_type(value, "a need"));
    const auto* const at = std::find(kNeedNames.begin(), kNeedNames.end(), *word);
    if (at == kNeedNames.end())
      return reader.problems().add(where, unknown_word(*word, "a need", kNeedNames));
    found.insert(static_cast<Need>(at - kNeedNames.begin()));
  });
  if (reader.find("needs") != nullptr) needs = found;
}

void read_untouched(ObjectReader& reader, std::optional<std::vector<Untouched>>& untouched) {
  std::vector<Untouched> shares;
  reader.members("untouched", [&](const std::string& key, const json& value, const Pointer& where) {
    const auto age = parse_duration(key);
    if (!age) return reader.problems().add_at_key(where, age.error());
    static constexpr Field kShare{"", "untouched", FieldKind::fraction, 0, 1};
    auto share = field_value(kShare, value);
    if (!share) {
      if (std::string advice = value_advice(kShare, value, json()); !advice.empty())
        share.error().hint = std::move(advice);
      return reader.problems().add(where, share.error());
    }
    const bool repeated =
        std::any_of(shares.begin(), shares.end(), [&](const Untouched& u) { return u.age == *age; });
    if (repeated)
      return reader.problems().add_at_key(
          where, {"repeated-key", in_quotes(key) + " is the age of another key", ""});
    shares.push_back({*age, *share});
  });
  std::sort(shares.begin(), shares.end(),
            [](const Untouched& a, const Untouched& b) { return a.age < b.age; });
  if (reader.find("untouched") != nullptr) untouched = std::move(shares);
}

void read_current(ObjectReader& reader, std::optional<std::string>& current) {
  const Field& field = dataset_rows().back().field;
  if (const auto option = reader.word(field.key, field.words, field.what)) current = field.words[*option];
}

/// A name under "compute", an EC2 type, or hosts spelt out.
void read_hosts(ObjectReader& reader, DataSet& out) {
  const json* value = reader.find("compute");
  if (value != nullptr && !value->is_object() && !value->is_string())
    return reader.fail_kind("compute", *value, "the name of a compute");
  if (value == nullptr || !value->is_object()) return reader.text("compute", out.compute);
  ObjectReader inside = reader.object("compute", "an entry of compute");
  read_compute_fields(inside, out.hosts.emplace());
  inside.done();
}

void read_dataset(ObjectReader reader, DataSet& out) {
  read_name(reader, out.name);
  reader.need("role");
  reader.need("size");
  read_dataset_fields(reader, out);
  reader.done();
}

void read_profile_fields(ObjectReader& reader, Profile& out) {
  reader.version("profile_version", false);
  reader.text("name", out.name);
  if (reader.need("region") != nullptr) reader.text("region", out.region);
  read_rows(reader, "", profile_rows(), out);
  ObjectReader priorities = reader.object("priorities", "priorities");
  read_rows(priorities, "priorities", profile_rows(), out);
  priorities.done();
  read_evidence(reader, out);
}

/// Whether somebody wrote the hosts themselves where entries with names belong.
bool is_field_of_hosts(std::string_view name, const json& value) {
  const auto is_called = [name](const Row<Compute>& row) { return row.field.key == name; };
  return !value.is_object() && std::ranges::any_of(compute_rows(), is_called);
}

void read_compute(ObjectReader& reader, Profile& out) {
  bool unnamed = false;
  reader.members("compute", [&](const std::string& name, const json& value, const Pointer& where) {
    if (is_field_of_hosts(name, value)) {
      if (!std::exchange(unnamed, true))
        reader.problems().add_at_key(
            where,
            {"wrong-type", "the hosts have no name",
             "give them one, as in \"compute\": { \"hosts\": { \"count\": 2 } }, and let data sets say "
             "\"compute\": \"hosts\""});
      return;
    }
    if (!is_name(name))
      reader.problems().add_at_key(where, {"bad-name", in_quotes(name) + " is not a name", ""});
    ObjectReader inside(reader.problems(), value, where, "an entry of compute");
    read_compute_fields(inside, out.compute[name]);
    inside.done();
  });
}

void read_datasets(ObjectReader& reader, Profile& out) {
  const json* list = reader.need("datasets");
  reader.list("datasets", [&](const json& value, const Pointer& where) {
    read_dataset({reader.problems(), value, where, "a data set"}, out.datasets.emplace_back());
  });
  if (list != nullptr && list->is_array() && list->empty())
    reader.fail("datasets", {"missing-key", "there is no data set", "expected at least one"});
}

/// Where a contradiction is told: at what `--set` brought in, else at the first field that is there.
const Pointer& told_at(const Contradiction& found, const Document& document) {
  for (const Pointer& about : found.about)
    if (patch_at(document, about) != nullptr) return about;
  for (const Pointer& about : found.about)
    if (document.json.contains(about)) return about;
  return found.about.front();
}

/// Weights of the whole profile that are all zero are told once, not for every data set. What could not be
/// read contradicts nothing.
void add_contradictions(const Document& document, const Profile& profile, Problems& problems) {
  std::set<std::pair<Pointer, std::string>> told;
  const auto unread = [&](const Pointer& about) { return problems.within(about); };
  for (const Contradiction& found : contradictions(profile)) {
    if (problems.full()) return;
    if (std::ranges::any_of(found.about, unread)) continue;
    const Pointer& where = told_at(found, document);
    const bool once = found.fault.code != "no-priorities" || told.emplace(where, found.fault.code).second;
    if (once) problems.add(where, found.fault);
  }
}

}  // namespace

void read_dataset_fields(ObjectReader& reader, DataSet& out) {
  const auto rows = dataset_rows();
  read_rows(reader, "", rows, out);
  read_hosts(reader, out);
  read_needs(reader, out.needs);
  read_untouched(reader, out.untouched);
  read_current(reader, out.current);
  if (reader.find("loading") != nullptr) out.loading.emplace();
  if (reader.find("checkpoint") != nullptr) out.checkpoint.emplace();
  for (const std::string_view group :
       {"priorities", "reads", "writes", "loading", "checkpoint", "lookups", "surroundings"}) {
    ObjectReader inside = reader.object(group, group);
    read_rows(inside, group, rows, out);
    inside.done();
  }
}

void read_compute_fields(ObjectReader& reader, Compute& out) {
  reader.text("instance", out.instance);
  read_rows(reader, "", compute_rows(), out);
  if (reader.find("ebs") == nullptr) return;
  out.ebs.emplace();
  ObjectReader ebs = reader.object("ebs", "a volume");
  ebs.need("size");
  read_rows(ebs, "ebs", compute_rows(), out);
  ebs.done();
}

Profile read_profile(const Document& document, Problems& problems) {
  Profile profile;
  problems.ask({key_advice, value_example});
  ObjectReader reader(problems, document.json, Pointer(), "a profile");
  read_profile_fields(reader, profile);
  read_compute(reader, profile);
  read_datasets(reader, profile);
  reader.done();
  add_contradictions(document, profile, problems);
  return profile;
}

Result<Profile> read_profile(const Document& document) {
  Problems problems;
  Profile profile = read_profile(document, problems);
  if (!problems.empty()) return tl::unexpected(problems.errors(document));
  keep_believed(profile, document.json);
  return profile;
}

Errors check_instances(const Document& document, const Profile& profile, const Catalog& catalog) {
  Problems problems;
  const auto check = [&](const std::string& id, const Pointer& at) {
    if (catalog.instance(id) || looks_like_instance(id)) return;
    const auto close = nearest_instance(id);
    problems.add(at,
                 {"unknown-instance", in_quotes(id) + " is not an EC2 instance type",
                  "expected family.size, such as \"g5.xlarge\", or in its place network, accelerators and "
                  "usd_per_hour" +
                      (close ? " (did you mean \"" + std::string(*close) + "\"?)" : std::string())});
  };
  for (const auto& [name, compute] : profile.compute)
    if (compute.instance) check(*compute.instance, Pointer() / "compute" / name / "instance");
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const auto& hosts = profile.datasets[i].hosts;
    if (hosts && hosts->instance)
      check(*hosts->instance, Pointer() / "datasets" / i / "compute" / "instance");
  }
  return problems.errors(document);
}

Errors with_places(Errors errors, const Document& document) {
  for (Error& error : errors) {
    if (!error.place.file.empty()) continue;
    error.place.file = document.file;
    if (const auto where = resolve_path(document.json, error.path)) error.place = locate(document, *where);
  }
  return in_order(std::move(errors));
}

}  // namespace storeadvise

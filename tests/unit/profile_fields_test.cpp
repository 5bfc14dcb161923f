#include <set>

#include "profile/fields.hpp"
#include "storeadvise/demand.hpp"
#include "support/catch.hpp"
#include "text/embedded.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

Profile sample() {
  Profile profile;
  profile.datasets.resize(3);
  profile.datasets[0].name = "a";
  profile.datasets[1].name = "a.reads";
  profile.datasets[2].name = "v1.5/x y";
  profile.compute["gpu.big"];
  return profile;
}

/// The keys that the schema allows in an object, with a group in front.
void add_keys(const json& object, const std::string& group, std::set<std::string>& keys) {
  for (const auto& [key, unused] : object.at("properties").items()) keys.insert(group + key);
}

template <class Owner>
std::set<std::string> paths_of(std::span<const Row<Owner>> rows) {
  std::set<std::string> paths;
  for (const Row<Owner>& row : rows) CHECK(paths.insert(row.field.path()).second);
  return paths;
}

const json& schema() {
  static const json parsed = json::parse(embedded("schemas/profile.json"));
  return parsed;
}

}  // namespace

TEST_CASE("numbers are set and got by path", "[profile]") {
  Profile profile = sample();
  CHECK_FALSE(get_field(profile, "datasets.a.reads.clients"));
  REQUIRE(set_field(profile, "datasets.a.reads.clients", 4));
  CHECK(profile.datasets[0].reads.clients == Count(4));
  CHECK(get_field(profile, "datasets.a.reads.clients") == 4.0);
  CHECK(get_field(profile, "/datasets/0/reads/clients") == 4.0);
  CHECK(get_field(profile, "datasets[0].reads.clients") == 4.0);
  REQUIRE(set_field(profile, "datasets.a.checkpoint.every", 60));
  CHECK(profile.datasets[0].checkpoint->every == Seconds(60));
  REQUIRE(set_field(profile, "priorities.cost", 3));
  CHECK(profile.priorities.cost == 3.0);
  REQUIRE(set_field(profile, "datasets.a.reads.s3_client", static_cast<double>(S3Client::connector)));
  CHECK(profile.datasets[0].reads.s3_client == S3Client::connector);
  CHECK_FALSE(set_field(profile, "datasets.a.reads.s3_client", 99));
  REQUIRE(set_field(profile, "datasets.a.surroundings.nat_gateway", 1));
  REQUIRE(profile.datasets[0].surroundings);
  CHECK(profile.datasets[0].surroundings->nat_gateway == true);
  REQUIRE(set_field(profile, "month_hours", 720));
  CHECK(profile.month_hours == 720.0);
}

TEST_CASE("one weight is set among those in force", "[profile]") {
  const Priorities& role = embedded_roles().roles[static_cast<std::size_t>(Role::training_data)].weights;
  Profile profile = sample();
  profile.datasets[0].role = Role::training_data;
  Profile whole = profile;
  REQUIRE(set_field(profile, "datasets.a.priorities.cost", 9));
  CHECK(profile.datasets[0].priorities.cost == 9.0);
  CHECK(profile.datasets[0].priorities.latency == role.latency);
  CHECK_FALSE(profile.datasets[1].priorities.any());
  REQUIRE(set_field(profile, "datasets.a.priorities.latency", 0));
  CHECK(profile.datasets[0].priorities.cost == 9.0);
  // Of a whole profile that states none, those in force are the roles'.
  REQUIRE(set_field(whole, "priorities.cost", 8));
  CHECK(whole.datasets[0].priorities.cost == 8.0);
  CHECK(whole.datasets[0].priorities.latency == role.latency);
  REQUIRE(set_field(whole, "datasets.a.reads.priorities.cost", 7));
  CHECK(whole.datasets[1].priorities.cost == 7.0);
}

TEST_CASE("names may contain dots and slashes", "[profile]") {
  Profile profile = sample();
  REQUIRE(set_field(profile, "datasets.a.reads.size", 7));
  CHECK(profile.datasets[1].size == Bytes(7));
  REQUIRE(set_field(profile, "datasets.v1.5/x y.reads.hot_fraction", 0.5));
  CHECK(profile.datasets[2].reads.hot_fraction == 0.5);
  REQUIRE(set_field(profile, "compute.gpu.big.count", 8));
  CHECK(profile.compute["gpu.big"].count == Count(8));
  CHECK(get_field(profile, "/compute/gpu.big/count") == 8.0);
}

TEST_CASE("what a field cannot be is not set", "[profile]") {
  Profile profile = sample();
  CHECK_FALSE(set_field(profile, "datasets.a.reads.clients", 2.5));
  CHECK_FALSE(set_field(profile, "datasets.a.reads.clients", 0));
  CHECK_FALSE(set_field(profile, "datasets.a.reads.hot_fraction", 1.5));
  CHECK_FALSE(set_field(profile, "datasets.a.size", -1));
  CHECK_FALSE(set_field(profile, "datasets.a.size", std::numeric_limits<double>::quiet_NaN()));
  CHECK_FALSE(profile.datasets[0].reads.clients);
  CHECK_FALSE(profile.datasets[0].size);
}

TEST_CASE("paths that name no number are refused", "[profile]") {
  Profile profile = sample();
  for (const auto* path : {"",
                           ".",
                           "/",
                           "//",
                           "datasets",
                           "datasets.",
                           "datasets.a",
                           "datasets.a.",
                           "datasets.b.size",
                           "datasets.a.sise",
                           "datasets.a.name",
                           "datasets.a.reads",
                           "datasets[3].size",
                           "datasets[x].size",
                           "datasets[].size",
                           "datasets[0.size",
                           "/datasets/a/size",
                           "/datasets/9/size",
                           "/datasets/0",
                           "compute.none.count",
                           "region",
                           "/~"}) {
    INFO(path);
    CHECK_FALSE(set_field(profile, path, 1));
    CHECK_FALSE(get_field(profile, path));
  }
}

TEST_CASE("every field with an accessor takes its limits back", "[profile]") {
  DataSet set;
  for (const auto& row : dataset_rows()) {
    INFO(row.field.path());
    if (row.set == nullptr) continue;
    row.set(set, row.field.least);
    CHECK(row.get(set) == row.field.least);
    row.set(set, row.field.most);
    CHECK(row.get(set) == row.field.most);
    CHECK((!row.field.numeric() || field_allows(row.field, row.field.least)));
  }
}

TEST_CASE("all paths can be taken apart again", "[profile]") {
  const Profile profile = sample();
  const auto paths = all_paths(profile);
  CHECK(paths.size() == profile_rows().size() + compute_rows().size() + 3 * dataset_rows().size());
  for (const std::string& path : paths) {
    INFO(path);
    CHECK(find_field(path) != nullptr);
  }
}

TEST_CASE("values are shown in the field's unit and read back", "[profile]") {
  CHECK(show_exact("datasets.a.reads.request_size", 49152) == "48 KB");
  CHECK(show_exact("datasets.a.reads.clients", 4) == "4");
  CHECK(show_exact("compute.t.usd_per_hour", 0.62) == "0.62");
  CHECK(show_field(*find_field("datasets.a.objects"), 1281167) == "1,281,167");
  CHECK(show_outward("datasets.a.reads.max_latency", 0.0201234, true)->text == "20.1 ms");
  CHECK(show_outward("datasets.a.reads.max_latency", 0.0201234, false)->text == "20.2 ms");
  CHECK_FALSE(show_outward("datasets.a.reads.pattern", 1, true));
  CHECK_FALSE(show_outward("datasets.a.loading.simultaneous", 2.5, true));  // not a whole number
  using namespace std::string_view_literals;
  const Field& size = *find_field("datasets.a.size");
  CHECK(field_value(size, "150 GB"sv).value() == 150 * kGiB);
  CHECK(field_value(size, "4096"sv).value() == 4096);
  CHECK_FALSE(field_value(size, "150 gb"sv));
}

TEST_CASE("schema and field table name the same keys", "[profile]") {
  const json& defs = schema().at("$defs");
  std::set<std::string> dataset;
  add_keys(defs.at("dataset"), "", dataset);
  for (const std::string group : {"reads", "writes"}) add_keys(defs.at("traffic"), group + '.', dataset);
  add_keys(defs.at("priorities"), "priorities.", dataset);
  for (const std::string group : {"loading", "checkpoint", "lookups", "surroundings"})
    add_keys(defs.at("dataset").at("properties").at(group), group + '.', dataset);
  for (const auto* group :
       {"reads", "writes", "priorities", "loading", "checkpoint", "lookups", "surroundings"})
    dataset.erase(group);
  CHECK(dataset == paths_of(dataset_rows()));

  std::set<std::string> compute;
  add_keys(defs.at("compute"), "", compute);
  compute.erase("ebs");
  add_keys(defs.at("compute").at("properties").at("ebs"), "ebs.", compute);
  CHECK(compute == paths_of(compute_rows()));

  std::set<std::string> profile;
  add_keys(schema(), "", profile);
  add_keys(defs.at("priorities"), "priorities.", profile);
  for (const auto* other : {"profile_version", "compute", "priorities", "datasets", "evidence"})
    profile.erase(other);
  CHECK(profile == paths_of(profile_rows()));
}

TEST_CASE("schema and field table name the same words and limits", "[profile]") {
  const json& defs = schema().at("$defs");
  for (const auto& row : dataset_rows()) {
    const Field& field = row.field;
    INFO(field.path());
    const bool traffic = field.group == "reads" || field.group == "writes";
    const json& dataset = defs.at("dataset").at("properties");
    const json& holder = field.group.empty() ? dataset
                         : traffic           ? defs.at("traffic").at("properties")
                         : field.group == "priorities"
                             ? defs.at("priorities").at("properties")
                             : dataset.at(std::string(field.group)).at("properties");
    const json& entry = holder.at(std::string(field.key));
    if (field.kind == FieldKind::word || field.key == "current")
      CHECK(entry.at("enum") == json(std::vector<std::string>(field.words.begin(), field.words.end())));
    if (field.kind == FieldKind::words)
      CHECK(entry.at("items").at("enum") ==
            json(std::vector<std::string>(field.words.begin(), field.words.end())));
    if (field.kind == FieldKind::count || field.kind == FieldKind::fraction ||
        field.kind == FieldKind::number) {
      CHECK(entry.at("minimum") == (field.or_zero ? 0 : field.least));
      CHECK(entry.contains("multipleOf") == field.whole);
      if (entry.contains("maximum")) CHECK(entry.at("maximum") == field.most);
    }
  }
}

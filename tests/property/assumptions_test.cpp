// What is assumed is what is computed: a profile that states what its report lists as assumed, one assumption
// or all of them, gets the same report, but for the rows of those assumptions.

#include <nlohmann/json.hpp>

#include "profile/patch.hpp"
#include "profile/profile.hpp"
#include "property/generator.hpp"
#include "property/profile_json.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"
#include "text/embedded.hpp"

using namespace storeadvise;
using namespace storeadvise::property;
using nlohmann::json;

namespace {

struct Reported {
  json report;                       ///< without assumptions and certainty
  std::vector<std::string> assumed;  ///< as `--set` takes them
};

Reported reported(const Document& document) {
  const auto profile = read_profile(document);
  REQUIRE(profile);
  const Catalog catalog = *embedded_catalog("aws", profile->region);
  const Recommendation r =
      advise(*profile, catalog, embedded_rules(), embedded_roles(), {.robustness = false});
  Reported out{.report = json::parse(to_json(r, catalog)), .assumed = {}};
  for (json& set : out.report["datasets"]) {
    for (const json& row : set["assumptions"])
      out.assumed.push_back(row["path"].get<std::string>() + "=" + row["value"].dump());
    set.erase("assumptions");
  }
  return out;
}

void check_same(const Document& document) {
  const Reported silent = reported(document);
  const auto check = [&](const std::vector<std::string>& stated) {
    CAPTURE(stated);
    const auto changed = apply_sets(document, stated);
    REQUIRE(changed);
    const Reported said = reported(*changed);
    CHECK(json::diff(silent.report, said.report).dump() == "[]");
    for (const std::string& one : stated) CHECK(std::ranges::find(said.assumed, one) == said.assumed.end());
  };
  for (const std::string& one : silent.assumed) check({one});
  check(silent.assumed);
}

}  // namespace

TEST_CASE("stating what is assumed changes nothing: random profiles", "[assumptions]") {
  for (std::uint64_t seed = 0; seed < kProfiles / 10; ++seed) {
    const Profile profile = random_profile(seed, 1);
    INFO(described(seed, profile));
    const auto document = parse_document(as_json(profile).dump(), "random.json");
    REQUIRE(document);
    check_same(*document);
  }
}

TEST_CASE("stating what is assumed changes nothing: the starters of every role", "[assumptions]") {
  for (const std::string_view role : kRoleNames) {
    CAPTURE(role);
    const std::string text =
        R"({"region": "eu-north-1", "datasets": [{"name": "d", "size": "3 GB", "role": ")" +
        std::string(role) + "\"}]}";
    const auto document = parse_document(text, "starter.json");
    REQUIRE(document);
    check_same(*document);
  }
}

TEST_CASE("stating what is assumed changes nothing: the examples", "[assumptions]") {
  for (const std::string_view name : embedded_names()) {
    if (!name.starts_with("examples/")) continue;
    CAPTURE(name);
    const auto document = parse_document(embedded(name), std::string(name));
    REQUIRE(document);
    check_same(*document);
  }
}

namespace {

/// The levers of every data set, and what the report lists as assumed.
std::pair<json, std::vector<std::string>> levers_of(const Document& document) {
  const auto profile = read_profile(document);
  REQUIRE(profile);
  const Catalog catalog = *embedded_catalog("aws", profile->region);
  const json report =
      json::parse(to_json(advise(*profile, catalog, embedded_rules(), embedded_roles()), catalog));
  std::pair<json, std::vector<std::string>> out;
  for (const json& set : report["datasets"]) {
    out.first.push_back(set["verdict"]["levers"]);
    for (const json& row : set["assumptions"])
      out.second.push_back(row["path"].get<std::string>() + "=" + row["value"].dump());
  }
  return out;
}

}  // namespace

TEST_CASE("stating what is assumed changes no lever, packing least of all", "[assumptions][levers]") {
  std::size_t packing = 0;
  for (const std::string_view role : kRoleNames)
    for (const std::string_view size : {"20 KB", "200 KB"}) {
      CAPTURE(role, size);
      const std::string text =
          R"({"region": "us-east-1", "datasets": [{"name": "d", "size": "20 TB", "role": ")" +
          std::string(role) + R"(", "object_size": ")" + std::string(size) +
          R"(", "reads": {"bytes_per_month": "40 TB"}}]})";
      const auto document = parse_document(text, "small.json");
      REQUIRE(document);
      const auto [silent, assumed] = levers_of(*document);
      const auto stated = apply_sets(*document, assumed);
      REQUIRE(stated);
      CHECK(json::diff(silent, levers_of(*stated).first).dump() == "[]");
      for (const json& lever : silent.front())
        if (lever["path"] == "datasets.d.object_size") ++packing;
    }
  CHECK(packing > 3);
}

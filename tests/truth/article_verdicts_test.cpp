#include <algorithm>

#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "truth/tables.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

/// A profile of the table with what all of them have in common.
json whole(json profile) {
  profile["profile_version"] = 1;
  profile["name"] = "x";
  profile["region"] = "us-east-1";
  return profile;
}

bool among(const json& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](const json& w) { return w == word; });
}

std::string_view winner_of(const DataSetReport& set) {
  return set.verdict.option ? kOptions[*set.verdict.option].id : std::string_view("none");
}

/// The services that a catalog may end on; no services: any.
void check_services(const Recommendation& r, const json& services, const json& never) {
  for (const DataSetReport& set : r.datasets) {
    CAPTURE(set.name, winner_of(set));
    if (!services.empty()) CHECK(among(services, to_string(set.verdict.service)));
    CHECK_FALSE(among(never, winner_of(set)));
  }
}

void check_row(const json& row, const Catalog& catalog, const char* services, const char* pattern) {
  for (const json& stated : row.at("profiles")) {
    CAPTURE(catalog.id, stated.dump());
    const Profile profile = truth::profile_of(whole(stated));
    const auto r = advise(profile, catalog, embedded_rules(), embedded_roles(), {.robustness = false});
    check_services(r, row.at(services), row.value("never", json::array()));
    if (row.contains(pattern)) CHECK(among(row[pattern], to_string(r.summary.pattern)));
  }
}

}  // namespace

TEST_CASE("the published verdicts come out, whatever the wording") {
  const Catalog article = truth::catalog_of("article");
  const Catalog today = truth::catalog_of("aws");
  for (const json& row : truth::table("article_verdicts.json")) {
    const std::string situation = row.at("situation");
    DYNAMIC_SECTION(situation) {
      check_row(row, article, "article", "article_pattern");
      check_row(row, today, "today", "pattern");
    }
  }
}

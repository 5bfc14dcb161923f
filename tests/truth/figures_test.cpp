#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>

#include "storeadvise/advise.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"
#include "truth/tables.hpp"

using namespace storeadvise;
using Json = nlohmann::ordered_json;

namespace {

/// What says the same once more, or never changes.
bool left_out(const std::string& key) {
  constexpr std::array<std::string_view, 12> kOthers{"id",
                                                     "access",
                                                     "use",
                                                     "source",
                                                     "points",
                                                     "service",
                                                     "assumptions",
                                                     "options",
                                                     "accesses",
                                                     "what_remains",
                                                     "monthly_total_usd",
                                                     "weights"};
  return std::ranges::find(kOthers, key) != kOthers.end();
}

/// Six digits: more than any change of an operator or a constant leaves alone.
std::string shown(const Json& value) {
  return value.is_number()   ? fmt::format("{:.6g}", value.get<double>())
         : value.is_string() ? value.get<std::string>()
                             : value.dump();
}

/// A line of a bill, or else each value with its name, one after another.
void flatten(const Json& node, const std::string& name, std::string& row) {
  if (node.is_object() && node.contains("amount_usd")) {
    row += fmt::format("; {} {}", node["item"].get<std::string>(), shown(node["amount_usd"]));
  } else if (node.is_object()) {
    for (const auto& [key, value] : node.items())
      if (!left_out(key)) flatten(value, key, row);
  } else if (node.is_array()) {
    for (const Json& value : node) flatten(value, name, row);
  } else if (!node.is_null() && node != 0) {
    row += fmt::format("; {} {}", name, shown(node));
  }
}

void add_row(std::string& rows, const std::string& name, const Json& node) {
  rows += name;
  flatten(node, "", rows);
  rows += '\n';
}

void add_data_set(std::string& rows, const Json& set) {
  const std::string name = set["name"];
  add_row(rows, name, set);
  for (const Json& option : set["options"]) {
    const std::string id = name + " " + option["id"].get<std::string>();
    add_row(rows, id, option);
    if (option["id"] != "s3.standard" || !option.contains("accesses")) continue;
    for (const Json& way : option["accesses"])
      add_row(rows, id + " " + way["access"].get<std::string>(), way);
  }
}

std::string figures() {
  std::string rows;
  for (const auto& json : truth::table("figures.json")) {
    const Profile profile = truth::profile_of(json);
    const Catalog catalog = truth::catalog_of("aws", profile.region);
    const Json report =
        Json::parse(to_json(advise(profile, catalog, embedded_rules(), embedded_roles()), catalog));
    add_row(rows, profile.name, report["summary"]);
    for (const Json& set : report["datasets"]) add_data_set(rows, set);
  }
  return rows;
}

}  // namespace

/// `APPROVE=1 ctest -R figures` rewrites them; look at the difference before committing.
TEST_CASE("the figures of every option are as they were") {
  const std::string path = STOREADVISE_SOURCE_DIR "/tests/truth/figures.txt";
  const std::string found = figures();
  if (std::getenv("APPROVE") != nullptr) std::ofstream(path) << found;
  std::ifstream stream(path);
  std::istringstream now(found);
  std::string expected;
  std::string row;
  while (std::getline(stream, expected)) {
    REQUIRE(std::getline(now, row));
    CHECK(row == expected);
  }
  CHECK_FALSE(std::getline(now, row));
}

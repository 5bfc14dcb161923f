#include <sstream>
#include <string>
#include <vector>

#include "profile/profile.hpp"
#include "report/csv.hpp"
#include "storeadvise/advise.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

std::vector<std::string> fields(const std::string& row) {
  std::vector<std::string> found(1);
  bool quoted = false;
  for (const char c : row) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted)
      found.emplace_back();
    else if (c != '\r' && c != '"')
      found.back() += c;
  }
  return found;
}

}  // namespace

TEST_CASE("rows of CSV have a field for each column, and say whether waiting is counted", "[csv]") {
  const Profile profile = *read_profile(*parse_document(R"({ "region": "us-east-1",
      "compute": { "train": { "instance": "p4d.24xlarge", "count": 1 } },
      "datasets": [ { "name": "shards", "role": "training_data", "size": "1 TB", "compute": "train" },
                    { "name": "registry", "role": "model_artifacts", "size": "1 TB" } ] })",
                                                        "team.json"));
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const std::vector<std::string> head = fields(csv_head().substr(0, csv_head().find('\n')));
  REQUIRE(head.back() == "waiting_counted");
  std::istringstream rows(csv_rows(advise(profile, catalog, embedded_rules(), embedded_roles())));
  std::size_t count = 0;
  for (std::string row; std::getline(rows, row); ++count) {
    CAPTURE(row);
    const std::vector<std::string> found = fields(row);
    REQUIRE(found.size() == head.size());
    CHECK(found.back() == (found[2] == "shards" ? "true" : "false"));
  }
  CHECK(count > 2 * kOptionCount);
}

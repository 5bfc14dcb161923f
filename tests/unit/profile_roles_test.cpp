#include <algorithm>

#include "profile/hardly_meant.hpp"
#include "profile/profile.hpp"
#include "storeadvise/demand.hpp"
#include "support/catch.hpp"
#include "text/embedded.hpp"

using namespace storeadvise;

TEST_CASE("unknown instances are found with the catalog", "[profile]") {
  const Document document = *parse_document(R"({"region": "r", "compute": {"t": {"instance": "g5xlarge"}},
    "datasets": [{"name": "a", "role": "scratch", "size": 1}]})",
                                            "p.json");
  Catalog catalog;
  catalog.instances.resize(1);
  catalog.instances[0].id = "g5.xlarge";
  const Errors errors = check_instances(document, read_profile(document).value(), catalog);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].path == "compute.t.instance");
  CHECK(errors[0].place.column == 47);
  CHECK_THAT(errors[0].hint, ContainsSubstring("did you mean \"g5.xlarge\"?"));
}

TEST_CASE("errors without a place get one from their path", "[profile]") {
  const Document document = *parse_document("{\n \"region\": \"nowhere\" }", "p.json");
  const Errors errors = with_places({{"unknown-region", {}, "region", "m", "h"}}, document);
  CHECK(errors[0].place.file == "p.json");
  CHECK(errors[0].place.line == 2);
  CHECK(errors[0].place.column == 12);
}

TEST_CASE("the roles in the program are complete", "[profile]") {
  const RoleBook& book = embedded_roles();
  CHECK(book.month_hours == 730);
  CHECK(book.judgement.variation == 0.25);
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    const RoleDefaults& role = book.roles[i];
    INFO(kRoleNames[i]);
    CHECK(role.defaults.object_size);
    CHECK(role.defaults.reads.pattern);
    CHECK(role.defaults.reads.request_size);
    CHECK(role.defaults.reads.streams_per_client);
    CHECK(role.defaults.writes.request_size);
    CHECK(role.weights.cost);
    CHECK((role.compute.instance || role.compute.network));
  }
}

TEST_CASE("what is hardly meant is read in base units", "[profile]") {
  const HardlyMeant& meant = hardly_meant();
  CHECK(meant.small_size == 1024);
  CHECK(meant.small_set == 1048576);
  CHECK(meant.small_rate == 1048576);
  CHECK(meant.long_latency == 1);
  CHECK(meant.short_interval == 241);
  CHECK(meant.short_life == 366);
  CHECK(meant.rounding == 0.01);
  std::string text(embedded("roles.json"));
  const std::string unit = R"("unit": "MiB/s")";
  REQUIRE(text.find(unit) != std::string::npos);
  text.replace(text.find(unit), unit.size(), R"("unit": "furlongs")");
  const auto book = read_hardly_meant(text, "r.json");
  REQUIRE_FALSE(book);
  REQUIRE(book.error().size() == 1);
  CHECK(book.error().front().message == "\"furlongs\" is not a unit of a figure");
}

TEST_CASE("a book of roles has every role and no other, and every figure of judgement", "[profile]") {
  const auto lacks = [](const std::string& members, std::string_view key) {
    const auto book = read_roles(R"({"roles_version": 1, "month_hours": 730, )" + members + "}", "r.json");
    REQUIRE_FALSE(book);
    return std::any_of(book.error().begin(), book.error().end(), [&](const Error& e) {
      return e.code == "missing-key" && e.message.find(key) != std::string::npos;
    });
  };
  CHECK(lacks(R"("roles": {"cache": {}})", "\"scratch\""));
  CHECK(lacks(R"("judgement": {})", "\"close_margin\""));
  CHECK(lacks(R"("judgement": {})", "\"short_life\""));
}

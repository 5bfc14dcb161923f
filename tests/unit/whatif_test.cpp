#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "explore/scenario.hpp"
#include "explore/vary.hpp"
#include "profile/fields.hpp"
#include "profile/patch.hpp"
#include "profile/profile.hpp"
#include "report/whatif/json.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"

namespace storeadvise {
namespace {

constexpr std::string_view kProfile = R"({
  "name": "team", "region": "us-east-1",
  "compute": { "serve": { "instance": "g5.xlarge", "count": 4 } },
  "datasets": [
    { "name": "images", "role": "training_data", "size": "2 TB", "object_size": "128 MB" },
    { "name": "ranker", "role": "model_serving", "size": "6 GB", "compute": "serve",
      "loading": { "cold_starts_per_month": 400, "simultaneous": 4 } },
    { "name": "notes", "role": "shared_workspace", "size": "30 GB" }
  ]
})";

const Document& document() {
  static const Document parsed = *parse_document(kProfile, "team.json");
  return parsed;
}

const Profile& profile() {
  static const Profile read = *read_profile(document());
  return read;
}

const World& world() {
  static const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  static const World made{catalog, embedded_rules(), embedded_roles()};
  return made;
}

const std::atomic<bool> kGoOn{false};

std::vector<SweepRow> rows_of(const std::vector<Axis>& axes, std::size_t threads) {
  std::vector<SweepRow> rows;
  sweep(profile(), axes, world(), threads, kGoOn, [&](const SweepRow& row) {
    rows.push_back(row);
    return true;
  });
  return rows;
}

/// What a run with `--set PATH=VALUE` says, the value as the sweep's JSON prints it.
Recommendation run_with(const std::string& path, double value) {
  const std::vector<std::string> sets{path + "=" + exact_json(value).dump()};
  const auto changed = apply_sets(document(), sets);
  REQUIRE(changed);
  const auto read = read_profile(*changed);
  REQUIRE(read);
  return advise(*read, world().catalog, world().rules, world().roles, {.robustness = false});
}

Axis axis_of(std::string_view text) {
  const auto axis = parse_axis(document(), text, true);
  if (!axis) FAIL(axis.error().message);
  return *axis;
}

std::string fault_of(std::string_view text) {
  const auto axis = parse_axis(document(), text, true);
  return axis ? "none" : axis.error().message + " / " + axis.error().hint;
}

}  // namespace

TEST_CASE("an axis includes both its ends") {
  CHECK(Axis{.path = "", .from = 0, .to = 8, .steps = 5}.values() == std::vector<double>{0, 2, 4, 6, 8});
  CHECK(Axis{.path = "", .from = 3, .to = 3}.values() == std::vector<double>{3});
  const auto ratios = Axis{.path = "", .from = 1, .to = 16, .steps = 5, .log = true}.values();
  REQUIRE(ratios.size() == 5);
  CHECK(ratios[1] == Approx(2));
  CHECK(ratios[3] == Approx(8));
  CHECK(ratios.back() == 16);
}

TEST_CASE("counts are whole, and equal neighbours are one") {
  CHECK(Axis{.path = "", .from = 1, .to = 3, .steps = 11, .whole = true}.values() ==
        std::vector<double>{1, 2, 3});
}

TEST_CASE("an axis is read with units, steps and scale") {
  const Axis axis = axis_of("datasets.images.size=1 GB..1 TB:7:log");
  CHECK(axis.path == "datasets.images.size");
  CHECK(axis.from == 1073741824.0);
  CHECK(axis.to == 1099511627776.0);
  CHECK(axis.steps == 7);
  CHECK(axis.log);
  CHECK_FALSE(axis.whole);
  CHECK(axis_of("datasets[1].loading.cold_starts_per_month=1..100").whole);
  CHECK(axis_of("/datasets/0/size=1024..2048:3").steps == 3);
}

TEST_CASE("few counts are all tried where nobody says how many") {
  CHECK(axis_of("compute.serve.count=1..4").values() == std::vector<double>{1, 2, 3, 4});
  CHECK(axis_of("compute.serve.count=1..1000").values().size() == 11);
  CHECK(axis_of("compute.serve.count=1..4:2").values() == std::vector<double>{1, 4});
  CHECK(axis_of("datasets.images.size=1 GB..4 GB").values().size() == 11);
}

TEST_CASE("a --vary that cannot be is refused with what would do") {
  CHECK_THAT(fault_of("datasets.images.sise=1..2"), ContainsSubstring("datasets.images.size"));
  CHECK_THAT(fault_of("datasets.images.size=1 GB"), ContainsSubstring("FROM..TO"));
  CHECK_THAT(fault_of("datasets.images.size"), ContainsSubstring("has no \"=\""));
  CHECK_THAT(fault_of("datasets.images.size=2 GB..1 GB"), ContainsSubstring("2 GB is above 1 GB"));
  CHECK_THAT(fault_of("datasets.images.size=1 GB..x"), ContainsSubstring("\"x\""));
  CHECK_THAT(fault_of("datasets.images.size=0..1 GB:5:log"), ContainsSubstring("a log scale"));
  CHECK_THAT(fault_of("datasets.images.size=1 GB..2 GB:1"), ContainsSubstring("2 to 10000000"));
  CHECK_THAT(fault_of("datasets.images.size=1 GB..2 GB:10000001"), ContainsSubstring("2 to 10000000"));
  CHECK_THAT(fault_of("datasets.images.size=1 GB..2 GB:many"), ContainsSubstring("\"many\""));
  CHECK_THAT(fault_of("datasets.images.role=1..2"), ContainsSubstring("is not a number"));
  CHECK_THAT(fault_of("compute.serve.count=1..2.5"), ContainsSubstring("whole"));
}

TEST_CASE("together the axes have a limit, and no path comes twice") {
  const std::string size = "datasets.images.size=1 GB..2 GB:4000";
  const std::string other = "datasets.ranker.size=1 GB..2 GB:4000";
  CHECK_FALSE(read_axes(document(), {size, other}, true));
  CHECK_FALSE(read_axes(document(), {size, size}, true));
  CHECK(read_axes(document(), {size}, true));
}

TEST_CASE("a range from zero holds no value that is refused alone") {
  const Document photos = *parse_document(R"({ "region": "us-east-1", "datasets": [
      { "name": "photos", "role": "training_data", "size": "2 GB", "object_size": "8 MB" } ] })",
                                          "team.json");
  const auto is_read = [&](const std::string& range, bool stepped) {
    return read_axes(photos, {"datasets.photos.size=" + range}, stepped).has_value();
  };
  CHECK(is_read("8 MB..1 TB", false));
  CHECK(is_read("0..1 TB:11", true));  // 0 and 100 GB
  CHECK(is_read("0..0 TB:2", true));
  CHECK_FALSE(is_read("7 MB..1 TB", false));
  CHECK_FALSE(is_read("0..1 TB", false));
  CHECK(is_read("0..80 MB:11", true));  // 0 and 8 MB
  CHECK_FALSE(is_read("0..80 MB:12", true));
}

TEST_CASE("the rows of a sweep are what runs with --set say, to the bit") {
  for (const char* text :
       {"datasets.images.size=1 GB..9 TB:5:log", "datasets.ranker.loading.cold_starts_per_month=0..9999:7",
        "datasets.images.reads.required_throughput=1 MB/s..3 GB/s:5", "compute.serve.count=1..16:4"}) {
    const Axis axis = axis_of(text);
    for (const SweepRow& row : rows_of({axis}, 1)) {
      const Recommendation r = run_with(axis.path, row.values.front());
      CHECK(row.result.pattern == r.summary.pattern);
      CHECK(row.result.bill == r.summary.bill);
      CHECK(row.result.waiting == r.summary.waiting);
      for (std::size_t d = 0; d < r.datasets.size(); ++d) {
        const Outcome& o = row.result.outcomes[d];
        INFO(text << " " << row.values.front() << " " << r.datasets[d].name);
        CHECK(o.service == r.datasets[d].verdict.service);
        CHECK(o.option == r.datasets[d].verdict.option);
        CHECK(o.score == r.datasets[d].verdict.score);
        if (o.option) CHECK(o.bill + o.waiting == best_total(r.datasets[d]));
      }
    }
  }
}

TEST_CASE("the number of threads changes nothing, and the last axis is the fastest") {
  const std::vector<Axis> axes{axis_of("datasets.images.size=1 GB..9 TB:20"),
                               axis_of("compute.serve.count=1..16:16")};
  const auto one = rows_of(axes, 1);
  const auto four = rows_of(axes, 4);
  REQUIRE(one.size() == 320);
  REQUIRE(four.size() == 320);
  CHECK(one[1].values[0] == one[0].values[0]);
  CHECK(one[1].values[1] == 2);
  const Profile stated = profile();
  SweepJson first(stated, world().catalog, axes);
  SweepJson second(stated, world().catalog, axes);
  CHECK(first.head() == second.head());
  for (std::size_t i = 0; i < one.size(); ++i) CHECK(first.row(one[i]) == second.row(four[i]));
}

TEST_CASE("a sweep ends where it is told to") {
  const std::vector<Axis> axes{axis_of("datasets.images.size=1 GB..9 TB:50")};
  std::size_t seen = 0;
  CHECK(sweep(profile(), axes, world(), 2, kGoOn, [&](const SweepRow&) { return ++seen < 3; }) == 3);
  const std::atomic<bool> stop{true};
  CHECK(sweep(profile(), axes, world(), 2, stop, [](const SweepRow&) { return true; }) == 0);
}

TEST_CASE("on both sides of a crossing the services are those it names") {
  std::size_t seen = 0;
  for (const char* text :
       {"datasets.ranker.loading.cold_starts_per_month=1..100000", "datasets.images.size=1 MB..900 TB",
        "datasets.notes.size=1 MB..900 TB", "datasets.ranker.size=1 MB..900 GB",
        "datasets.images.reads.request_size=1 KB..64 MB"}) {
    const Axis axis = axis_of(text);
    double last = 0;
    for (const Crossing& c : crossings(profile(), axis, world())) {
      ++seen;
      INFO(text << " at " << c.value);
      CHECK(c.from != c.to);
      CHECK(c.value >= last);
      last = c.value;
      const double below = axis.whole ? std::floor(c.value) : c.value * (1 - 1e-5);
      const double above = axis.whole ? std::ceil(c.value) : c.value * (1 + 1e-5);
      CHECK(run_with(axis.path, below).datasets[c.dataset].verdict.service == c.from);
      CHECK(run_with(axis.path, above).datasets[c.dataset].verdict.service == c.to);
      CHECK(run_with(axis.path, above).datasets[c.dataset].verdict.option == c.to_option);
    }
  }
  CHECK(seen >= 2);
}

TEST_CASE("the usual inputs are tried where the profile has them") {
  const auto axes = usual_axes(profile(), world());
  const auto has = [&](std::string_view path) {
    return std::any_of(axes.begin(), axes.end(), [&](const Axis& axis) { return axis.path == path; });
  };
  CHECK(has("datasets.images.size"));
  CHECK(has("datasets.ranker.loading.cold_starts_per_month"));
  CHECK_FALSE(has("datasets.images.loading.cold_starts_per_month"));
  CHECK(axes.front().from == 2 * kTiB / 16);
  CHECK(axes.front().to == 2 * kTiB * 16);
}

TEST_CASE("a scenario of --set keeps paths and values") {
  const std::vector<std::string> sets{"datasets.images.size=300 GB", "compute.serve.count=8"};
  const auto scenario = scenario_of_sets(document(), sets);
  REQUIRE(scenario);
  REQUIRE(scenario->set.size() == 2);
  CHECK(scenario->set[0].first == "datasets.images.size");
  CHECK(scenario->set[0].second == "300 GB");
  CHECK(scenario->set[1].second == 8);
  CHECK_FALSE(scenario_of_sets(document(), std::vector<std::string>{"datasets.images.sise=1"}));
}

TEST_CASE("a --set may change what an earlier one brought") {
  const std::vector<std::string> sets{R"(/datasets/2={"name":"n=w","role":"scratch","size":1})",
                                      "datasets.n=w.size=2"};
  const auto scenario = scenario_of_sets(document(), sets);
  REQUIRE(scenario);
  CHECK(scenario->set[0].first == "/datasets/2");
  CHECK(scenario->set[1].second == 2);
}

TEST_CASE("mistakes in a file of scenarios have their places") {
  const auto errors = [](std::string_view text) {
    const auto read = read_scenarios(document(), text, "s.json");
    REQUIRE_FALSE(read);
    const Error& e = read.error().front();
    return e.place.file + ":" + std::to_string(e.place.line) + ":" + std::to_string(e.place.column) + " " +
           e.message;
  };
  CHECK_THAT(errors("{ \"scenarios\": [ { \"name\": \"a\",\n \"set\": { \"datasets.x.size\": 1 } } ] }"),
             ContainsSubstring("s.json:2:11"));
  CHECK_THAT(errors("{ \"scenarios\": [] }"), ContainsSubstring("no scenario"));
  CHECK_THAT(errors("{ \"scenarios\": [ { \"set\": {} } ] }"), ContainsSubstring("name"));
  CHECK_THAT(
      errors("{ \"scenarios\": [ { \"name\": \"a\", \"set\": {} }, { \"name\": \"a\", \"set\": {} } ] }"),
      ContainsSubstring("another scenario"));
}

TEST_CASE("a wrong value of a scenario is told at its place in the file") {
  const auto read = read_scenarios(
      document(),
      "{ \"scenarios\": [ { \"name\": \"a\", // huge\n \"set\": { \"datasets.images.size\": \"many\" } } ] }",
      "s.json");
  REQUIRE(read);
  const auto changed = read_profile(read->front().changed);
  REQUIRE_FALSE(changed);
  const Errors errors = in_scenario(changed.error(), read->front());
  CHECK(errors.front().place.file == "s.json");
  CHECK(errors.front().place.line == 2);
  CHECK(errors.front().place.column == 35);
}

TEST_CASE("a what-if lists the changes, and only those") {
  const Recommendation base = run_with("datasets.images.size", 2 * kTiB);
  const Recommendation then = run_with("datasets.images.size", 4 * kTiB);
  const auto json =
      nlohmann::json::parse(whatif_json(base, {{"set", {{"datasets.images.size", "4 TB"}}, then}}));
  CHECK(json["kind"] == "whatif");
  const auto& scenario = json["scenarios"][0];
  CHECK(scenario["set"]["datasets.images.size"] == "4 TB");
  REQUIRE(scenario["changes"].size() == 1);
  CHECK(scenario["changes"][0]["dataset"] == "images");
  CHECK(scenario["summary"] == nlohmann::json::parse(to_json(then, world().catalog))["summary"]);
  const double before = json["base"]["datasets"][0]["monthly_total_usd"];
  const double after = scenario["datasets"][0]["monthly_total_usd"];
  CHECK(scenario["changes"][0]["monthly_total_usd"] == after - before);
}

}  // namespace storeadvise

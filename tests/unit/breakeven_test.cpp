#include <algorithm>
#include <cmath>

#include "explore/sweep.hpp"
#include "explore/trial.hpp"
#include "explore/vary.hpp"
#include "profile/fields.hpp"
#include "profile/profile.hpp"
#include "storeadvise/advise.hpp"
#include "support/catch.hpp"

namespace storeadvise {
namespace {

const World& world() {
  static const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  static const World made{catalog, embedded_rules(), embedded_roles()};
  return made;
}

Profile profile_of(std::string_view text) { return *read_profile(*parse_document(text, "team.json")); }

/// A workspace whose best service changes for a moment only, near reads of 149 KB.
constexpr std::string_view kWorkspace = R"({
  "region": "us-east-1",
  "datasets": [
    { "name": "home", "role": "shared_workspace", "size": "50 GB",
      "reads": { "bytes_per_month": "200 GB", "request_size": "64 KB", "clients": 6 } },
    { "name": "a.b/c", "role": "model_serving", "size": "6 GB",
      "reads": { "s3_client": "sdk" }, "loading": { "cold_starts_per_month": 400, "simultaneous": 4 } }
  ]
})";

/// What a dense sweep says must be what the crossings say, at every row that is no crossing itself.
void compare(const Profile& profile, const Axis& axis, std::size_t dataset) {
  const std::vector<Crossing> found = crossings(profile, axis, world());
  const std::atomic<bool> go_on{false};
  std::size_t crossed = 0;
  sweep(profile, {axis}, world(), 2, go_on, [&](const SweepRow& row) {
    const double value = row.values.front();
    const Crossing* below = nullptr;
    const Crossing* above = nullptr;
    bool near = false;
    for (const Crossing& c : found) {
      if (c.dataset != dataset) continue;
      near = near || std::abs(c.value - value) <= 1e-3 * value;
      (c.value < value ? below : above) = c.value < value || above == nullptr ? &c : above;
    }
    INFO(axis.path << " at " << value);
    const Service service = row.result.outcomes[dataset].service;
    if (near) return true;
    if (below != nullptr) CHECK(below->to == service);
    if (above != nullptr) CHECK(above->from == service);
    crossed += below != nullptr ? 1 : 0;
    return true;
  });
  CHECK(crossed > 0);
}

}  // namespace

TEST_CASE("no crossing is missed that a sweep of 2,000 values sees") {
  const Profile profile = profile_of(kWorkspace);
  for (const bool log : {false, true}) {
    compare(profile, {.path = "datasets.home.size", .from = 1e9, .to = 1e13, .steps = 2000, .log = log}, 0);
    compare(profile,
            {.path = "datasets[0].reads.bytes_per_month", .from = 1e9, .to = 1e13, .steps = 2000, .log = log},
            0);
  }
  compare(profile,
          {.path = "datasets.a.b/c.loading.cold_starts_per_month",
           .from = 1,
           .to = 1e5,
           .steps = 2000,
           .whole = true},
          1);
}

TEST_CASE("the search is about the data set that the path names, however it does") {
  const Profile profile = profile_of(kWorkspace);
  const Axis named{
      .path = "datasets.a.b/c.loading.cold_starts_per_month", .from = 1, .to = 1e5, .whole = true};
  Axis pointed = named;
  pointed.path = "/datasets/1/loading/cold_starts_per_month";
  const auto by_name = crossings(profile, named, world());
  const auto by_pointer = crossings(profile, pointed, world());
  REQUIRE_FALSE(by_name.empty());
  REQUIRE(by_name.size() == by_pointer.size());
  CHECK(by_name.front().dataset == 1);
  CHECK(by_pointer.front().dataset == 1);
  CHECK(by_name.front().value == by_pointer.front().value);
}

TEST_CASE("a range from zero is searched near zero too") {
  const Profile profile = profile_of(kWorkspace);
  const Axis small{.path = "datasets.home.size", .from = 1e6, .to = 1e12};
  const Axis huge{.path = "datasets.home.size", .from = 0, .to = 1e18};
  const auto few = crossings(profile, small, world());
  const auto many = crossings(profile, huge, world());
  REQUIRE_FALSE(few.empty());
  for (const Crossing& c : many) CHECK((c.value >= huge.from && c.value <= huge.to));
  for (const Crossing& c : few) {
    const bool found = std::any_of(many.begin(), many.end(), [&](const Crossing& other) {
      return other.from == c.from && other.to == c.to && other.value == Approx(c.value).epsilon(1e-3);
    });
    INFO(c.value);
    CHECK(found);
  }
}

TEST_CASE("a service that wins for two bytes only is found, with both of its ends", "[breakeven]") {
  const Profile profile = profile_of(R"({
    "region": "us-east-1",
    "compute": { "train": { "instance": "p5.48xlarge", "count": 4 } },
    "datasets": [ { "name": "d", "role": "scratch", "size": 19140993528, "reads": { "clients": 59 } } ]
  })");
  const Axis axis{.path = "datasets.d.object_size", .from = 4096, .to = 536870912};
  const auto found = crossings(profile, axis, world());
  Trial trial(profile, axis.path, world());
  for (const Crossing& c : found) {
    INFO(c.value);
    CHECK(trial.at(0, c.below).service == c.from);
    CHECK(trial.at(0, c.above).service == c.to);
  }
  for (std::size_t i = 1; i < found.size(); ++i) CHECK(found[i].from == found[i - 1].to);
  const auto is_found = [&](double value) {
    return std::ranges::any_of(found, [&](const Crossing& c) { return std::abs(c.value - value) < 0.5; });
  };
  // EFS counts begun blocks of 4 KB: it is dearer at once above 27 of them (110,592 bytes) and 31 (126,976).
  for (const double value : {110592.0, 110594.5, 126467.6, 126976.0}) CHECK(is_found(value));
}

TEST_CASE("a probe says what advice says, and by how much it leads") {
  const Profile profile = profile_of(kWorkspace);
  Trial trial(profile, "compute.none.count", world());
  const std::vector<Probe> probes = trial.all_at(1);
  const Recommendation full =
      advise(profile, world().catalog, world().rules, world().roles, {.robustness = false});
  REQUIRE(probes.size() == full.datasets.size());
  for (std::size_t d = 0; d < probes.size(); ++d) {
    CHECK(probes[d].option == full.datasets[d].verdict.option);
    CHECK(probes[d].margin == full.datasets[d].verdict.margin);
  }
}

TEST_CASE("where a change looks dearer, it is said why") {
  const Profile profile = profile_of(R"({
    "region": "us-east-1",
    "datasets": [ { "name": "home", "role": "shared_workspace", "size": "80 GB" } ]
  })");
  const Axis axis{.path = "datasets.home.object_size", .from = 4096, .to = 1048576};
  std::vector<Crossing> found = crossings(profile, axis, world());
  explain_dearer(found, profile, world());
  REQUIRE_FALSE(found.empty());
  std::size_t beside = 0;
  for (const Crossing& c : found) {
    if (!c.from_option || !c.to_option || c.from_total == c.to_total) continue;
    INFO(axis.path << " at " << c.value);
    CHECK((!c.won_by.empty() || c.beside));
    if (!c.beside) continue;
    ++beside;
    CHECK(*c.beside > (c.dearer_above ? c.to_total : c.from_total));
  }
  CHECK(beside > 0);
}

TEST_CASE("the inputs that break-even tries by itself reach every flip of the report", "[breakeven]") {
  // Objects of the second data set cannot be 16 times as large: its axis has to end earlier.
  const std::string text = std::string(kWorkspace);
  const Document document = *parse_document(text, "team.json");
  const Profile profile = *read_profile(document);
  const Recommendation report = advise(profile, world().catalog, world().rules, world().roles);
  const std::vector<Axis> usual = usual_axes(profile, world());
  std::vector<Axis> axes = deciding_axes(report, usual);
  axes.insert(axes.end(), usual.begin(), usual.end());
  const std::vector<Axis> tried = valid_axes(document, axes);
  std::size_t flips = 0;
  for (const DataSetReport& set : report.datasets)
    for (const Flip& flip : set.verdict.flips) {
      INFO(flip.path << " " << flip.shown);
      ++flips;
      CHECK(std::ranges::any_of(tried, [&](const Axis& axis) {
        return axis.path == flip.path && axis.from < flip.value && flip.value < axis.to;
      }));
    }
  CHECK(flips > 3);
}

}  // namespace storeadvise

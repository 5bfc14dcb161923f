// Every field that observe tells says from which sources, how sure it is, and within which bounds.

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "observe/estimate/growth.hpp"
#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

/// A source that is observed alone, and the ids that its evidence has.
struct Sample {
  const char* file;
  std::vector<std::string> ids;
};

std::vector<Sample> samples() {
  return {{"logs", {"log"}},
          {"log.json", {"log"}},
          {"trail", {"trail"}},
          {"inventory", {"inv"}},
          {"columnar/duckdb.csv", {"inv"}},
          {"list.json", {"list"}},
          {"listed.txt", {"list"}},
          {"lens/analysis.csv", {"analysis"}},
          {"lens/lens.csv", {"lens"}},
          {"efs", {"efs", "lifecycle", "metrics"}},
          {"bills/cur-1.csv", {"bill"}},
          {"bills/cur-2.csv.gz", {"bill"}},
          {"bills/focus.csv", {"bill"}},
          {"bills/focus-1.0.csv", {"bill"}},
          {"plan/plan.json", {"plan"}},
          {"plan/terraform.tfstate", {"plan"}},
          {"mounts/node-a.txt", {"nfs"}},
          {"mounts/nfsiostat.txt", {"nfs"}},
          {"sums.csv", {"rows"}}};
}

std::string golden(const std::string& name) {
  return STOREADVISE_SOURCE_DIR "/tests/golden/inputs/observe/" + name;
}

std::vector<std::string> ids_of(const Found& found) {
  std::vector<std::string> ids;
  for (const Source& source : found.sources) ids.push_back(source.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

void check_bounds(const Field& field) {
  const auto* const value = std::get_if<double>(&field.value);
  if (field.sure == Sure::at_most) CHECK((field.high.has_value() && value == nullptr));
  if (field.sure == Sure::at_least) CHECK(field.low.has_value());
  const bool is_of_month = field.path.ends_with("_per_month");
  if (field.sure == Sure::estimated && is_of_month) CHECK((field.low.has_value() && field.high.has_value()));
  if (value != nullptr && field.low) CHECK(*field.low <= *value);
  if (value != nullptr && field.high) CHECK(*value <= *field.high);
}

/// Loads, restores and checkpoints explain all that was read or written, so that 0 is stated of the rest.
bool is_explained(const Field& field) {
  const auto* const value = std::get_if<double>(&field.value);
  return value != nullptr && *value == 0 && field.why.ends_with("s explain all writes");
}

/// What was found names sources that were read; what was stated names the flag and no source.
void check_field(const std::string& where, const Field& field, const std::vector<std::string>& ids) {
  INFO(where << " " << field.path);
  check_bounds(field);
  if (field.sure == Sure::stated && !is_explained(field)) {
    CHECK(field.from.empty());
    CHECK(field.why.starts_with("--"));
    return;
  }
  CHECK_FALSE(field.from.empty());
  CHECK(std::is_sorted(field.from.begin(), field.from.end()));
  CHECK(std::adjacent_find(field.from.begin(), field.from.end()) == field.from.end());
  for (const std::string& id : field.from) CHECK(std::ranges::count(ids, id) == 1);
  if (field.sure == Sure::guess) CHECK_FALSE(field.why.empty());
}

void check_fields(const std::string& where, const Found& found) {
  const std::vector<std::string> ids = ids_of(found);
  CHECK_FALSE(found.sets.empty());
  for (const FoundSet& set : found.sets)
    for (const Field& field : set.fields) check_field(where + " " + set.name, field, ids);
  if (!found.region.empty()) check_field(where, found.region_field, ids);
}

}  // namespace

TEST_CASE("every field of every kind of source says from where and how sure", "[observe][evidence]") {
  std::set<std::string> seen;
  for (const Sample& sample : samples()) {
    const Observed o = observe_files({golden(sample.file)});
    INFO(sample.file);
    REQUIRE(o.errors.empty());
    CHECK(ids_of(o.found) == sample.ids);
    check_fields(sample.file, o.found);
    seen.insert(sample.ids.begin(), sample.ids.end());
  }
  const Observed folder = observe_files(about({}, "ws", golden("inventory")));
  check_fields("a folder", folder.found);
  CHECK(ids_of(folder.found) == std::vector<std::string>{"walk"});
  CHECK(seen.size() == 13);
}

TEST_CASE("roles and a Region that are stated name the flag", "[observe][evidence]") {
  for (const Sample& sample : samples()) {
    Request request;
    request.sources = {golden(sample.file)};
    Wanted wanted;
    wanted.region = "eu-west-1";
    for (const FoundSet& set : observe_files(request).found.sets) wanted.roles[set.name] = "archive";
    const Observed o = observe_files(request, wanted);
    check_fields(sample.file, o.found);
    CHECK(o.found.region_field.sure == Sure::stated);
    for (const FoundSet& set : o.found.sets) CHECK(o.field(set.name, "role")->sure == Sure::stated);
  }
}

TEST_CASE("the Region names the sources that tell it", "[observe][evidence]") {
  const auto told = [](const std::string& file, const std::string& region = "us-west-2") {
    const Observed o = observe_files({golden(file)});
    INFO(file);
    CHECK(o.found.region == region);
    CHECK(o.found.region_field.sure == Sure::measured);
    return o.found.region_field.from;
  };
  using Ids = std::vector<std::string>;
  CHECK(told("logs") == Ids{"log"});
  CHECK(told("trail") == Ids{"trail"});
  CHECK(told("efs") == Ids{"efs"});
  CHECK(told("bills/cur-2.csv.gz") == Ids{"bill"});
  CHECK(told("lens/lens.csv") == Ids{"lens"});
  CHECK(told("plan/plan.json", "eu-west-1") == Ids{"plan"});
  CHECK(told("mounts/node-a.txt") == Ids{"nfs"});
}

TEST_CASE("of several sources that name the Region all are named", "[observe][evidence]") {
  const Observed o = observe_files({golden("efs"), golden("bills/cur-2.csv.gz"), golden("inventory")});
  CHECK(o.found.region_field.from == std::vector<std::string>{"bill", "efs"});
}

namespace {

constexpr double kGuess = 4;
constexpr Hours kMonth(30 * 24);

/// So many bytes at some times.
struct At {
  std::int64_t second;
  double bytes;
};
std::optional<Amount<Bytes>> growth(const std::vector<At>& points, Hours month = kMonth) {
  std::vector<SizeAt> sizes;
  for (const At& at : points) sizes.emplace_back(at.second, Bytes(at.bytes));
  return growth_of(sizes, month, kGuess);
}

bool holds(const std::optional<Amount<Bytes>>& growth, double low, double value, double high) {
  const auto near = [](Bytes a, double b) {
    return std::abs(a.count() - b) < 1e-6 * std::max(1.0, std::abs(b));
  };
  return growth && near(growth->low, low) && near(growth->value, value) && near(growth->high, high);
}

}  // namespace

TEST_CASE("a size grows by the middle of the slopes between its points", "[observe][evidence]") {
  CHECK_FALSE(growth({}).has_value());
  CHECK_FALSE(growth({{0, 100}}).has_value());
  CHECK_FALSE(growth({{0, 100}, {0, 200}}).has_value());
  // 20 bytes in two days are 300 in 30 days; one step alone may be a fourth or four times of any other.
  CHECK(holds(growth({{0, 100}, {2 * kDaySeconds, 120}}), 75, 300, 1200));
  // Steps of 10 and 30 bytes: 20 +- 12.706 * sqrt(200 / 2) a day, and the middle of 10, 20 and 30.
  CHECK(holds(growth({{0, 0}, {kDaySeconds, 10}, {2 * kDaySeconds, 40}}), 0, 600, 600 + 12.706 * 300));
  // Equal steps have no spread; 2 % is the least.
  CHECK(holds(growth({{0, 0}, {kDaySeconds, 10}, {2 * kDaySeconds, 20}}), 294, 300, 306));
  // What shrinks grows by nothing.
  CHECK(holds(growth({{0, 90}, {kDaySeconds, 50}}), 0, 0, 0));
  // Five working days of 10 bytes are 50 a week, not the 70 that most of the slopes say.
  CHECK(holds(
      growth({{0, 0}, {kDaySeconds, 10}, {2 * kDaySeconds, 20}, {5 * kDaySeconds, 50}, {7 * kDaySeconds, 50}},
             Hours(7 * 24)),
      0, 50, 50 + 3.182 * std::sqrt(1000.0 / 3)));
}

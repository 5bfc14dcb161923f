#include <algorithm>

#include "models/pace.hpp"
#include "rules/engine.hpp"
#include "rules/points.hpp"
#include "rules/sentence.hpp"
#include "support/catch.hpp"
#include "units/money.hpp"

using namespace storeadvise;

namespace {

const char* const kRules = R"({"rules_version": 1, "rules": [
  {"id": "posix", "when": {"var": "needs.posix"}, "effect": "requires", "capability": "posix", "text": "A.", "source": "a"},
  {"id": "slow", "when": {"and": [{"var": "reads.max_latency_ms"}, {">": [{"var": "option.latency_ms"}, {"var": "reads.max_latency_ms"}]}]},
   "effect": "forbids", "options": ["*"], "text": "{option.latency_ms} ms, not {reads.max_latency_ms} ms.", "source": "a"},
  {"id": "large", "when": {">=": [{"var": "dataset.size_gb"}, 100]}, "effect": "favours", "options": ["s3.*"], "points": 20, "text": "B.", "source": "a"},
  {"id": "dear", "when": {">": [{"var": "option.waiting_hours"}, 10]}, "effect": "favours", "options": ["s3.standard"], "points": -5, "text": "C.", "source": "a"},
  {"id": "far", "when": {"!==": [{"var": "option.access"}, "direct"]}, "effect": "favours", "options": ["s3.standard"], "points": -3, "text": "D.", "source": "a"},
  {"id": "no-cache", "when": {"===": [{"var": "option.access"}, "cache"]}, "effect": "forbids", "options": ["s3.express"], "text": "E.", "source": "a"},
  {"id": "note", "effect": "advises", "text": "{dataset.role}, {dataset.objects} objects.", "source": "a"}]})";

struct Judged {
  RuleBook book;
  FactArray facts;
  ActiveRules active;
};

Judged judged(const Demand& demand) {
  Judged j{read_rules(kRules, "").value(), {}, {}};
  dataset_facts(demand, j.facts);
  judge_dataset(j.book, j.facts, j.active);
  return j;
}

const std::size_t kS3 = *option_index("s3.standard");
const std::size_t kEfs = *option_index("efs.elastic");

}  // namespace

TEST_CASE("what the data set decides is decided once", "[rules]") {
  Demand demand;
  demand.bytes = Bytes(100 * kGiB);
  demand.needs.insert(Need::posix);
  const Judged j = judged(demand);
  CHECK(j.active.forbid(kS3, Access::stream));
  CHECK_FALSE(j.active.forbid(kEfs, Access::direct));
  CHECK(j.active.dataset.points[kS3] == 20);
  CHECK(j.active.dataset.points[kEfs] == 0);
  CHECK(j.active.forbidding.size() + j.active.favouring.size() ==
        1);  // "dear"; "slow" needs a stated latency
}

TEST_CASE("what the way alone decides is decided once for each way", "[rules]") {
  const Judged j = judged({});
  const std::size_t express = *option_index("s3.express");
  for (const Access access : {Access::stream, Access::stage, Access::cache}) {
    CAPTURE(to_string(access));
    CHECK(j.active.forbid(express, access) == (access == Access::cache));
    CHECK_FALSE(j.active.forbid(kS3, access));
    CHECK(rule_points(j.active, kS3, access, j.facts) == -3);
    CHECK(rule_points(j.active, express, access, j.facts) == 0);
  }
  CHECK(rule_points(j.active, kS3, Access::direct, j.facts) == 0);
  CHECK(j.active.forbidding.size() == 0);
}

TEST_CASE("the rest is decided for each option and way", "[rules]") {
  Demand demand;
  demand.bytes = Bytes(100 * kGiB);
  demand.max_latency = Seconds(0.020);
  Judged j = judged(demand);
  CHECK(j.active.forbidding.size() + j.active.favouring.size() == 2);

  Estimate estimate;
  estimate.latency.read_p50 = Seconds(0.021);
  estimate.waiting.time = hours(11);
  option_facts(demand, kOptions[kS3], estimate, j.facts);
  CHECK(is_forbidden(j.active, kS3, j.facts));
  CHECK(rule_points(j.active, kS3, Access::stream, j.facts) == 12);

  estimate.latency.read_p50 = Seconds(0.020);
  estimate.waiting.time = hours(10);
  option_facts(demand, kOptions[kS3], estimate, j.facts);
  CHECK_FALSE(is_forbidden(j.active, kS3, j.facts));
  CHECK(rule_points(j.active, kS3, Access::stream, j.facts) == 17);
  CHECK(rule_points(j.active, kEfs, Access::direct, j.facts) == 0);
}

TEST_CASE("points follow from facts of the data set, of the way and of the estimate", "[rules]") {
  const auto book = read_rules(R"({"rules_version": 1, "rules": [
    {"id": "size", "effect": "favours", "options": ["s3.standard"], "points": {"var": "dataset.size_gb"}, "text": "A.", "source": "a"},
    {"id": "way", "effect": "favours", "options": ["s3.standard"], "points": {"if": [{"===": [{"var": "option.access"}, "cache"]}, 7, 0]}, "text": "A.", "source": "a"},
    {"id": "speed", "effect": "favours", "options": ["s3.standard"], "points": {"*": [-1, {"var": "option.waiting_hours"}]}, "text": "A.", "source": "a"}]})",
                               "house.json")
                        .value();
  Demand demand;
  demand.bytes = Bytes(12 * kGiB);
  FactArray facts;
  dataset_facts(demand, facts);
  ActiveRules active;
  judge_dataset(book, facts, active);
  Estimate estimate;
  estimate.waiting.time = hours(2);
  option_facts(demand, kOptions[kS3], estimate, facts);
  CHECK(rule_points(active, kS3, Access::stream, facts) == 12 - 2);
  CHECK(rule_points(active, kS3, Access::cache, facts) == 12 + 7 - 2);
  CHECK(rule_points(active, kEfs, Access::direct, facts) == 0);
  CHECK(points_out_of_range(book, facts).empty());

  demand.bytes = Bytes(120 * kGiB);
  dataset_facts(demand, facts);
  const Errors errors = points_out_of_range(book, facts);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].message == "the rule \"size\" gives 120 points");
  CHECK(errors[0].place.file == "house.json");
  CHECK(errors[0].place.line == 2);
  CHECK(errors[0].place.column == 5);
  CHECK(points_of(book.rules[0], facts) == 100);
}

TEST_CASE("sentences are filled with numbers for people", "[rules]") {
  Demand demand;
  demand.objects = Count(1281167);
  demand.max_latency = Seconds(0.02);
  Judged j = judged(demand);
  Estimate estimate;
  estimate.latency.read_p50 = Seconds(0.0312345);
  option_facts(demand, kOptions[kS3], estimate, j.facts);
  CHECK(fill(j.book.rules[1], j.facts) == "31.2 ms, not 20 ms.");
  CHECK(fill(j.book.rules.back(), j.facts) == "training_data, 1,281,167 objects.");
}

TEST_CASE("facts have names of their own and a line each", "[rules]") {
  std::vector<std::string_view> names(fact_names().begin(), fact_names().end());
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  CHECK(names.size() <= kMostFacts);
  for (const Fact& fact : facts()) {
    CAPTURE(fact.name);
    CHECK_FALSE(fact.text.empty());
    CHECK((fact.scope == Scope::option) == fact.name.starts_with("option."));
  }
}

TEST_CASE("latency rises with the percentile and meets the three that are known", "[rules]") {
  const Latency latency{.read_p50 = Seconds(0.010),
                        .read_p95 = Seconds(0.055),
                        .read_p99 = Seconds(0.095),
                        .write_p50 = Seconds(0)};
  CHECK(latency_at(latency, 50).count() == Approx(0.010));
  CHECK(latency_at(latency, 95).count() == Approx(0.055));
  CHECK(latency_at(latency, 99).count() == Approx(0.095));
  CHECK(latency_at(latency, 99.9).count() > 0.095);
  Seconds last;
  for (int tenths = 500; tenths < 1000; ++tenths) {
    const Seconds found = latency_at(latency, tenths / 10.0);
    CHECK(found >= last);
    last = found;
  }
}

TEST_CASE("a book made by hand may have more rules than there is room for", "[rules]") {
  Demand demand;
  demand.bytes = Bytes(100 * kGiB);
  Judged j = judged(demand);
  const auto open = std::find_if(j.book.rules.begin(), j.book.rules.end(),
                                 [](const Rule& rule) { return rule.option_condition != nullptr; });
  REQUIRE(open != j.book.rules.end());
  Rule rule = *open;
  rule.dataset_condition = nullptr;
  RuleBook large;
  large.rules.assign(kMostActive + 44, rule);
  ActiveRules active;
  judge_dataset(large, j.facts, active);
  CHECK(active.forbidding.size() + active.favouring.size() == kMostActive);
}

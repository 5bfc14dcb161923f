#include "rank/scores.hpp"
#include "rank/evaluation.hpp"
#include "rank/plan.hpp"
#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/switching_rules.hpp"

using namespace storeadvise;

namespace {

/// Ten times worse costs 50 points.
Judgement judgement() {
  Judgement j;
  j.points_per_decade = 50;
  j.access_pattern_start = 50;
  return j;
}

const Best kBest{.total = 10, .latency = 0.01, .rate = 100};

/// Reads 300 bytes at 30 bytes/s and writes 100 at 10: 20 s for 400 bytes.
Demand both_ways() {
  Demand d;
  d.indifference = 5;
  d.weights = {0.4, 0.3, 0.2, 0.1};
  d.reads = {.bytes = 300, .operations = 3, .request = 100};
  d.writes = {.bytes = 100, .operations = 1, .request = 100};
  return d;
}

Estimate estimate_of(double latency) {
  Estimate e;
  e.latency = {.read_p50 = latency, .read_p95 = 2 * latency, .read_p99 = 4 * latency, .write_p50 = 0.07};
  e.throughput.held_read = 30;
  e.throughput.held_write = 10;
  e.waiting.usd = Usd(25);
  return e;
}

Scores scored(const Demand& d, const Estimate& e, double points = 0) {
  return scores(d, e, points, kBest, judgement());
}

OptionEvaluation with_score(double total) {
  OptionEvaluation o;
  o.eligible = true;
  o.scores.total = total;
  return o;
}

}  // namespace

TEST_CASE("cost: (cheapest + m) / (own + m)", "[scores]") {
  CHECK_THAT(scored(both_ways(), estimate_of(0.1)).cost, WithinRel(100 * 15 / 30.0, 1e-12));
  Estimate free = estimate_of(0.1);
  free.waiting.usd = Usd(0);
  CHECK(scored(both_ways(), free).cost == 100);
}

TEST_CASE("latency: 50 points for each ten times, against the limit or the best", "[scores]") {
  Demand d = both_ways();
  CHECK_THAT(scored(d, estimate_of(0.1)).latency, WithinRel(50.0, 1e-12));
  CHECK_THAT(scored(d, estimate_of(1)).latency, WithinAbs(0.0, 1e-12));
  CHECK(scored(d, estimate_of(5)).latency == 0);
  CHECK(scored(d, estimate_of(0.01)).latency == 100);
  CHECK(scored(d, estimate_of(0.001)).latency == 100);
  CHECK(scored(d, estimate_of(0)).latency == 100);
  d.max_latency = 0.5;
  CHECK(scored(d, estimate_of(0.5)).latency == 100);
  CHECK_THAT(scored(d, estimate_of(5)).latency, WithinRel(50.0, 1e-12));
  d.latency_percentile = 99;  // four times later
  CHECK_THAT(scored(d, estimate_of(1.25)).latency, WithinRel(50.0, 1e-12));
}

TEST_CASE("a latency limit is about reads, not about loads and checkpoints", "[scores]") {
  Demand d = both_ways();
  d.max_latency = 0.5;
  Estimate e = estimate_of(0.1);
  e.times.load = e.times.checkpoint_write = 0.1;
  CHECK(scored(d, e).latency == 100);
  d.starts = 0.5;
  CHECK_THAT(scored(d, e).latency, WithinRel(50.0, 1e-12));
  d.starts = 0;
  d.checkpoint_writes = 0.5;
  CHECK_THAT(scored(d, e).latency, WithinRel(50.0, 1e-12));
  d.checkpoint_writes = 0;
  d.reads.operations = 0;
  e.latency.write_p50 = 0.1;
  CHECK_THAT(scored(d, e).latency, WithinRel(50.0, 1e-12));
}

TEST_CASE("the latency that decides: a load, a checkpoint, a read, or a write", "[scores]") {
  Demand d = both_ways();
  Estimate e = estimate_of(0.1);
  e.times.load = 60;
  e.times.checkpoint_write = 30;
  d.starts = 0.5;
  d.checkpoint_writes = 0.5;
  CHECK(decisive_latency(d, e) == 60);
  e.times.load.reset();
  CHECK(decisive_latency(d, e) == 30);
  e.times.load = 60;
  d.starts = 0;
  CHECK(decisive_latency(d, e) == 30);
  e.times.checkpoint_write.reset();
  CHECK(decisive_latency(d, e) == 0.1);
  d.checkpoint_writes = 0;
  d.latency_percentile = 95;
  d.reads.operations = 0.5;
  CHECK(decisive_latency(d, e) == 0.2);
  d.reads.operations = 0;
  d.writes.operations = 0.5;
  CHECK(decisive_latency(d, e) == 0.07);
  d.writes.operations = 0;
  CHECK(decisive_latency(d, e) == 0);
}

TEST_CASE("throughput: against what is required, or the rate of all bytes against the best", "[scores]") {
  Demand d = both_ways();
  Estimate e = estimate_of(0.1);
  CHECK(decisive_rate(d, e) == 20);
  CHECK_THAT(scored(d, e).throughput, WithinRel(100 + 50 * std::log10(0.2), 1e-12));
  CHECK(scores(d, e, 0, {.total = 10, .latency = 0.01, .rate = 0}, judgement()).throughput == 100);
  CHECK_THAT(scores(d, e, 0, {.total = 10, .latency = 0.01, .rate = 0.5}, judgement()).throughput,
             WithinRel(100.0, 1e-12));
  e.throughput.required_read = 300;
  CHECK_THAT(scored(d, e).throughput, WithinRel(50.0, 1e-12));
  e.throughput.required_write = 1000;
  CHECK_THAT(scored(d, e).throughput, WithinAbs(0.0, 1e-9));
  e.throughput.required_read = 0;
  e.throughput.required_write = 100;
  CHECK_THAT(scored(d, e).throughput, WithinRel(50.0, 1e-12));
  e.throughput.required_write = 5;
  CHECK(scored(d, e).throughput == 100);
  e.throughput.required_write = 0;
  e.throughput.required_read = 0.5;
  e.throughput.held_read = 0.05;
  CHECK_THAT(scored(d, e).throughput, WithinRel(50.0, 1e-12));
  e.throughput.required_read = 0;
  e.throughput.required_write = 0.5;
  e.throughput.held_write = 0.05;
  CHECK_THAT(scored(d, e).throughput, WithinRel(50.0, 1e-12));
  e.throughput.held_write = 0;
  CHECK(scored(d, e).throughput == 0);
}

TEST_CASE("the rate of all bytes: where one way is idle it takes no time", "[scores]") {
  Demand d = both_ways();
  Estimate e = estimate_of(0.1);
  d.writes.bytes = 0;
  CHECK(decisive_rate(d, e) == 30);
  d.writes.bytes = 100;
  d.reads.bytes = 0;
  CHECK(decisive_rate(d, e) == 10);
  d.writes.bytes = 0;
  CHECK(decisive_rate(d, e) == 0);
  d.reads.bytes = 0.5;
  CHECK(decisive_rate(d, e) == 30);
  e.throughput.held_read = e.throughput.held_write = 0;  // taken as a byte a second
  CHECK(decisive_rate(d, e) == 1);
  d.writes.bytes = 0.5;
  CHECK(decisive_rate(d, e) == 1);
}

TEST_CASE("access pattern: points of the rules on top of 50, within 0 and 100", "[scores]") {
  const Demand d = both_ways();
  CHECK(scored(d, estimate_of(0.1), 20).access_pattern == 70);
  CHECK(scored(d, estimate_of(0.1), 51).access_pattern == 100);
  CHECK(scored(d, estimate_of(0.1), -51).access_pattern == 0);
}

TEST_CASE("the total is the weighted mean", "[scores]") {
  Demand d = both_ways();
  Estimate e = estimate_of(0.1);
  e.throughput.required_read = 30;
  CHECK_THAT(scored(d, e, 20).total, WithinRel(0.4 * 50 + 0.3 * 50 + 0.2 * 100 + 0.1 * 70, 1e-12));
}

TEST_CASE("the best option is the first of equals among those that can do it", "[scores]") {
  Evaluation e;
  CHECK_FALSE(best_option(e));
  CHECK_FALSE(runner_up(e, Service::s3));
  e.options[*option_index("efs.elastic")] = with_score(70);
  e.options[*option_index("efs.bursting")] = with_score(70);
  e.options[*option_index("s3.standard")] = with_score(60);
  e.options[*option_index("s3.standard_ia")] = with_score(60);
  e.options[*option_index("hybrid.s3_files")] = with_score(90);
  e.options[*option_index("hybrid.s3_files")].eligible = false;
  CHECK(best_option(e) == option_index("efs.elastic"));
  CHECK(runner_up(e, Service::efs) == option_index("s3.standard"));
  CHECK(runner_up(e, Service::s3) == option_index("efs.elastic"));
  CHECK(best_of(e, Service::s3) == option_index("s3.standard"));
  CHECK(best_of(e, Service::efs) == option_index("efs.elastic"));
  CHECK_FALSE(best_of(e, Service::hybrid));
  e.options[*option_index("hybrid.s3_files")].eligible = true;
  CHECK(best_option(e) == option_index("hybrid.s3_files"));
  CHECK(best_of(e, Service::hybrid) == option_index("hybrid.s3_files"));
  e.options[*option_index("s3.express")] = with_score(65);
  CHECK(best_of(e, Service::s3) == option_index("s3.express"));
}

TEST_CASE("what is not sold has no way", "[scores]") {
  Catalog c = *embedded_catalog("aws", "us-east-1");
  const Demand d = quiet_demand();
  const auto evaluate_all = [&] {
    const Evaluation e = evaluate(d, {c, embedded_rules(), embedded_roles()}, Breadth::ways);
    return e.options[*option_index("efs.elastic")];
  };
  CHECK(evaluate_all().ways.size() == 1);
  CHECK(evaluate_all().offered);
  c.options &= ~options_matching("efs.elastic");
  CHECK(evaluate_all().ways.empty());
  CHECK_FALSE(evaluate_all().eligible);
  CHECK_FALSE(evaluate_all().offered);
}

TEST_CASE("the winner is reached in a way that the hosts have", "[scores]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  const RuleBook staged = s3_where(R"({"==":[{"var":"option.access"},"stage"]})");
  Demand d = quiet_demand();
  d.reads = {.bytes = 400 * kGiB, .operations = 400, .request = kGiB, .active_seconds = 360000};
  const World world{c, staged, embedded_roles()};
  CHECK(service_of(evaluate(d, world, Breadth::winner)) == Service::efs);
  CHECK(outcome(d, world).service == Service::efs);
  const Profile profile = profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d",
    "role": "training_data", "size": "100 GB", "object_size": "1 GB", "reads": {"passes_per_month": 4}}]})");
  const QuickResult quick = evaluate_profile(profile, world);
  CHECK(quick.outcomes[0].service == Service::efs);
  CHECK(quick.pattern == PortfolioPattern::efs_shared);
  d.local_storage = 200 * kGiB;
  CHECK(service_of(evaluate(d, world, Breadth::winner)) == Service::s3);
}

TEST_CASE("the pattern follows from the services of all data sets", "[plan]") {
  using enum Service;
  CHECK(pattern_of({s3, s3}) == PortfolioPattern::s3_primary);
  CHECK(pattern_of({efs, none}) == PortfolioPattern::efs_shared);
  CHECK(pattern_of({s3, efs}) == PortfolioPattern::hybrid);
  CHECK(pattern_of({hybrid}) == PortfolioPattern::hybrid);
  CHECK(pattern_of({none}) == PortfolioPattern::none);
  CHECK(pattern_of({}) == PortfolioPattern::none);
  CHECK(to_string(PortfolioPattern::efs_shared) == "efs_shared");
  CHECK(to_string(PortfolioPattern::none) == "none");
}

TEST_CASE("in a plan the data sets before this one have filled the tiers", "[plan]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");  // from 51,200 GB on $0.022, not $0.023
  OptionEvaluation bucket;
  bucket.ways.resize(1);
  bucket.ways[0].bill.add(Item::storage, 51200, c.price("s3.standard.storage"));
  bucket.ways[0].bill.add(Item::old_versions, 100, c.price("s3.standard.storage"), 51200);
  bucket.ways[0].bill.add(Item::put_requests, 1000, c.price("s3.standard.put"));
  bucket.ways[0].waiting.usd = Usd(3);
  OptionEvaluation file_system;
  file_system.ways.resize(1);
  file_system.ways[0].bill.add(Item::storage, 10, c.price("efs.standard.storage"));
  const std::size_t s3 = *option_index("s3.standard");
  const Placement in_bucket{.option = &bucket, .index = s3};
  const Placement on_efs{.option = &file_system, .index = *option_index("efs.bursting")};
  const double first = 51200 * 0.023 + 100 * 0.022 + 0.005;
  const double second = 51300 * 0.022 + 0.005;
  const Portfolio one = portfolio({in_bucket}, {"a"}, c);
  CHECK_THAT(one.bill.count(), WithinRel(first, 1e-12));
  CHECK(one.waiting == Usd(3));
  CHECK(one.feasible);
  const Portfolio all = portfolio({in_bucket, on_efs, in_bucket, {}}, {"a", "b", "c", "d"}, c);
  CHECK_THAT(all.bill.count(), WithinRel(first + 10 * 0.30 + second, 1e-12));
  CHECK(all.waiting == Usd(6));
  CHECK_FALSE(all.feasible);
  CHECK(all.blocked_by == std::vector<std::string>{"d"});
  OptionEvaluation hybrid = bucket;  // its bucket fills the same tiers
  const Placement on_both{.option = &hybrid, .index = *option_index("hybrid.s3_efs")};
  CHECK_THAT(portfolio({on_both, in_bucket}, {"a", "b"}, c).bill.count(), WithinRel(first + second, 1e-12));
  hybrid.ways[0].bucket_class = S3Class::standard_ia;  // and those of another class do not
  const double flat = portfolio({on_both, in_bucket}, {"a", "b"}, c).bill.count();
  CHECK_THAT(flat, WithinRel(first + first, 1e-12));
}

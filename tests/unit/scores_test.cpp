#include "rank/scores.hpp"
#include "rank/evaluation.hpp"
#include "rank/plan.hpp"
#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/switching_rules.hpp"

using namespace storeadvise;

namespace {

/// Ten times worse costs 50 points, and just enough is worth 98.
Judgement judgement() {
  Judgement j;
  j.points_per_decade = 50;
  j.enough_points = 98;
  j.equal_points = 1;
  j.close_margin = 3;
  j.payback_months = 12;
  j.access_pattern_start = 50;
  return j;
}

/// The best is ten times as fast as it has to be.
const Best kBest = best_of(Usd(10), 10, 10);

/// Reads 300 bytes at 30 bytes/s and writes 100 at 10: 20 s for 400 bytes.
Demand both_ways() {
  Demand d;
  d.indifference = Usd(5);
  d.weights = {0.4, 0.3, 0.2, 0.1};
  d.reads = {
      .bytes = Bytes(300), .operations = Count(3), .request = Bytes(100), .required = {}, .active = {}};
  d.writes = {
      .bytes = Bytes(100), .operations = Count(1), .request = Bytes(100), .required = {}, .active = {}};
  return d;
}

Estimate estimate_of(double latency) {
  Estimate e;
  e.latency = {.read_p50 = Seconds(latency),
               .read_p95 = Seconds(2 * latency),
               .read_p99 = Seconds(4 * latency),
               .write_p50 = Seconds(0.07)};
  e.throughput.held_read = BytesPerSecond(30);
  e.throughput.held_write = BytesPerSecond(10);
  e.waiting.usd = Usd(25);
  return e;
}

Scores scored(const Demand& d, const Estimate& e, double points = 0) {
  return scores(d, e.total(), speed_scores(d, speed_of(d, e), kBest, judgement()), points, kBest,
                judgement());
}

OptionEvaluation with_score(double score, double usd) {
  OptionEvaluation o;
  o.eligible = true;
  o.scores.total = score;
  o.ways.resize(1);
  o.ways[0].waiting.usd = Usd(usd);
  return o;
}

}  // namespace

TEST_CASE("cost: (cheapest + m) / (own + m)", "[scores]") {
  CHECK_THAT(scored(both_ways(), estimate_of(0.1)).cost, WithinRel(100 * 15 / 30.0, 1e-12));
  Estimate free = estimate_of(0.1);
  free.waiting.usd = Usd(0);
  CHECK(scored(both_ways(), free).cost == 100);
}

TEST_CASE("latency: 98 where it is just enough, up to 100 for the best, 50 less for each ten times",
          "[scores]") {
  Demand d = both_ways();
  CHECK(scored(d, estimate_of(5)).latency == 100);  // nothing is asked for
  d.enough.first_byte = Seconds(0.1);
  CHECK_THAT(scored(d, estimate_of(0.1)).latency, WithinRel(98.0, 1e-12));
  CHECK_THAT(scored(d, estimate_of(1)).latency, WithinRel(48.0, 1e-12));
  CHECK(scored(d, estimate_of(100)).latency == 0);
  CHECK_THAT(scored(d, estimate_of(0.01)).latency, WithinRel(100.0, 1e-12));
  const Best best = best_of(Usd(10), 100, 10);
  const Estimate quick = estimate_of(0.01);
  CHECK_THAT(speed_scores(d, speed_of(d, quick), best, judgement()).latency, WithinRel(99.0, 1e-12));
  d.enough.p99 = Seconds(0.4);  // reached where the median takes 0.1 s
  CHECK_THAT(scored(d, estimate_of(0.1)).latency, WithinRel(98.0, 1e-12));
  d.max_latency = Seconds(0.5);
  CHECK_THAT(scored(d, estimate_of(0.5)).latency, WithinRel(98.0, 1e-12));
  CHECK_THAT(scored(d, estimate_of(5)).latency, WithinRel(48.0, 1e-12));
  d.latency_percentile = 99;  // four times later
  CHECK_THAT(scored(d, estimate_of(1.25)).latency, WithinRel(48.0, 1e-12));
}

TEST_CASE("loads and checkpoints are held against what is enough of theirs", "[scores]") {
  Demand d = both_ways();
  d.max_latency = Seconds(0.5);  // about reads
  d.enough = {.load = Seconds(30), .blocked = 0.02, .p99 = {}, .first_byte = {}};
  Estimate e = estimate_of(0.1);
  e.times.load = Seconds(300);
  e.times.checkpoint_write = Seconds(360);
  d.starts = Count(1);
  CHECK_THAT(scored(d, e).latency, WithinRel(48.0, 1e-12));
  d.starts = Count(0);
  d.checkpoint_writes = Count(1);
  d.checkpoint_every = Seconds(1800);
  d.checkpoint_synchronous = true;  // 36 s of half an hour
  CHECK_THAT(scored(d, e).latency, WithinRel(48.0, 1e-12));
  d.checkpoint_synchronous = false;  // all of it
  CHECK_THAT(scored(d, e).latency, WithinRel(98 + 2 * std::log10(5), 1e-12));
}

TEST_CASE("where compute is priced, what waits for it is not scored twice", "[scores]") {
  Demand d = both_ways();
  CHECK(weights_in_force(d) == Weights{0.4, 0.3, 0.2, 0.1});
  d.usd_per_hour = UsdPerHour(2);
  d.hosts = Count(1);
  CHECK(weights_in_force(d) == Weights{0.4, 0.3, 0.2, 0.1});
  d.reads.required = BytesPerSecond(10);
  CHECK_THAT(weights_in_force(d)[0], WithinRel(0.6, 1e-12));
  CHECK(weights_in_force(d)[1] == 0.3);
  CHECK(weights_in_force(d)[2] == 0);
  d.starts = Count(1);
  CHECK_THAT(weights_in_force(d)[0], WithinRel(0.9, 1e-12));
  CHECK(weights_in_force(d)[1] == 0);
  d.weights = {0, 0.7, 0.2, 0.1};  // who gives money no weight counts speed
  CHECK(weights_in_force(d) == d.weights);
}

TEST_CASE("without a weight on cost speed is worth what it is, up to what is demanded", "[scores]") {
  Demand d = both_ways();
  d.weights = {0, 0.5, 0.5, 0};
  d.enough = {.rate = 1, .load = {}, .p99 = {}, .first_byte = Seconds(0.1)};
  d.reads.active = Seconds(10);   // 30 bytes/s on the average
  d.writes.active = Seconds(10);  // 10
  const Scores s = scored(d, estimate_of(0.1));
  CHECK_THAT(s.latency, WithinRel(50.0, 1e-12));  // a tenth of the best
  CHECK_THAT(s.throughput, WithinRel(50.0, 1e-12));
  d.max_latency = Seconds(0.2);
  d.reads.required = BytesPerSecond(15);
  d.writes.required = BytesPerSecond(5);
  CHECK(scored(d, estimate_of(0.1)).latency == 100);
  CHECK(scored(d, estimate_of(0.1)).throughput == 100);
}

TEST_CASE("the latency that decides: a load, a checkpoint, a read, or a write", "[scores]") {
  Demand d = both_ways();
  Estimate e = estimate_of(0.1);
  e.times.load = Seconds(60);
  e.times.checkpoint_write = Seconds(30);
  d.starts = Count(0.5);
  d.checkpoint_writes = Count(0.5);
  CHECK(decisive_latency(d, e) == 60);
  e.times.load.reset();
  CHECK(decisive_latency(d, e) == 30);
  e.times.load = Seconds(60);
  d.starts = Count(0);
  CHECK(decisive_latency(d, e) == 30);
  e.times.checkpoint_write.reset();
  CHECK(decisive_latency(d, e) == 0.1);
  d.checkpoint_writes = Count(0);
  d.latency_percentile = 95;
  d.reads.operations = Count(0.5);
  CHECK(decisive_latency(d, e) == 0.2);
  d.reads.operations = Count(0);
  d.writes.operations = Count(0.5);
  CHECK(decisive_latency(d, e) == 0.07);
  d.writes.operations = Count(0);
  CHECK(decisive_latency(d, e) == 0);
}

TEST_CASE("throughput: against what is required, else against twice the average; the lesser counts",
          "[scores]") {
  Demand d = both_ways();
  Estimate e = estimate_of(0.1);
  CHECK(decisive_rate(d, e) == BytesPerSecond(20));
  CHECK(scored(d, e).throughput == 100);  // nothing is asked for
  d.enough.rate = 2;
  d.reads.active = Seconds(200);  // 1.5 bytes/s: 3 are enough, and 30 are held
  CHECK_THAT(scored(d, e).throughput, WithinRel(100.0, 1e-12));
  d.writes.active = Seconds(2);  // 50 bytes/s: 100 are enough, and 10 are held
  CHECK_THAT(scored(d, e).throughput, WithinRel(48.0, 1e-12));
  d.writes.required = BytesPerSecond(10);
  CHECK_THAT(scored(d, e).throughput, WithinRel(98.0, 1e-12));
  d.reads.required = BytesPerSecond(300);
  CHECK_THAT(scored(d, e).throughput, WithinRel(48.0, 1e-12));
  e.throughput.held_write = BytesPerSecond(0);
  CHECK(scored(d, e).throughput == 0);
}

TEST_CASE("the rate of all bytes: where one way is idle it takes no time", "[scores]") {
  Demand d = both_ways();
  Estimate e = estimate_of(0.1);
  d.writes.bytes = Bytes(0);
  CHECK(decisive_rate(d, e) == 30);
  d.writes.bytes = Bytes(100);
  d.reads.bytes = Bytes(0);
  CHECK(decisive_rate(d, e) == 10);
  d.writes.bytes = Bytes(0);
  CHECK(decisive_rate(d, e) == 0);
  d.reads.bytes = Bytes(0.5);
  CHECK(decisive_rate(d, e) == 30);
  e.throughput.held_read = e.throughput.held_write = BytesPerSecond(0);  // taken as a byte a second
  CHECK(decisive_rate(d, e) == 1);
  d.writes.bytes = Bytes(0.5);
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
  d.enough.first_byte = Seconds(0.01);
  CHECK_THAT(scored(d, estimate_of(0.1), 20).total,
             WithinRel(0.4 * 50 + 0.3 * 48 + 0.2 * 100 + 0.1 * 70, 1e-12));
}

TEST_CASE("the pick: the highest score, of equals the cheaper, of those one service", "[scores]") {
  const Judgement j = judgement();
  Evaluation e;
  e.demand.indifference = Usd(5);
  CHECK_FALSE(pick(e, j));
  CHECK_FALSE(runner_up(e, Service::s3));
  const auto at = [&](const char* id) -> OptionEvaluation& { return e.options[*option_index(id)]; };
  at("efs.elastic") = with_score(70, 100);
  at("s3.standard") = with_score(60, 1);
  CHECK(pick(e, j) == option_index("efs.elastic"));
  CHECK(runner_up(e, Service::efs) == option_index("s3.standard"));
  CHECK(runner_up(e, Service::s3) == option_index("efs.elastic"));
  CHECK(cheapest_of(e, Service::s3) == option_index("s3.standard"));
  CHECK_FALSE(cheapest_of(e, Service::hybrid));
  at("efs.bursting") = with_score(69.1, 94);  // within a point, and six dollars cheaper
  CHECK(pick(e, j) == option_index("efs.bursting"));
  at("efs.bursting") = with_score(69.1, 96);  // four dollars do not matter: the higher score
  CHECK(pick(e, j) == option_index("efs.elastic"));
  at("efs.bursting") = with_score(68.9, 50);  // not as good
  CHECK(pick(e, j) == option_index("efs.elastic"));
  at("hybrid.s3_files") = with_score(70.5, 99);
  CHECK(pick(e, j) == option_index("efs.elastic"));
  at("hybrid.s3_files") = with_score(70.5, 90);
  CHECK(pick(e, j) == option_index("hybrid.s3_files"));
  at("hybrid.s3_files").eligible = false;
  CHECK(pick(e, j) == option_index("efs.elastic"));
  CHECK(cheapest_of(e, Service::efs) == option_index("efs.bursting"));
}

TEST_CASE("data stays where it lives unless another option leads, and pays the move back in a year",
          "[scores]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  const World world{c, embedded_rules(), embedded_roles()};
  const std::size_t standard = *option_index("s3.standard");
  const std::size_t elastic = *option_index("efs.elastic");
  Evaluation e;
  e.demand = quiet_demand();
  e.demand.weights = {1, 0, 0, 0};
  e.demand.current = elastic;
  e.options[elastic] = with_score(60, 100);
  e.options[standard] = with_score(90, 10);
  decide(e, world, Breadth::options);
  CHECK(e.option == standard);
  CHECK_FALSE(e.move);
  e.options[standard] = with_score(62, 10);  // leads by two points
  decide(e, world, Breadth::options);
  CHECK(e.option == elastic);
  REQUIRE(e.move);
  CHECK(e.move->option == standard);
  CHECK(e.move->saves == Usd(90));
  e.options[standard] = with_score(90, 101);  // costs more
  decide(e, world, Breadth::options);
  CHECK(e.option == elastic);
  e.demand.weights = {0, 1, 0, 0};  // which does not matter
  decide(e, world, Breadth::options);
  CHECK(e.option == standard);
  e.options[elastic].eligible = false;
  e.demand.weights = {1, 0, 0, 0};
  decide(e, world, Breadth::options);
  CHECK(e.option == standard);
}

TEST_CASE("of the same score the faster option is the better one", "[scores]") {
  Evaluation e{.demand = {}, .options = {}, .option = {}, .move = {}};
  const std::size_t standard = *option_index("s3.standard");
  const std::size_t express = *option_index("s3.express");
  e.options[standard] = with_score(80, 10);
  e.options[express] = with_score(80, 10);
  e.options[standard].way_speeds[0].latency.ratio = 100;
  e.options[express].way_speeds[0].latency.ratio = 1000;
  CHECK(best_among(e, ~OptionMask{0}) == express);
  e.options[standard] = with_score(80.1, 10);
  CHECK(best_among(e, ~OptionMask{0}) == standard);
}

#include "rank/plan.hpp"
#include "rank/evaluation.hpp"
#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/switching_rules.hpp"

using namespace storeadvise;

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
  d.reads = {.bytes = Bytes(400 * kGiB),
             .operations = Count(400),
             .request = Bytes(kGiB),
             .required = {},
             .active = hours(100)};
  const World world{c, staged, embedded_roles()};
  CHECK(service_of(evaluate(d, world, Breadth::winner)) == Service::efs);
  CHECK(outcome(d, world).service == Service::efs);
  const Profile profile = profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d",
    "role": "training_data", "size": "100 GB", "object_size": "1 GB", "reads": {"passes_per_month": 4}}]})");
  const QuickResult quick = evaluate_profile(profile, world);
  CHECK(quick.outcomes[0].service == Service::efs);
  CHECK(quick.pattern == PortfolioPattern::efs_shared);
  d.local_storage = Bytes(200 * kGiB);
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
  bucket.ways[0].bill.add(Item::storage, GbMonths(51200), PricePerGbMonth{c.price("s3.standard.storage")});
  bucket.ways[0].bill.add(Item::old_versions, GbMonths(100), PricePerGbMonth{c.price("s3.standard.storage")},
                          GbMonths(51200));
  bucket.ways[0].bill.add(Item::put_requests, Count(1000), PricePerRequest{c.price("s3.standard.put")});
  bucket.ways[0].waiting.usd = Usd(3);
  OptionEvaluation file_system;
  file_system.ways.resize(1);
  file_system.ways[0].bill.add(Item::storage, GbMonths(10), PricePerGbMonth{c.price("efs.standard.storage")});
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

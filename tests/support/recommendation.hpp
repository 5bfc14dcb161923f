#pragma once

#include "storeadvise/recommendation.hpp"
#include "support/fixtures.hpp"

namespace storeadvise {

/// An option with one way to it, whose bill is one line of storage.
inline OptionReport option_report(const Catalog& catalog, std::string_view id, std::string_view price,
                                  double gb, double score) {
  OptionReport o;
  o.option = *option_index(id);
  o.eligible = true;
  o.scores = Scores{score, score, score, score, score};
  o.outlook_usd = 1200;
  AccessReport way;
  way.eligible = true;
  way.estimate.access = kOptions[o.option].service == Service::s3 ? Access::stream : Access::direct;
  way.estimate.bill.add(Item::storage, GbMonths(gb), PricePerGbMonth{catalog.price(price)});
  way.estimate.latency = {Seconds(0.032), Seconds(0.071), Seconds(0.126), Seconds(0.06)};
  way.estimate.throughput.read = BytesPerSecond(100 * kMiB);
  way.estimate.throughput.read_bottleneck = Bottleneck::concurrency;
  o.accesses.push_back(way);
  return o;
}

/// One data set of 100 GB: s3.standard at $2.30 wins with 87.25 points against efs.bursting at $30.
inline Recommendation small_recommendation(const Catalog& catalog) {
  Recommendation r;
  r.catalog_id = "aws";
  r.region = "us-east-1";
  r.prices_as_of = "2025-10-22";
  r.performance_as_of = "2026-10-01";
  r.profile_name = "team";
  r.summary.pattern = PortfolioPattern::s3_primary;
  r.summary.bill = r.summary.all_on_s3.bill = Usd(2.3);
  r.summary.all_on_efs = {.feasible = false, .blocked_by = {"images"}, .bill = {}, .waiting = {}};
  DataSetReport set;
  set.name = "images";
  set.demand = quiet_demand();
  set.demand.reads.operations = Count(1000);
  set.options.push_back(option_report(catalog, "s3.standard", "s3.standard.storage", 100, 87.25));
  set.options.push_back(option_report(catalog, "efs.bursting", "efs.standard.storage", 100, 75));
  OptionReport out = option_report(catalog, "s3.deep_archive", "s3.deep_archive.storage", 100, 0);
  out.eligible = out.accesses[0].eligible = false;
  out.scores.reset();
  out.rejected_by = {{"restore-hours", "It takes 12 hours."}};
  set.options.push_back(out);
  set.verdict = {.service = Service::s3,
                 .option = option_index("s3.standard"),
                 .access = Access::stream,
                 .score = 87.25,
                 .runner_up = option_index("efs.bursting"),
                 .margin = 12.25,
                 .move = {},
                 .close_call = false,
                 .holds_in = 0.97,
                 .holds_option_in = {},
                 .flips = {{.path = "datasets.images.reads.request_size",
                            .below = true,
                            .value = 49152,
                            .now = 65536,
                            .shown = "48 KB",
                            .to = Service::efs,
                            .assumed = true}},
                 .levers = {},
                 .low_confidence = {}};
  set.reasons = {{.rule = "large",
                  .effect = Effect::favours,
                  .service = Service::s3,
                  .options = 1,
                  .points = 15,
                  .text = "Large objects.",
                  .source = "a book",
                  .against_numbers = {}}};
  set.assumptions = {{"datasets.images.reads.clients", "4", "4", "role training_data"}};
  r.datasets.push_back(set);
  return r;
}

}  // namespace storeadvise

#include <algorithm>

#include "report/text/chart.hpp"
#include "report/text/names.hpp"
#include "report/text/words.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"
#include "support/recommendation.hpp"
#include "text/utf8.hpp"

using namespace storeadvise;

namespace {

std::string text_of(const Recommendation& r, Look look = {}) {
  look.full = true;
  return to_text(r, *embedded_catalog("aws", "us-east-1"), look);
}

}  // namespace

TEST_CASE("the text answers in its first lines", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const std::string text = text_of(small_recommendation(catalog));
  CHECK(text.starts_with("team — s3_primary: every data set belongs on S3\n"));
  CHECK_THAT(text, ContainsSubstring("recommended  $2.30  not counted  $2.30"));
  CHECK_THAT(text, ContainsSubstring("cannot hold images"));
  CHECK_THAT(text, ContainsSubstring("s3.standard, streamed"));
  CHECK_THAT(text, ContainsSubstring("Score 87.3 of 100, 12.3 points ahead of efs.bursting."));
  CHECK_THAT(text, ContainsSubstring("reads.request_size* below 48 KB (64 KB now): EFS wins"));
  CHECK_THAT(text, ContainsSubstring("x s3.deep_archive: It takes 12 hours. [restore-hours]"));
  CHECK_THAT(text, ContainsSubstring("role training_data: reads.clients 4"));
  CHECK_THAT(text, ContainsSubstring("Storage  $2.30  100 GB-months x $0.023 (s3.standard.storage)"));
}

TEST_CASE("without colour there are no escapes, and 80 columns are enough", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const std::string text = text_of(small_recommendation(catalog));
  CHECK(text.find('\x1b') == std::string::npos);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    CAPTURE(text.substr(at, end - at));
    CHECK(columns(text.substr(at, end - at)) <= 80);
    at = end + 1;
  }
}

TEST_CASE("headings are no wider than the terminal", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  CHECK_THAT(text_of(small_recommendation(catalog), {.width = 40}),
             ContainsSubstring("\n\n  Options (USD a month; p50 is the\n  median time of one read)\n"));
}

TEST_CASE("colour adds escapes and nothing else", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const Recommendation r = small_recommendation(catalog);
  Look look;
  look.colour = true;
  std::string coloured = text_of(r, look);
  CHECK(coloured.find('\x1b') != std::string::npos);
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b'))
    coloured.erase(at, coloured.find('m', at) - at + 1);
  CHECK(coloured == text_of(r));
}

TEST_CASE("a verdict hangs on what is assumed where that may well be otherwise", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  Flip& flip = r.datasets[0].verdict.flips[0];  // below 48 KB EFS wins
  const auto hangs = [&](double now) {
    flip.now = now;
    return text_of(r).find("hangs on an assumed input (*): state reads.request_size to") != std::string::npos;
  };
  CHECK(hangs(48 * kKiB));
  CHECK(hangs(4 * 48 * kKiB));
  CHECK_FALSE(hangs(4 * 48 * kKiB + 1));  // a role's figure is not as far off as this
  flip.below = false;
  CHECK(hangs(12 * kKiB));
  CHECK_FALSE(hangs(12 * kKiB - 1));
  flip.assumed = false;
  CHECK_FALSE(hangs(48 * kKiB));
}

TEST_CASE("old prices are warned of, and quiet keeps to the summary", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  const auto aged = [&](double days, bool quiet) {
    Look look;
    look.quiet = quiet;
    r.prices_age_days = days;
    return text_of(r, look);
  };
  CHECK_THAT(aged(181.5, false), ContainsSubstring("older than 180 days"));
  CHECK_THAT(aged(181.5, false), ContainsSubstring("prices of 2025-10-22 (181 days old)"));
  CHECK_THAT(aged(1, false), ContainsSubstring("prices of 2025-10-22 (1 day old)"));
  CHECK(aged(180, false).find("older than") == std::string::npos);
  CHECK(aged(181, true).find("older than") == std::string::npos);
  CHECK_THAT(aged(181, true), ContainsSubstring("(181 days old)"));
  CHECK(aged(1, true).find("Options") == std::string::npos);
}

TEST_CASE("the bottleneck is told with its figures", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.network = BytesPerSecond(12.5e9);
  d.reads.clients = Count(4);
  d.reads.streams = Count(16);
  Estimate e;
  const auto said = [&](Bottleneck bottleneck, std::string_view option) {
    e.throughput.read_bottleneck = bottleneck;
    e.throughput.read = BytesPerSecond(300 * kMiB);
    return bottleneck_text(Direction::read, e, kOptions[*option_index(option)], d, catalog);
  };
  CHECK(said(Bottleneck::none, "s3.standard").empty());
  CHECK(said(Bottleneck::network, "s3.standard") == "network of 4 clients (4 x 100 Gbit/s)");
  CHECK(said(Bottleneck::concurrency, "s3.standard") == "4 clients x 16 streams, one request in flight each");
  CHECK(said(Bottleneck::client_limit, "efs.elastic") == "EFS gives one client 1,500 MiB/s");
  CHECK(said(Bottleneck::client_limit, "efs.bursting") == "EFS gives one client 500 MiB/s");
  CHECK(said(Bottleneck::service_limit, "efs.bursting") == "EFS gives all clients together 300 MiB/s");
  CHECK(said(Bottleneck::request_rate, "s3.standard") == "5,500 GETs a second on 1 prefix");
}

TEST_CASE("things are counted whole, and months by their parts", "[report]") {
  CHECK(with_unit(361432883.82, "request") == "361,432,884 requests");
  CHECK(with_unit(0.25, "request") == "0.25 requests");
  CHECK(with_unit(201.99, "GB-month") == "201.99 GB-months");
}

TEST_CASE("advice on others names them, of several data sets too, and none is on what is ruled out",
          "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  const auto about = [](const char* id, const char* text) {
    Reason reason{};
    reason.rule = "a-rule";
    reason.effect = Effect::advises;
    reason.text = text;
    reason.options = OptionMask{1} << *option_index(id);
    return reason;
  };
  r.datasets.front().reasons = {about("efs.bursting", "Watch the credits."),
                                about("s3.standard", "Turn it on."),
                                about("s3.deep_archive", "Wait for it.")};
  CHECK_THAT(text_of(r), ContainsSubstring("efs.bursting: Watch the credits. [a-rule]"));
  r.datasets.push_back(r.datasets.front());
  const std::string text = text_of(r);
  CHECK_THAT(text, ContainsSubstring("every data set: efs.bursting: Watch the credits. [a-rule]"));
  CHECK_THAT(text, ContainsSubstring("every data set: Turn it on. [a-rule]"));
  CHECK(text.find("Wait for it.") == std::string::npos);
}

TEST_CASE("a close call that no single input turns is told as one", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  Verdict& verdict = r.datasets.front().verdict;
  verdict.holds_in = 0.5;
  verdict.flips.clear();
  for (const bool close : {true, false}) {
    verdict.close_call = close;
    CHECK_THAT(text_of(r),
               ContainsSubstring(close ? "Little leads, but no single input" : "No single input"));
  }
}

TEST_CASE("a close call is told with the share that makes it one", "[report]") {
  Verdict v;
  CHECK(holds_share(v).empty());
  v.holds_in = 0.55;
  CHECK(holds_share(v).empty());  // nothing that could hold
  v.option = option_index("s3.standard");
  v.close_call = true;
  CHECK(holds_share(v) == "55 %");
  v.holds_in = 1;
  CHECK(holds_share(v).empty());
  v.close_call = false;
  CHECK(holds_share(v) == "100 %");
}

TEST_CASE("a rejection by a need that is assumed carries the mark of assumed inputs", "[report]") {
  DataSetReport set;
  for (const std::string_view need : kNeedNames) {
    std::string rule = "need-" + std::string(need);
    std::ranges::replace(rule, '_', '-');
    CAPTURE(rule);
    CHECK(std::ranges::any_of(embedded_rules().rules, [&](const Rule& r) { return r.id == rule; }));
    set.assumptions.clear();
    CHECK(mark_of_assumed(set, {rule, "It lacks it."}).empty());
    set.assumptions.emplace_back();
    set.assumptions.back().path = "datasets.images.needs";
    CHECK(mark_of_assumed(set, {rule, "It lacks it."}) == "*");
  }
  CHECK(mark_of_assumed(set, {"restore-hours", "It takes 12 hours."}).empty());
}

TEST_CASE("a catalog without dates is said to have none", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  r.prices_as_of = r.performance_as_of = "undated";
  CHECK_THAT(text_of(r), ContainsSubstring("its prices and performance figures carry no date."));
  r.performance_as_of = "2026-10-01";
  CHECK_THAT(text_of(r), ContainsSubstring("prices without a date, performance of 2026-10-01."));
}

TEST_CASE("waiting names the rate that is missed", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  r.datasets[0].demand.hosts = Count(1);
  r.datasets[0].demand.usd_per_hour = UsdPerHour(1);
  Estimate& e = r.datasets[0].options[0].accesses[0].estimate;
  e.waiting.time = e.waiting.training = hours(2);
  const auto says = [&](double read, double write, const char* what) {
    e.throughput.required_read = e.throughput.required_write = BytesPerSecond(10);
    e.throughput.held_read = BytesPerSecond(read);
    e.throughput.held_write = BytesPerSecond(write);
    CHECK_THAT(text_of(r), ContainsSubstring(std::string("(") + what + " 2 h)"));
  };
  says(9, 10, "reading");
  says(10, 9, "writing");
  says(9, 9, "reading and writing");
}

TEST_CASE("reasons about the chosen option come first, those about others name them", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  auto& reasons = r.datasets.front().reasons;
  const auto add = [&](const char* rule, Effect effect, std::string_view pattern, const char* text) {
    reasons.push_back({.rule = rule,
                       .effect = effect,
                       .service = Service::none,
                       .options = options_matching(pattern),
                       .points = -20,
                       .text = text,
                       .source = "a book",
                       .against_numbers = {}});
  };
  add("mounts", Effect::favours, "efs.*", "Files lie on a mount.");
  add("thaws", Effect::favours, "s3.deep_archive", "It has to thaw.");
  add("watch-credits", Effect::advises, "efs.bursting*", "Watch the credits.");
  const std::string text = text_of(r);
  CHECK(text.find("Large objects. [large +15]") <
        text.find("efs.bursting: Files lie on a mount. [mounts -20]"));
  CHECK_THAT(text, ContainsSubstring("s3.deep_archive: It has to thaw. [thaws -20]"));
  CHECK_THAT(text, ContainsSubstring("efs.bursting: Watch the credits. [watch-credits]"));
}

TEST_CASE("families of options are told by their names", "[report]") {
  const OptionMask all = options_matching("*");
  CHECK(option_names(all, all) == "every option");
  CHECK(option_names(options_matching("s3.*"), all) == "S3");
  CHECK(option_names(options_matching("efs.onezone_*") | options_matching("s3.express"), all) ==
        "EFS One Zone, s3.express");
  CHECK(option_names(options_matching("s3.express"), options_matching("s3.express")) == "s3.express");
  CHECK(with_unit(1, "request") == "1 request");
  CHECK(with_unit(0.5, "GB-month") == "0.5 GB-months");
  CHECK(with_unit(2048, "GB") == "2,048 GB");
}

TEST_CASE("a chart is as wide as it is told, however short the labels beside it are", "[report]") {
  Chart chart{
      .width = 40, .height = 3, .curves = {}, .heights = {}, .marks = {}, .strip = {}, .strip_places = {}};
  chart.curves = {{'S', {{0, 0.5}, {1, 0.5}}}};
  chart.strip = "S";
  chart.strip_places = {0};
  for (const char* label : {"$0", "$12", "$1,234"}) {
    chart.heights = {{0.0, label}};
    const std::string drawn = draw(chart);
    for (std::size_t at = 0; at < drawn.size(); at = drawn.find('\n', at) + 1)
      CHECK(drawn.find('\n', at) - at <= 40);
  }
}

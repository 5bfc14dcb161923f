#include "rank/reasons.hpp"
#include "support/fixtures.hpp"
#include "support/switching_rules.hpp"

using namespace storeadvise;

namespace {

const std::size_t kStandard = *option_index("s3.standard");
const std::size_t kExpress = *option_index("s3.express");
const std::size_t kElastic = *option_index("efs.elastic");
const std::size_t kBursting = *option_index("efs.bursting");
const std::size_t kFiles = *option_index("hybrid.s3_files");

const char* const kRules = R"({"rules_version": 1, "rules": [
  {"id": "small", "effect": "favours", "options": ["efs.*"], "points": 5, "text": "{option.id} is a file system.", "source": "a"},
  {"id": "against", "effect": "favours", "options": ["efs.*"], "points": -7, "text": "B.", "source": "a"},
  {"id": "objects", "effect": "favours", "options": ["s3.standard"], "points": 6, "text": "C.", "source": "a"},
  {"id": "none-of-it", "effect": "favours", "options": ["s3.deep_archive"], "points": 30, "text": "D.", "source": "a"},
  {"id": "both", "effect": "favours", "options": ["s3.express", "hybrid.s3_files"], "points": 0.5, "text": "{option.id}.", "source": "a"},
  {"id": "note", "effect": "advises", "text": "{option.id} it is.", "source": "a"},
  {"id": "note-efs", "effect": "advises", "options": ["efs.*"], "text": "{option.id} it may be.", "source": "a"},
  {"id": "later", "when": {">": [{"var": "dataset.size_gb"}, 500]}, "effect": "advises", "text": "E.", "source": "a"},
  {"id": "not-this", "effect": "forbids", "options": ["s3.express"], "text": "{option.id}, no.", "source": "a"},
  {"id": "no-locks", "when": {"var": "needs.file_locking"}, "effect": "requires", "capability": "file_locking", "text": "F.", "source": "a"}]})";

const Catalog& catalog() {
  static const Catalog c = *embedded_catalog("aws", "us-east-1");
  return c;
}

const RuleBook& rules() {
  static const RuleBook book = read_rules(kRules, "").value();
  return book;
}

OptionEvaluation option_at(double usd, double seconds, double score) {
  OptionEvaluation o;
  o.ways.resize(1);
  o.eligible = o.way_eligible[0] = true;
  o.ways[0].waiting.usd = Usd(usd);
  o.ways[0].latency.read_p50 = o.ways[0].latency.read_p95 = o.ways[0].latency.read_p99 = Seconds(seconds);
  o.ways[0].latency.write_p50 = Seconds(seconds);
  o.scores.total = score;
  return o;
}

/// S3 at $20 and 30 ms wins over EFS Elastic and Bursting, Express and S3 Files.
Evaluation shop() {
  Evaluation e;
  e.options[kStandard] = option_at(20, 0.03, 90);
  e.options[kElastic] = option_at(1234.5, 0.004, 60);
  e.options[kBursting] = option_at(99.99, 0.005, 70);
  e.options[kExpress] = option_at(150, 0.005, 50);
  e.options[kFiles] = option_at(40, 0.02, 40);
  return e;
}

Verdict verdict_for(std::optional<std::size_t> option) {
  Verdict v;
  v.option = option;
  if (option) v.service = kOptions[*option].service;
  return v;
}

std::vector<Reason> told(const Demand& d, const Evaluation& e, const Verdict& v) {
  const Profile profile;
  return reasons(d, e, v, catalog(), rules());
}

/// A data set that is read.
Demand read_often() {
  Demand d = quiet_demand();
  d.reads.operations = Count(0.5);
  return d;
}

Reason reason(const std::string& id, const Evaluation& e, const Verdict& v, const Demand& d = read_often()) {
  for (const Reason& r : told(d, e, v))
    if (r.rule == id) return r;
  FAIL("no reason " << id);
  return {};
}

std::string against(const Evaluation& e, const Demand& d = read_often()) {
  return reason("small", e, verdict_for(kStandard), d).against_numbers;
}

}  // namespace

TEST_CASE("reasons come by their points, whatever the sign, and equals as in the book", "[reasons]") {
  std::vector<std::string> ids;
  for (const Reason& r : told(read_often(), shop(), verdict_for(kStandard))) ids.push_back(r.rule);
  CHECK(ids == std::vector<std::string>{"against", "objects", "small", "both", "note", "note-efs"});
}

TEST_CASE("a reason names the service that all its options belong to", "[reasons]") {
  const auto service = [](const char* id) { return reason(id, shop(), verdict_for(kStandard)).service; };
  CHECK(service("small") == Service::efs);
  CHECK(service("objects") == Service::s3);
  CHECK(service("both") == Service::none);
  CHECK(service("note") == Service::none);
  CHECK(reason("small", shop(), verdict_for(kStandard)).points == 5);
}

TEST_CASE("a sentence is told with the winner, or the best option that it is about", "[reasons]") {
  const auto text = [](const char* id, const Evaluation& e, std::optional<std::size_t> winner) {
    return reason(id, e, verdict_for(winner)).text;
  };
  CHECK(text("note", shop(), kStandard) == "s3.standard it is.");
  CHECK(text("small", shop(), kStandard) == "efs.bursting is a file system.");
  CHECK(text("small", shop(), kElastic) == "efs.elastic is a file system.");
  CHECK(text("both", shop(), kFiles) == "hybrid.s3_files.");
  Evaluation even = shop();
  even.options[kElastic].scores.total = 70;
  CHECK(text("small", even, kStandard) == "efs.elastic is a file system.");  // the first of equals
  Evaluation out = shop();
  for (OptionEvaluation& o : out.options) o.eligible = false;
  CHECK(text("small", out, std::nullopt) == "efs.elastic is a file system.");
  CHECK(text("note", out, std::nullopt) == "s3.standard it is.");
  out.options[kElastic].ways = out.options[kStandard].ways = {};  // not offered
  CHECK(text("note-efs", out, std::nullopt) == "efs.bursting it may be.");
  CHECK(text("note", out, std::nullopt) == "s3.express it is.");
}

TEST_CASE("a rule about options that are not offered is no reason", "[reasons]") {
  Evaluation e = shop();
  e.options[kElastic].ways = e.options[kBursting].ways = {};
  for (const Reason& r : told(read_often(), e, verdict_for(kStandard))) {
    CHECK(r.rule != "small");
    CHECK(r.rule != "note-efs");
    CHECK(r.rule != "none-of-it");
  }
}

TEST_CASE("where a rule of thumb and the figures differ, both are told", "[reasons]") {
  CHECK(
      against(shop()) ==
      "The rule of thumb points to efs.bursting, the figures to s3.standard: on s3.standard the month costs "
      "$20.00 with waiting and a read takes 30 ms, on efs.bursting $99.99 and 5 ms.");
  Evaluation dear = shop();
  dear.options[kBursting].ways[0].waiting.usd = Usd(100);
  CHECK_THAT(against(dear), ContainsSubstring("on efs.bursting $100 and"));
  dear.options[kBursting].ways[0].waiting.usd = Usd(1234.5);
  CHECK_THAT(against(dear), ContainsSubstring("on efs.bursting $1,235 and"));
}

TEST_CASE("figures that speak for the rule's option too are not told against it", "[reasons]") {
  Evaluation e = shop();
  e.options[kBursting] = option_at(20, 0.03, 70);  // neither dearer nor slower
  CHECK(against(e).empty());
  e.options[kBursting] = option_at(20, 0.031, 70);
  CHECK_FALSE(against(e).empty());
  e.options[kBursting] = option_at(19, 0.045, 70);  // cheaper, and 1.5 times slower
  CHECK_FALSE(against(e).empty());
  e.options[kBursting] = option_at(19, 0.005, 70);
  CHECK(against(e).empty());
  e.options[kBursting] = option_at(21, 0.005, 70);
  CHECK_FALSE(against(e).empty());
  e.options[kBursting].eligible = e.options[kElastic].eligible = false;
  CHECK(against(e).empty());
}

TEST_CASE("only a rule that favours others than the winner is told against the figures", "[reasons]") {
  CHECK_FALSE(reason("both", shop(), verdict_for(kStandard)).against_numbers.empty());
  CHECK(reason("objects", shop(), verdict_for(kStandard)).against_numbers.empty());
  CHECK(reason("against", shop(), verdict_for(kStandard)).against_numbers.empty());
  CHECK(reason("note-efs", shop(), verdict_for(kStandard)).against_numbers.empty());
  CHECK(reason("small", shop(), verdict_for(kBursting)).against_numbers.empty());
  CHECK(reason("small", shop(), verdict_for(std::nullopt)).against_numbers.empty());
}

TEST_CASE("what takes its time is named: a load, a checkpoint, a read, or a write", "[reasons]") {
  Evaluation e = shop();
  for (OptionEvaluation& o : e.options)
    for (Estimate& way : o.ways) way.times.load = way.times.checkpoint_write = Seconds(60);
  e.options[kStandard].ways[0].times.load = Seconds(120);
  Demand d = quiet_demand();
  CHECK_THAT(against(e, d), ContainsSubstring("a write takes"));
  d.reads.operations = Count(0.5);
  CHECK_THAT(against(e, d), ContainsSubstring("a read takes 30 ms"));
  d.checkpoint_writes = Count(0.5);
  CHECK_THAT(against(e, d), ContainsSubstring("a checkpoint takes 1 min"));
  d.starts = Count(0.5);
  CHECK_THAT(against(e, d), ContainsSubstring("a load takes 2 min"));
}

TEST_CASE("an option is rejected by the rules about it that hold", "[reasons]") {
  const auto ids = [&](const Demand& d, std::size_t option) {
    std::vector<std::string> found;
    for (const Rejection& r : RuledOutBy(d, catalog(), rules())(option, shop().options[option].ways[0]))
      found.push_back(r.rule + ": " + r.text);
    return found;
  };
  Demand d = read_often();
  CHECK(ids(d, kStandard).empty());
  CHECK(ids(d, kExpress) == std::vector<std::string>{"not-this: s3.express, no."});
  d.needs.insert(Need::file_locking);
  CHECK(ids(d, kStandard) == std::vector<std::string>{"no-locks: F."});
  CHECK(ids(d, kElastic).empty());
  CHECK(ids(d, kExpress) == std::vector<std::string>{"no-locks: F.", "not-this: s3.express, no."});
}

TEST_CASE("neighbours are told for what the options failed on", "[reasons]") {
  DataSetReport report;
  report.options.resize(2);
  CHECK(neighbours(report).empty());
  report.options[1].rejected_by = {{"max-latency", "Too late."}, {"required-throughput", "Too slow."}};
  const auto found = neighbours(report);
  REQUIRE(found.size() >= 2);
  CHECK_THAT(found[0].what, ContainsSubstring("FSx for Lustre, when many hosts"));
  CHECK(found[0].answers == "required-throughput or max-latency");
  CHECK(found[1].answers == "max-latency");
}

TEST_CASE("an option that failed itself is not what to look at", "[reasons]") {
  DataSetReport report;
  report.options.resize(2);
  report.options[0].option = kElastic;
  report.options[0].rejected_by = {{.rule = "max-latency", .text = ""}};
  report.options[1].option = kExpress;
  const auto is_told = [&] {
    return std::ranges::any_of(neighbours(report),
                               [](const Referral& r) { return r.what.starts_with("S3 Express One Zone, "); });
  };
  CHECK(is_told());
  report.options[1].rejected_by = report.options[0].rejected_by;
  CHECK_FALSE(is_told());
}

TEST_CASE("lookups that are too slow on every option hear of key-value stores first", "[reasons]") {
  DataSetReport report;
  report.options.resize(1);
  report.options[0].rejected_by = {{.rule = "max-latency", .text = ""}};
  const auto first_of = [&](Role role) {
    report.role = role;
    const auto found = neighbours(report);
    return found.empty() ? std::string() : found.front().what;
  };
  CHECK(first_of(Role::inference_cache).starts_with("ElastiCache, "));
  CHECK(first_of(Role::feature_store).starts_with("ElastiCache, "));
  CHECK(first_of(Role::training_data).starts_with("FSx for Lustre, "));
}

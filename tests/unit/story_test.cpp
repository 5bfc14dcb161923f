#include "report/story/story.hpp"

#include "report/story/advice.hpp"
#include "report/text/table.hpp"
#include "report/text/why.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"
#include "support/recommendation.hpp"
#include "text/digits.hpp"
#include "text/xml.hpp"

using namespace storeadvise;

TEST_CASE("the rival is the best plain option of the other service, eligible ones first", "[story]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  DataSetReport& set = r.datasets.front();
  REQUIRE(rival_of(set) != nullptr);
  CHECK(kOptions[rival_of(set)->option].id == "efs.bursting");
  set.options.push_back(option_report(catalog, "efs.elastic", "efs.standard.storage", 100, 80));
  set.options.push_back(option_report(catalog, "hybrid.s3_files", "s3.standard.storage", 100, 86));
  CHECK(kOptions[rival_of(set)->option].id == "efs.elastic");  // a hybrid is not what a reader asks about
  set.options[3].eligible = false;
  set.options[3].scores.reset();
  set.options[3].rejected_by = {{"need", "It lacks what is needed."}};
  CHECK(kOptions[rival_of(set)->option].id == "efs.bursting");
  set.verdict.option.reset();
  CHECK(rival_of(set) == nullptr);
}

TEST_CASE("reasons are in dollars where cost decides, and name the rule where one does", "[story]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  DataSetReport& set = r.datasets.front();
  set.demand.weights = {1, 0, 0, 0};
  CHECK(decisive_reasons(set, catalog) ==
        std::vector<std::string>{"efs.bursting charges $30.00 a month for Storage (100 GB-months at $0.30); "
                                 "s3.standard charges $2.30 (100 GB-months at $0.023)."});
  set.demand.weights = {0, 0, 0, 1};
  CHECK(decisive_reasons(set, catalog) ==
        std::vector<std::string>{"For s3.standard: Large objects. [large]"});
  OptionReport& rival = set.options[1];
  rival.eligible = false;
  rival.rejected_by = {{"need", "It lacks what is needed."}};
  CHECK(decisive_reasons(set, catalog) ==
        std::vector<std::string>{"All of EFS is ruled out: It lacks what is needed. [need]"});
}

TEST_CASE("a rate that is missed is told with what it costs", "[story]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  DataSetReport& set = r.datasets.front();
  set.demand.weights = {1, 0, 0, 0};
  set.demand.reads.clients = Count(4);
  set.demand.reads.streams = Count(4);
  Estimate& e = set.options[1].accesses[0].estimate;
  e.throughput.required_read = BytesPerSecond(200 * kMiB);
  e.throughput.held_read = BytesPerSecond(100 * kMiB);
  e.waiting.time = e.waiting.training = hours(1135);
  e.waiting.usd = Usd(24917);
  CHECK(decisive_reasons(set, catalog).front() ==
        "efs.bursting gives 100 MB/s of the 200 MB/s required (4 clients x 4 streams, one request in flight "
        "each): 1,135 host-hours wait, $24,917.00 a month. s3.standard gives 100 MB/s.");
}

TEST_CASE("close calls are told first, then the dearest", "[story]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  for (const auto& [name, gb, close] : {std::tuple("dear", 900.0, false), std::tuple("close", 1.0, true),
                                        std::tuple("homeless", 1.0, false)}) {
    DataSetReport set = small_recommendation(catalog).datasets.front();
    set.name = name;
    set.options[0] = option_report(catalog, "s3.standard", "s3.standard.storage", gb, 87);
    set.verdict.close_call = close;
    if (set.name == "homeless") set.verdict.option.reset();
    r.datasets.push_back(set);
  }
  std::vector<std::string> names;
  for (const DataSetReport* set : in_telling_order(r)) names.push_back(set->name);
  CHECK(names == std::vector<std::string>{"homeless", "close", "dear", "images"});
}

TEST_CASE("why sets two options beside each other, line by line", "[story]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const Recommendation r = small_recommendation(catalog);
  const DataSetReport& set = r.datasets.front();
  const std::string text = why_text(set, set.options[1], catalog, {});
  CHECK_THAT(text, ContainsSubstring("images: why s3.standard and not efs.bursting\n"));
  CHECK_THAT(text, ContainsSubstring("Storage (s3.standard.storage)         $2.30             -"));
  CHECK_THAT(text, ContainsSubstring("Storage (efs.standard.storage)            -        $30.00"));
  CHECK_THAT(why_markdown(set, set.options[2], catalog),
             ContainsSubstring("It takes 12 hours. \\[restore-hours\\] | holds | ruled out |"));
}

TEST_CASE("a report is an answer a data set unless all of it is asked for", "[story]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const Recommendation r = small_recommendation(catalog);
  const std::string brief = to_text(r, catalog, {});
  CHECK_THAT(brief, ContainsSubstring("beats   efs.bursting, which costs $30.00 a month: $27.70 more."));
  CHECK_THAT(brief, ContainsSubstring("Waiting is not counted: what the compute costs is not known."));
  CHECK_THAT(brief, !ContainsSubstring("Ruled out"));
  Look look;
  look.full = true;
  CHECK_THAT(to_text(r, catalog, look), ContainsSubstring("Ruled out"));
  look.datasets = {"another"};
  CHECK_THAT(to_text(r, catalog, look), !ContainsSubstring("Ruled out"));
}

TEST_CASE("a rival that costs less is told as one that was not chosen", "[story]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  OptionReport& rival = r.datasets.front().options[1];
  rival = option_report(catalog, "efs.bursting", "s3.standard.storage", 90, 75);
  CHECK_THAT(to_text(r, catalog, {}),
             ContainsSubstring("chosen  over efs.bursting, though efs.bursting costs $0.23 less a month:"));
  rival = option_report(catalog, "efs.bursting", "s3.standard.storage", 100.0001, 75);
  CHECK_THAT(to_text(r, catalog, {}),
             ContainsSubstring("beats   efs.bursting, which costs as much: $2.30 a month."));
}

TEST_CASE("a checkpoint that is not written in time is told of", "[story]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  DataSetReport& set = r.datasets.front();
  set.demand.checkpoint_every = Seconds(1800);
  std::optional<Seconds>& written = set.options[0].accesses[0].estimate.times.checkpoint_write;
  written = Seconds(1800);
  CHECK_THAT(to_text(r, catalog, {}), !ContainsSubstring("A checkpoint takes"));
  written = Seconds(2040);
  CHECK_THAT(to_text(r, catalog, {}),
             ContainsSubstring("late    A checkpoint takes 34 min to write, longer than the 30 min"));
}

TEST_CASE("of two wrapping columns the second gives way before a word of the first is torn", "[story]") {
  const std::vector<Column> head{{.title = "on", .right = false, .wraps = true},
                                 {.title = "holds in", .right = false, .wraps = true}};
  const std::vector<Cells> rows{{"efs.onezone_bursting+ia, mounted", "55 %, close call"}};
  CHECK(table(head, rows, 36) ==
        "on                        holds in\n"
        "efs.onezone_bursting+ia,  55\u00a0%,\n"
        "mounted                   close call\n");
}

TEST_CASE("a table that is too wide is a list", "[story]") {
  const std::vector<Column> head{{.title = "name"}, {.title = "bill", .right = true}, {.title = "total"}};
  const std::vector<Cells> rows{{"a-long-name-of-some-kind", "$1,234.00", "$1,234.00"}};
  CHECK(table(head, rows, 60) ==
        "name                           bill  total\na-long-name-of-some-kind  $1,234.00  $1,234.00\n");
  CHECK(table(head, rows, 32) == "a-long-name-of-some-kind\n    bill $1,234.00, total\n    $1,234.00\n");
}

TEST_CASE("text for XML and HTML is escaped once", "[story]") {
  CHECK(xml_text("a<b>&\"c\"") == "a&lt;b&gt;&amp;&quot;c&quot;");
  CHECK(xml_text(std::string("\x01\xff", 2)) == "&#xFFFD;&#xFFFD;");
  CHECK(xml_text("\u202e") == "&#x202E;");
}

TEST_CASE("thousands are separated", "[story]") {
  CHECK(separated("1281167") == "1,281,167");
  CHECK(separated("-1281167.25") == "-1,281,167.25");
  CHECK(separated("-128") == "-128");
  CHECK(separated("999") == "999");
}

TEST_CASE("a sum of waiting is none only where all of it is counted", "[report]") {
  Recommendation r = small_recommendation(*embedded_catalog("aws", "us-east-1"));
  DataSetReport& priced = r.datasets.front();
  priced.demand.usd_per_hour = UsdPerHour(3);
  priced.demand.hosts = Count(2);
  r.datasets.resize(1);
  CHECK(waiting_word(Usd(0), r) == "none");
  r.datasets.push_back(r.datasets.front());
  r.datasets.back().demand.usd_per_hour = UsdPerHour(0);
  CHECK(waiting_word(Usd(0), r) == "not counted");
  CHECK(waiting_word(Usd(4), r) == "$4.00");
}

TEST_CASE("what several neighbours have an answer to is told with the first of them", "[story]") {
  DataSetReport set;
  set.neighbours = {{"EBS, when one host needs a disk.", "need-a"},
                    {"Instance store, when it may be lost.", "need-a"},
                    {"DynamoDB, when keys are looked up.", "need-b"}};
  CHECK(neighbour_sentences(set) ==
        std::vector<std::string>{"Where options fail on need-a, look at EBS, when one host needs a disk.",
                                 "Or at Instance store, when it may be lost.",
                                 "Where options fail on need-b, look at DynamoDB, when keys are looked up."});
}

TEST_CASE("waiting on assumed hosts is marked as assumed", "[story]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  DataSetReport set = small_recommendation(catalog).datasets.front();
  set.demand.usd_per_hour = UsdPerHour(2);
  set.demand.hosts = Count(1);
  Estimate e = set.options.front().estimate();
  const auto told = [&](const std::string& path) {
    set.assumptions = {{.path = path, .value = "1", .shown = "1", .from = "role training_data"}};
    return waiting_word(set, e);
  };
  CHECK(told("datasets.images.compute") == "none");
  e.waiting.usd = Usd(3);
  CHECK(told("datasets.images.compute") == "$3.00*");
  CHECK(told("compute.train.count") == "$3.00*");
  CHECK(told("compute.train.usd_per_hour") == "$3.00*");
  CHECK(told("compute.train.network") == "$3.00");
  CHECK(told("datasets.images.reads.clients") == "$3.00");  // as many as the profile says of hosts
}

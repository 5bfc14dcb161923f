#include "catalog/folder.hpp"
#include "storeadvise/catalog.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

constexpr std::string_view kPrice =
    R"({"id": "s3.standard.storage", "unit": "GB-month", "tiers": [{"usd": 0.02}]})";

/// A catalog whose members after `prices` are given.
std::string with(std::string_view members) {
  return R"({"prices": [)" + std::string(kPrice) + "]" + (members.empty() ? "" : ", ") +
         std::string(members) + "}";
}

Result<Catalog> read(std::string_view members) {
  return read_catalog(with(members), "mine.json", "us-east-1");
}

struct Told {
  std::string code, path, message, hint;
};

/// The only mistake.
Told mistake_in(const std::string& text) {
  const auto catalog = read_catalog(text, "mine.json", "us-east-1");
  REQUIRE_FALSE(catalog);
  REQUIRE(catalog.error().size() == 1);
  const Error& error = catalog.error().front();
  CHECK(error.place.file == "mine.json");
  CHECK(error.place.line == 1);
  CHECK(error.place.column > 0);
  return {error.code, error.path, error.message, error.hint};
}

Told mistake(std::string_view members) { return mistake_in(with(members)); }

Told price_mistake(std::string_view row) {
  return mistake_in(R"({"prices": [)" + std::string(kPrice) + ", " + std::string(row) + "]}");
}

Told figure_mistake(std::string_view row) { return mistake(R"("figures": [)" + std::string(row) + "]"); }

Told instance_mistake(std::string_view row) { return mistake(R"("instances": [)" + std::string(row) + "]"); }

}  // namespace

TEST_CASE("a catalog's header is read strictly", "[catalog]") {
  CHECK(read(R"("catalog_version": 1, "prices_as_of": "2026-02-28", "published": {"AmazonS3": "x"})"));
  CHECK(read(R"("prices_as_of": "undated")"));
  CHECK(mistake(R"("catalog_version": 7)").code == "wrong-version");
  const Told key = mistake(R"("figurs": [])");
  CHECK(key.code == "unknown-key");
  CHECK_THAT(key.hint, ContainsSubstring(R"(did you mean "figures"?)"));
  CHECK(mistake(R"("prices_as_of": 5)").code == "wrong-type");
  CHECK(mistake(R"("prices_as_of": "2026-02-30")").code == "bad-date");
  CHECK(mistake(R"("performance_as_of": "last week")").code == "bad-date");
  CHECK(mistake(R"("whole_object_reads": "yes")").code == "wrong-type");
  CHECK(mistake(R"("published": {"AmazonS3": 1})").path == "published.AmazonS3");
}

TEST_CASE("options are a list of ids, never a word or a number", "[catalog]") {
  CHECK(read("")->options == options_matching("*"));
  CHECK(read(R"("options": ["s3.*"])")->options == options_matching("s3.*"));
  CHECK(mistake(R"("options": "s3.standard")").code == "wrong-type");
  CHECK(mistake(R"("options": 1)").code == "wrong-type");
  CHECK(mistake(R"("options": [1])").path == "options[0]");
  CHECK(mistake(R"("options": ["s3.standrd"])").hint == R"(did you mean "s3.standard"?)");
}

TEST_CASE("a price says everything once, in the unit of its bill, within reason", "[catalog]") {
  const auto price = [](std::string_view id, std::string_view unit, std::string_view rest) {
    return price_mistake(R"({"id": ")" + std::string(id) + R"(", "unit": ")" + std::string(unit) + R"(", )" +
                         std::string(rest) + "}");
  };
  const Told twice = price_mistake(kPrice);
  CHECK(twice.code == "repeated-name");
  CHECK(twice.path == "prices[1].id");
  CHECK(price("s3.standard.put", "request", R"("tiers": [{"usd": 1e308}])").code == "out-of-range");
  CHECK(price("s3.standard.put", "request", R"("tiers": [{"usd": -1}])").path == "prices[1].tiers[0].usd");
  CHECK(price("s3.standard.put", "request", R"("tiers": [{"usd": "1"}])").code == "wrong-type");
  CHECK(price("s3.standard.put", "request", R"("tiers": [{}])").code == "missing-key");
  CHECK(price("s3.standard.put", "request", R"("tiers": [])").code == "missing-key");
  CHECK(price("s3.standard.put", "request", R"("tiers": {"usd": 1})").code == "wrong-type");
  CHECK(price("s3.standard.put", "request", R"("tiers": [{"from": 1, "usd": 1}])").code == "bad-tier");
  CHECK(price("s3.standard.put", "request", R"("tiers": [{"usd": 2}, {"usd": 1}])").path ==
        "prices[1].tiers[1].from");
  CHECK(price("s3.standard.put", "request", R"("tiers": [{"usd": 1, "form": 0}])").code == "unknown-key");
  CHECK(price("s3.standard.put", "GB", R"("tiers": [{"usd": 1}])").hint == R"(expected "request")");
  const Told confidence =
      price("s3.standard.put", "request", R"("tiers": [{"usd": 1}], "confidence": "hgih")");
  CHECK(confidence.code == "unknown-word");
  CHECK(confidence.hint == R"(expected one of: high, medium, low (did you mean "high"?))");
  CHECK_THAT(price("s3.standard.putt", "request", R"("tiers": [{"usd": 1}])").hint,
             ContainsSubstring(R"(did you mean "s3.standard.put"?)"));
}

TEST_CASE("a figure is one that models use, in a unit of its kind", "[catalog]") {
  const Catalog catalog =
      *read(R"("figures": [{"id": "efs.read_latency", "value": 0.001, "unit": "s", "confidence": "low"}])");
  CHECK(catalog.performance.efs_read_latency.count() == Approx(0.001));
  CHECK(catalog.figure("efs.read_latency")->confidence == Confidence::low);
  const Told kind = figure_mistake(R"({"id": "efs.read_latency", "value": 1, "unit": "GiB"})");
  CHECK(kind.path == "figures[0].unit");
  CHECK(kind.message == R"("GiB" is not a time)");
  CHECK(kind.hint == "expected one of: ms, s, h, d");
  const Told id = figure_mistake(R"({"id": "efs.read_latencey", "value": 1, "unit": "ms"})");
  CHECK(id.code == "unknown-figure");
  CHECK_THAT(id.hint, ContainsSubstring(R"(did you mean "efs.read_latency"?)"));
  CHECK(figure_mistake(R"({"id": "efs.read_latency", "unit": "ms"})").code == "missing-key");
  CHECK(figure_mistake(R"({"id": "efs.read_latency", "value": "1", "unit": "ms"})").code == "wrong-type");
  CHECK(figure_mistake(R"({"id": "efs.read_latency", "value": -1, "unit": "ms"})").message ==
        "-1 ms is less than 0 ms");
  CHECK(figure_mistake(R"({"id": "efs.client_max.elastic", "value": 1e300, "unit": "GiB/s"})").code ==
        "out-of-range");
  CHECK(figure_mistake(R"({"id": "efs.inode", "value": 1, "unit": "KiB", "regions": {"eu-west-1": -1}})")
            .path == "figures[0].regions.eu-west-1");
}

TEST_CASE("a figure that is given twice is refused", "[catalog]") {
  constexpr std::string_view kRow = R"({"id": "efs.inode", "value": 1, "unit": "KiB"})";
  CHECK(figure_mistake(std::string(kRow) + ", " + std::string(kRow)).path == "figures[1].id");
}

TEST_CASE("slow requests are never faster than the median", "[catalog]") {
  CHECK(figure_mistake(R"({"id": "s3.p95_factor", "value": 0, "unit": "ratio"})").message ==
        "s3.p95_factor of 0 is less than 1");
  CHECK(figure_mistake(R"({"id": "efs.p99_factor", "value": 1.01, "unit": "ratio"})").path ==
        "figures[0].value");
  CHECK(read(R"("figures": [{"id": "s3.p95_factor", "value": 1, "unit": "ratio"},
                            {"id": "s3.p99_factor", "value": 1, "unit": "ratio"}])"));
}

TEST_CASE("an instance of a catalog has what is calculated with", "[catalog]") {
  CHECK(instance_mistake(R"({"id": "x1.new", "usd_per_hour": {"us-east-1": 1}})").code == "missing-key");
  CHECK(instance_mistake(R"({"id": "x1.new", "network_gbit": 10})").code == "missing-key");
  CHECK(instance_mistake(R"({"id": "g5.xlarge", "usd_per_hour": {"us-east-1": "1"}})").path ==
        "instances[0].usd_per_hour.us-east-1");
  CHECK(instance_mistake(R"({"id": "g5.xlarge", "usd_per_hour": {"us-east-1": -100}})").code ==
        "out-of-range");
  CHECK(instance_mistake(R"({"id": "g5.xlarge", "network_gbit": 0})").code == "out-of-range");
  CHECK(instance_mistake(R"({"id": "g5.xlarge", "network_gbit": 20, "network_burst_gbit": 10})").path ==
        "instances[0].network_burst_gbit");
  CHECK(instance_mistake(R"({"id": "g5.xlarge"}, {"id": "g5.xlarge"})").code == "repeated-name");
}

TEST_CASE("what a catalog says of our instance counts, and the rest of it stays", "[catalog]") {
  const Instance ours = *read("")->instance("g5.xlarge");
  const auto catalog = read(R"("instances": [{"id": "g5.xlarge", "usd_per_hour": {"us-east-1": 50}}])");
  const Instance changed = *catalog->instance("g5.xlarge");
  CHECK(changed.usd_per_hour.at("us-east-1") == 50);
  CHECK(changed.network == ours.network);
  CHECK(changed.accelerators == ours.accelerators);
}

TEST_CASE("all the mistakes of a catalog are told at once", "[catalog]") {
  const auto catalog = read(R"("options": 1, "figures": [{"id": 5}], "instances": [{}], "more": 0)");
  REQUIRE_FALSE(catalog);
  std::vector<std::string> paths;
  for (const Error& error : catalog.error()) paths.push_back(error.path);
  // A figure without a unit and a value, and an instance without an id, a network and prices.
  CHECK(paths == std::vector<std::string>{"options", "figures[0]", "figures[0]", "figures[0].id",
                                          "instances[0]", "instances[0]", "instances[0]", "more"});
}

TEST_CASE("a folder of catalogs says what S3 Files costs, or leaves it to ours") {
  const std::string text = with("");
  const PriceFile own{text, "mine/us-east-1.json"};
  const auto usd = [](const Result<Catalog>& catalog, std::string_view id) {
    REQUIRE(catalog);
    const Price* price = catalog->price(id);
    return price == nullptr ? -1 : price->tiers.front().usd;
  };
  const auto without = read_catalog_of_folder(own, std::nullopt, "us-east-1");
  CHECK(usd(without, "s3_files.storage") == 0.3);
  CHECK(usd(without, "s3.standard.storage") == 0.02);
  CHECK(usd(read_catalog_of_folder(own, std::nullopt, "eu-west-1"), "s3_files.storage") == -1);
  CHECK(usd(read(""), "s3_files.storage") == -1);

  constexpr std::string_view kOwn = R"({"region": "us-east-1", "prices": [
    {"id": "s3_files.storage", "unit": "GB-month", "tiers": [{"usd": 0.25}]},
    {"id": "s3.standard.storage", "unit": "GB-month", "tiers": [{"usd": 9}]}]})";
  const auto with_own = read_catalog_of_folder(own, PriceFile{kOwn, "mine/s3-files.json"}, "us-east-1");
  CHECK(usd(with_own, "s3_files.storage") == 0.25);
  CHECK(usd(with_own, "s3_files.read") == -1);
  CHECK(usd(with_own, "s3.standard.storage") == 0.02);

  const auto broken = read_catalog_of_folder(own, PriceFile{"{}", "mine/s3-files.json"}, "us-east-1");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().front().place.file == "mine/s3-files.json");
}

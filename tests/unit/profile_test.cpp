#include "profile/profile.hpp"

#include "support/catch.hpp"

using namespace storeadvise;

namespace {

Result<Profile> profile_of(std::string_view text) {
  const auto document = parse_document(text, "p.json");
  return document ? read_profile(*document) : tl::unexpected(document.error());
}

/// A profile with one data set of 1 GB; `more` are further keys of it.
std::string with(std::string_view more, std::string_view role = "training_data") {
  return R"({"region": "us-east-1", "compute": {"train": {"count": 4}}, "datasets": [{"name": "a", "role": ")" +
         std::string(role) + R"(", "size": "1 GB")" + (more.empty() ? "" : ", ") + std::string(more) + "}]}";
}

DataSet dataset(std::string_view more) { return profile_of(with(more)).value().datasets.front(); }

/// "path: code" of the only error.
std::string mistake(const std::string& text) {
  const auto profile = profile_of(text);
  if (profile) return "none";
  const Errors& errors = profile.error();
  return errors.size() == 1 ? errors[0].path + ": " + errors[0].code
                            : std::to_string(errors.size()) + " errors";
}

std::string mistake_in(std::string_view more) { return mistake(with(more)); }

}  // namespace

TEST_CASE("the smallest profile is a region and a data set", "[profile]") {
  const auto profile = profile_of(R"({"region": "us-east-1",
    "datasets": [{"name": "a", "role": "archive", "size": "2 GB"}]})");
  REQUIRE(profile);
  CHECK(profile->region == "us-east-1");
  CHECK_FALSE(profile->month_hours);
  REQUIRE(profile->datasets.size() == 1);
  const DataSet& set = profile->datasets[0];
  CHECK(set.role == Role::archive);
  CHECK(set.size == Bytes(2147483648));
  CHECK_FALSE(set.objects);
  CHECK_FALSE(set.reads.clients);
  CHECK_FALSE(set.needs);
  CHECK_FALSE(set.untouched);
  CHECK_FALSE(set.loading);
  CHECK_FALSE(set.checkpoint);
}

TEST_CASE("every key of a data set is read", "[profile]") {
  const DataSet set =
      dataset(R"("objects": 8192, "growth_per_month": "5 GB", "prefixes": 16, "lifetime": "30 d",
    "compute": "train", "platform": "eks", "priorities": {"cost": 1, "latency": 0},
    "reads": {"passes_per_month": 1.5, "request_size": "128 KB", "pattern": "mixed", "random_fraction": 0.3,
      "clients": 4, "streams_per_client": 16, "s3_client": "connector", "required_throughput": "1.5 GB/s",
      "active_hours_per_month": 300, "max_latency": "20 ms", "latency_percentile": 99.9, "dependent_reads": 2,
      "hot_fraction": 0.25, "cold_bytes_per_month": "2 GB"},
    "writes": {"operations_per_month": 2.5, "request_size": "8 MB", "pattern": "sequential"},
    "needs": ["shared_mount", "multi_az"], "untouched": {"90 d": 0.4, "30 d": 0.6},
    "loading": {"cold_starts_per_month": 2000, "simultaneous": 20, "fraction_read": 0.5},
    "checkpoint": {"every": "30 min", "keep": 3, "synchronous": true, "restores_per_month": 4,
      "failures_per_month": 2},
    "provisioned_throughput": "100 MB/s", "current": "efs.elastic")");
  CHECK(set.objects == Count(8192));
  CHECK(set.growth_per_month == Bytes(5 * kGiB));
  CHECK(set.prefixes == Count(16));
  CHECK(set.lifetime == Seconds(2592000));
  CHECK(set.compute == "train");
  CHECK(set.platform == Platform::eks);
  CHECK(set.priorities.cost == 1.0);
  CHECK(set.priorities.latency == 0.0);
  CHECK_FALSE(set.priorities.throughput);
  CHECK(set.reads.passes_per_month == 1.5);
  CHECK(set.reads.request_size == Bytes(131072));
  CHECK(set.reads.pattern == Pattern::mixed);
  CHECK(set.reads.random_fraction == 0.3);
  CHECK(set.reads.streams_per_client == Count(16));
  CHECK(set.reads.s3_client == S3Client::connector);
  CHECK(set.reads.required_throughput == BytesPerSecond(1610612736));
  CHECK(set.reads.active_hours_per_month == 300.0);
  CHECK(set.reads.max_latency == Seconds(0.02));
  CHECK(set.reads.latency_percentile == 99.9);
  CHECK(set.reads.dependent_reads == Count(2));
  CHECK(set.reads.hot_fraction == 0.25);
  CHECK(set.reads.cold_bytes_per_month == Bytes(2 * kGiB));
  CHECK(set.writes.operations_per_month == Count(2.5));
  CHECK(set.writes.pattern == Pattern::sequential);
  REQUIRE(set.needs);
  CHECK(set.needs->has(Need::multi_az));
  CHECK_FALSE(set.needs->has(Need::posix));
  REQUIRE(set.untouched);
  REQUIRE(set.untouched->size() == 2);
  CHECK(set.untouched->front().age == Seconds(2592000));
  CHECK(set.untouched->front().share == 0.6);
  CHECK(set.loading->simultaneous == Count(20));
  CHECK(set.loading->fraction_read == 0.5);
  CHECK(set.checkpoint->every == Seconds(1800));
  CHECK(set.checkpoint->synchronous == true);
  CHECK(set.provisioned_throughput == BytesPerSecond(104857600));
  CHECK(set.current == "efs.elastic");
}

TEST_CASE("compute and priorities of the profile are read", "[profile]") {
  const auto profile =
      profile_of(R"({"profile_version": 1, "name": "team", "region": "eu-west-1", "month_hours": 720,
    "compute": {"serve": {"instance": "g5.xlarge", "usd_per_hour": 0.62, "count": 10, "network": "10 Gbit/s",
      "accelerators": 1, "local_storage": "250 GB"}},
    "priorities": {"cost": 4, "access_pattern": 2},
    "datasets": [{"name": "a", "role": "scratch", "size": 1024}]})");
  REQUIRE(profile);
  CHECK(profile->name == "team");
  CHECK(profile->month_hours == 720.0);
  CHECK(profile->priorities.cost == 4.0);
  CHECK(profile->priorities.access_pattern == 2.0);
  const Compute& serve = profile->compute.at("serve");
  CHECK(serve.instance == "g5.xlarge");
  CHECK(serve.usd_per_hour == UsdPerHour(0.62));
  CHECK(serve.network == BytesPerSecond(1.25e9));
  CHECK(serve.local_storage == Bytes(250 * kGiB));
}

TEST_CASE("zero and empty are values", "[profile]") {
  const DataSet set =
      dataset(R"("reads": {"bytes_per_month": 0, "passes_per_month": 0}, "needs": [], "untouched": {},
    "writes": {"operations_per_month": 0}, "loading": {}, "checkpoint": {}, "growth_per_month": 0,
    "priorities": {"cost": 0, "latency": 1})");
  CHECK(set.reads.bytes_per_month == Bytes(0));
  REQUIRE(set.needs);
  CHECK(set.needs->empty());
  REQUIRE(set.untouched);
  CHECK(set.untouched->empty());
  CHECK(set.loading);
  CHECK(set.checkpoint);
  CHECK(mistake(
            R"({"region": "r", "datasets": [{"name": "a", "role": "scratch", "size": 0, "objects": 0}]})") ==
        "none");
}

TEST_CASE("what must be there is asked for", "[profile]") {
  CHECK(mistake(R"({"datasets": [{"name": "a", "role": "scratch", "size": 1}]})") == ": missing-key");
  CHECK(mistake(R"({"region": "r"})") == ": missing-key");
  CHECK(mistake(R"({"region": "r", "datasets": []})") == "datasets: missing-key");
  CHECK(mistake(R"({"region": "r", "datasets": [{"name": "a", "role": "scratch"}]})") ==
        "datasets[0]: missing-key");
  CHECK(mistake(R"({"region": "r", "datasets": [{}]})") == "3 errors");
  CHECK(mistake("[]") == ": wrong-type");
  CHECK(mistake(R"({"region": "r", "datasets": [4]})") == "datasets[0]: wrong-type");
  CHECK(
      mistake(
          R"({"profile_version": 2, "region": "r", "datasets": [{"name": "a", "role": "scratch", "size": 1}]})") ==
      "profile_version: wrong-version");
}

TEST_CASE("names can be read and typed, and differ", "[profile]") {
  const std::string row = R"("role": "scratch", "size": 1})";
  const std::string start = R"({"region": "r", "datasets": [{"name": )";
  CHECK(mistake(start + "\"\", " + row + "]}") == "datasets[0].name: bad-name");
  CHECK(mistake(start + "\"a\\u0007\", " + row + "]}") == "datasets[0].name: bad-name");
  CHECK(mistake(start + "\"\\u202ea\", " + row + "]}") == "datasets[0].name: bad-name");
  CHECK(mistake(start + "4, " + row + "]}") == "datasets[0].name: wrong-type");
  CHECK(mistake(start + "\"日本 v1.5\", " + row + "]}") == "none");
  CHECK(mistake(start + "\"a\", " + row + ", {\"name\": \"a\", " + row + "]}") ==
        "datasets[1].name: repeated-name");
}

TEST_CASE("wrong values are told at their field", "[profile]") {
  CHECK(mistake_in(R"("reads": {"pattern": "sequental"})") == "datasets[0].reads.pattern: unknown-word");
  CHECK(mistake_in(R"("reads": {"clients": 2.5})") == "datasets[0].reads.clients: not-whole");
  CHECK(mistake_in(R"("reads": {"clients": "4"})") == "datasets[0].reads.clients: wrong-type");
  CHECK(mistake_in(R"("reads": {"clients": 0})") == "datasets[0].reads.clients: out-of-range");
  CHECK(mistake_in(R"("reads": {"hot_fraction": 1.01})") == "datasets[0].reads.hot_fraction: out-of-range");
  CHECK(mistake_in(R"("reads": {"max_latency": 0})") == "none");  // which is what it means
  CHECK(mistake_in(R"("reads": {"max_latency": 1e-9})") == "datasets[0].reads.max_latency: out-of-range");
  CHECK(mistake_in(R"("reads": {"latency_percentile": 49})") ==
        "datasets[0].reads.latency_percentile: out-of-range");
  CHECK(mistake_in(R"("reads": {"active_hours_per_month": 745})") ==
        "datasets[0].reads.active_hours_per_month: out-of-range");
  CHECK(mistake_in(R"("reads": {"bytes_per_month": -1})") ==
        "datasets[0].reads.bytes_per_month: out-of-range");
  CHECK(mistake_in(R"("reads": {"bytes_per_month": 1e300})") ==
        "datasets[0].reads.bytes_per_month: out-of-range");
  CHECK(mistake_in(R"("reads": {"bytes_per_month": null})") ==
        "datasets[0].reads.bytes_per_month: wrong-type");
  CHECK(mistake_in(R"("reads": [])") == "datasets[0].reads: wrong-type");
  CHECK(mistake_in(R"("writes": {"required_throughput": "1 GB"})") ==
        "datasets[0].writes.required_throughput: bad-throughput");
  CHECK(mistake_in(R"("lifetime": "1 GB")") == "datasets[0].lifetime: bad-duration");
  CHECK(mistake_in(R"("needs": "posix")") == "datasets[0].needs: wrong-type");
  CHECK(mistake_in(R"("needs": ["posx"])") == "datasets[0].needs[0]: unknown-word");
  CHECK(mistake_in(R"("untouched": {"soon": 0.1})") == "datasets[0].untouched.soon: bad-duration");
  CHECK(mistake_in(R"("untouched": {"30 d": 1.5})") == "datasets[0].untouched.30 d: out-of-range");
  CHECK(mistake_in(R"("untouched": {"30 d": 0.5, "720 h": 0.5})") ==
        "datasets[0].untouched.720 h: repeated-key");
  CHECK(mistake_in(R"("checkpoint": {"synchronous": 1})") ==
        "datasets[0].checkpoint.synchronous: wrong-type");
  CHECK(mistake_in(R"("current": "efs.elastc")") == "datasets[0].current: unknown-word");
  CHECK(mistake_in(R"("priorities": {"cost": -1})") == "datasets[0].priorities.cost: out-of-range");
  CHECK(mistake_in(R"("sise": 1)") == "datasets[0].sise: unknown-key");
  CHECK(mistake_in(R"("reads": {"keep": 1})") == "datasets[0].reads.keep: unknown-key");
}

TEST_CASE("statements that disagree by more than 1 % are an error", "[profile]") {
  // 1 GB = 1024 x 1 MB
  CHECK(mistake_in(R"("objects": 1024, "object_size": "1 MB")") == "none");
  CHECK(mistake_in(R"("objects": 1034, "object_size": "1 MB")") == "none");
  CHECK(mistake_in(R"("objects": 1035, "object_size": "1 MB")") == "datasets[0].object_size: conflict");
  CHECK(mistake_in(R"("objects": 0)") == "datasets[0].objects: zero-objects");
  CHECK(mistake_in(R"("object_size": 0)") == "datasets[0].object_size: zero-objects");
  CHECK(mistake_in(R"("reads": {"passes_per_month": 2, "bytes_per_month": "2 GB"})") == "none");
  CHECK(mistake_in(R"("reads": {"passes_per_month": 2, "bytes_per_month": "3 GB"})") ==
        "datasets[0].reads.passes_per_month: conflict");
  CHECK(
      mistake_in(
          R"("writes": {"bytes_per_month": "1 GB", "operations_per_month": 1024, "request_size": "1 MB"})") ==
      "none");
  CHECK(
      mistake_in(
          R"("writes": {"bytes_per_month": "1 GB", "operations_per_month": 1000, "request_size": "1 MB"})") ==
      "datasets[0].writes.operations_per_month: conflict");
  CHECK(mistake_in(
            R"("writes": {"passes_per_month": 1, "operations_per_month": 1000, "request_size": "1 MB"})") ==
        "datasets[0].writes.operations_per_month: conflict");
}

TEST_CASE("a request moves one object at most", "[profile]") {
  // 1024 objects of 1 MB read whole: 8 MB requests move 1 MB each.
  CHECK(mistake_in(R"("objects": 1024,
    "reads": {"passes_per_month": 1, "operations_per_month": 1024, "request_size": "8 MB"})") == "none");
}

TEST_CASE("shares nest, fractions need the mixed pattern", "[profile]") {
  CHECK(mistake_in(R"("untouched": {"30 d": 0.4, "90 d": 0.4})") == "none");
  CHECK(mistake_in(R"("untouched": {"30 d": 0.4, "90 d": 0.5})") == "datasets[0].untouched: not-nested");
  CHECK(mistake_in(R"("reads": {"pattern": "mixed", "random_fraction": 0.3})") == "none");
  CHECK(mistake_in(R"("reads": {"pattern": "random", "random_fraction": 0.3})") ==
        "datasets[0].reads.random_fraction: not-mixed");
  CHECK(mistake_in(R"("reads": {"random_fraction": 0.3})") == "datasets[0].reads.random_fraction: not-mixed");
  CHECK(mistake(with(R"("reads": {"random_fraction": 0.3})", "shared_workspace")) ==
        "none");  // mixed by role
}

TEST_CASE("compute is named, and some priority is above 0", "[profile]") {
  CHECK(mistake_in(R"("compute": "train")") == "none");
  CHECK(mistake_in(R"("compute": "trian")") == "datasets[0].compute: unknown-compute");
  CHECK(mistake_in(R"("priorities": {"cost": 0, "latency": 0, "throughput": 1})") == "none");
  CHECK(mistake_in(R"("priorities": {"cost": 0, "latency": 0, "throughput": 0})") ==
        "datasets[0].priorities: no-priorities");  // what is left out is 0
  CHECK(mistake_in(R"("priorities": {"cost": 0, "latency": 0, "throughput": 0, "access_pattern": 0})") ==
        "datasets[0].priorities: no-priorities");
}

TEST_CASE("many data sets with mistakes are told in no time", "[profile]") {
  std::string text = R"({"region": "r", "datasets": [)";
  for (int i = 0; i < 20000; ++i)
    text += std::string(i > 0 ? "," : "") + R"({"name": "a", "role": "scrath", "size": 1})";
  const auto profile = profile_of(text + "]}");
  REQUIRE_FALSE(profile);
  CHECK(profile.error().size() == 20);
  CHECK(profile.error().front().path == "datasets[0].role");
}

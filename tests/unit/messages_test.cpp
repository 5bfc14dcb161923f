#include <nlohmann/json.hpp>

#include "json/document.hpp"
#include "profile/profile.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

/// The only mistake of a profile whose data set has these members besides.
Error mistake(const std::string& members) {
  const std::string text =
      R"({"region": "us-east-1", "datasets": [{"name": "a", "role": "scratch", "size": "1 GB", )" + members +
      "}]}";
  const auto document = parse_document(text, "p.json");
  REQUIRE(document);
  const auto profile = read_profile(*document);
  REQUIRE_FALSE(profile);
  REQUIRE(profile.error().size() == 1);
  return profile.error().front();
}

}  // namespace

TEST_CASE("a duration for a number of hours is turned into hours", "[messages]") {
  CHECK(mistake(R"("reads": {"active_hours_per_month": "30m"})").hint == "30 min are 0.5 hours: write 0.5");
  CHECK(mistake(R"("reads": {"active_hours_per_month": "2 d"})").hint == "2 d are 48 hours: write 48");
}

TEST_CASE("a key in the wrong place is told its place", "[messages]") {
  CHECK(mistake(R"("passes_per_month": 3)").hint == R"("passes_per_month" belongs in reads or writes)");
  CHECK(mistake(R"("month_hours": 730)").hint == R"("month_hours" belongs in the profile itself)");
  CHECK(mistake(R"("reads": {"role": "scratch"})").hint == R"("role" belongs in a data set)");
}

TEST_CASE("the words that people use get the word of the profile", "[messages]") {
  CHECK(mistake(R"("reads": {"epochs": 3})").hint == R"(did you mean "passes_per_month"?)");
  CHECK(mistake(R"("reads": {"workers": 3})").hint == R"(did you mean "streams_per_client"?)");
  CHECK_THAT(mistake(R"("threads": 4)").hint, ContainsSubstring(R"(did you mean "streams_per_client"?)"));
  CHECK(mistake(R"("reads": {"hosts": 3})").hint == R"(did you mean "clients"?)");
  CHECK(mistake(R"("file_size": "1 MB")").hint == R"(did you mean "object_size"?)");
  CHECK_THAT(mistake(R"("cold_share": 0.8)").hint, ContainsSubstring("untouched"));
  CHECK(mistake(R"("epochs": 3)").hint ==
        R"(did you mean "passes_per_month"? "passes_per_month" belongs in reads or writes)");
}

TEST_CASE("the words of training code get the word of the profile, or what matters instead", "[messages]") {
  struct Case {
    std::string_view members, hint;
  };
  const auto [members, hint] = GENERATE(values<Case>({
      {R"("reads": {"epoch": 3})", R"(did you mean "passes_per_month"?)"},
      {R"("epoch": 3)", R"("passes_per_month" belongs in reads or writes)"},
      {R"("batch_size": 256)", R"("request_size" in reads)"},
      {R"("reads": {"batch_size": 256})", "storage sees single reads, not batches"},
      {R"("reads": {"num_workers": 8})", R"(did you mean "streams_per_client"?)"},
      {R"("prefetch": 2)", "what is read ahead is not asked"},
      {R"("gpu_count": 8)",
       R"("accelerators"? It counts those of one host. "accelerators" belongs in an entry)"},
      {R"("world_size": 32)", R"("count" in an entry of compute)"},
      {R"("num_nodes": 4)", R"(did you mean "clients"?)"},
      {R"("compute": {"num_nodes": 4})", R"(did you mean "count"?)"},
      {R"("file_count": 9)", R"(did you mean "objects"?)"},
      {R"("num_files": 9)", R"(did you mean "objects"?)"},
      {R"("num_shards": 9)", R"(did you mean "objects"?)"},
      {R"("shard_size": "9 MB")", R"(did you mean "object_size"?)"},
      {R"("num_samples": 9)", R"("objects" counts the objects or files that hold the samples)"},
      {R"("reads": {"throughput_gbps": 2})", R"("required_throughput": "2 Gbit/s", or "2 GB/s"?)"},
      {R"("throughput_gbps": 2)",
       R"("2 Gbit/s", or "2 GB/s"? "required_throughput" belongs in reads or writes)"},
      {R"("compute": {"network_gbps": 25})", R"(did you mean "network": "25 Gbit/s", or "25 GB/s"?)"},
      {R"("reads": {"latency_ms": 20})", R"(did you mean "max_latency": "20 ms"?)"},
      {R"("reads": {"iops": 100})", "count only those in which it runs"},
      {R"("reads": {"data_size": "1 TB"})", R"(did you mean "size"? "size" belongs in a data set)"},
      {R"("az": "use1-az1")", R"("region" names the Region)"},
      {R"("iops": 100)", R"("operations_per_month" belongs in reads or writes)"},
      {R"("instance_type": "p4d.24xlarge")", R"(did you mean "instance"?)"},
      {R"("storage_class": "STANDARD")", R"("current" in a data set says where it lives today)"},
      {R"("bucket": "s3://b")", "not asked by address"},
      {R"("retention": "30 d")", R"(did you mean "lifetime"?)"},
      {R"("checkpoint": {"retention": 3})", R"("keep" says how many checkpoints are kept)"},
      {R"("checkpoint": {"save_total_limit": 3})", R"(did you mean "keep"?)"},
      {R"("checkpoint": {"save_every": "30 min"})", R"(did you mean "every"?)"},
      {R"("loading": {"concurrency": 3})", R"(did you mean "simultaneous"?)"},
      {R"("reads": {"shuffle": true})", R"("sequential" where each object is read from front to back)"},
  }));
  CAPTURE(members);
  CHECK_THAT(mistake(std::string(members)).hint, ContainsSubstring(std::string(hint)));
}

TEST_CASE("a size that is called otherwise is not missing as well", "[messages]") {
  const auto document = parse_document(
      R"({"region": "us-east-1", "datasets": [{"name": "a", "role": "scratch", "dataset_size_tb": 2}]})",
      "p.json");
  REQUIRE(document);
  const auto profile = read_profile(*document);
  REQUIRE_FALSE(profile);
  REQUIRE(profile.error().size() == 1);
  CHECK(profile.error().front().hint == R"(did you mean "size": "2 TB"?)");
}

TEST_CASE("the nearest word of the same object comes before another object's", "[messages]") {
  CHECK(mistake(R"("priorities": {"price": 5})").hint == R"(did you mean "cost"?)");
  CHECK(mistake(R"("priorities": {"latncy": 5})").hint ==
        R"(expected one of: cost, latency, throughput, access_pattern (did you mean "latency"?))");
  CHECK_THAT(mistake(R"("instance": "g5.xlarge")").hint,
             ContainsSubstring(R"(belongs in an entry of compute, and "compute": "NAME" here)"));
  CHECK(mistake(R"("checkpoint": {"size": "1 GB"})").hint ==
        R"(the data set's "size" is one checkpoint; "keep" says how many are kept)");
}

TEST_CASE("what is counted by another period is told by the month of 730 hours", "[messages]") {
  // 300 x 730 x 3,600; 12 x 730 / 24
  CHECK_THAT(mistake(R"("lookups": {"per_second": 300})").hint,
             ContainsSubstring("GETs are reads.operations_per_month; 300 a second are 7.88e8"));
  CHECK_THAT(mistake(R"("reads": {"per_day": "12 TB"})").hint,
             ContainsSubstring(R"(did you mean "bytes_per_month": "365 TB"?)"));
  CHECK_THAT(mistake(R"("reads": {"bytes_per_month": "12 TB/day"})").hint, ContainsSubstring("\"365 TB\""));
  CHECK_THAT(mistake(R"("reads": {"iops": 100})").hint,
             ContainsSubstring(R"(did you mean "operations_per_month": 2.63e8?)"));
  CHECK_THAT(mistake(R"("reads": {"passes_per_month": "daily"})").hint, ContainsSubstring("write 30.4"));
  CHECK(mistake(R"("checkpoint": {"every": "hourly"})").hint == R"(write "1 h")");
  CHECK_THAT(mistake(R"("reads": {"passes_per_day": 2})").hint,
             ContainsSubstring(R"("passes_per_month": 60.8)"));
}

TEST_CASE("a number that is written as people write it is told as JSON has it", "[messages]") {
  CHECK(mistake(R"("reads": {"hot_fraction": "80%"})").hint == "write 0.8");
  CHECK(mistake(R"("reads": {"clients": "8"})").hint == "write 8, without quotes");
  CHECK(mistake(R"("reads": {"operations_per_month": "800M"})").hint == "write 8e8");
  CHECK(mistake(R"("reads": {"latency_percentile": 0.99})").hint == "did you mean 99?");
  CHECK(mistake(R"("reads": {"latency_percentile": "p99"})").hint == "write 99");
  CHECK(mistake(R"("growth_per_month": "5%")").hint == R"(5 % of 1 GB are "51.2 MB")");
  CHECK(mistake(R"("growth_per_month": "1,5 TB")").hint == R"(decimals take a point: write "1.5 TB")");
  CHECK(mistake(R"("growth_per_month": "8,000 GB")").hint ==
        R"(numbers take no commas: write "8000 GB", or with a point "8.000 GB")");
  CHECK(mistake(R"("objects": "1,281,167")").hint == "numbers take no commas: write 1281167");
  CHECK(mistake(R"("growth_per_month": "-2TB")").hint == "expected 0 or more");
  CHECK(mistake(R"("growth_per_month": null)").hint == R"(expected a size, as in "150 GB")");
  CHECK(mistake(R"("checkpoint": {"synchronous": "yes"})").hint == "write true, without quotes");
}

TEST_CASE("a value of another kind gets an example of the right one", "[messages]") {
  CHECK(mistake(R"("needs": "file_locking")").hint == R"(expected a list, as in [ "file_locking" ])");
  CHECK(mistake(R"("untouched": "90%")").hint == R"(expected an object, as in { "30 d": 0.9 })");
  CHECK(mistake(R"("priorities": "cost")").hint ==
        R"(expected an object, as in { "cost": 3, "latency": 1 })");
  CHECK(mistake(R"("reads": 5)").hint == R"(expected an object, as in { "passes_per_month": 30 })");
  CHECK(mistake(R"("compute": ["a"])").hint == R"(expected the name of a compute, as in "train")");
}

TEST_CASE("a key by another name is not missing besides", "[messages]") {
  const auto only = [](const std::string& profile) {
    const auto document = parse_document(profile, "p.json");
    REQUIRE(document);
    const auto read = read_profile(*document);
    REQUIRE_FALSE(read);
    REQUIRE(read.error().size() == 1);
    return read.error().front();
  };
  const auto with = [](const std::string& member) {
    return R"({"region": "us-east-1", "datasets": [{"name": "a", "role": "scratch", )" + member + "}]}";
  };
  CHECK(only(with(R"("Size": "1 GB")")).hint == R"(did you mean "size"?)");
  CHECK(only(with(R"("size_gb": 8000)")).hint == R"(did you mean "size": "8000 GB"?)");
  CHECK(only(R"({"region": "us-east-1", "dataset": []})").code == "unknown-key");
}

TEST_CASE("a per cent where a share is meant suggests the share", "[messages]") {
  CHECK(mistake(R"("reads": {"hot_fraction": 30})").hint == "expected 0 to 1 (did you mean 0.3?)");
}

TEST_CASE("a unit that can be read in two ways gets both readings", "[messages]") {
  CHECK_THAT(parse_rate("25 Gbps").error().hint,
             ContainsSubstring(R"(did you mean "Gbit/s", which is bits, or "GB/s", bytes?)"));
  CHECK_THAT(parse_rate("25 Gb/s").error().hint, ContainsSubstring(R"("Gbit/s", which is bits, or "GB/s")"));
  CHECK_THAT(parse_duration("30m").error().hint,
             ContainsSubstring(R"(did you mean "min", which is minutes, or "ms", milliseconds?)"));
  CHECK_THAT(parse_duration("20 msec").error().hint, ContainsSubstring(R"(did you mean "ms"?)"));
}

TEST_CASE("weeks, months and years are told in days", "[messages]") {
  CHECK_THAT(mistake(R"("lifetime": "7 years")").hint, Catch::EndsWith("; a year is 365 d"));
  CHECK_THAT(mistake(R"("lifetime": "1 week")").hint, Catch::EndsWith("; a week is 7 d"));
  CHECK_THAT(mistake(R"("growth_per_month": "1 mo")").hint, !ContainsSubstring("30 d"));
}

TEST_CASE("hosts without a name are told to take one, once", "[messages]") {
  const auto document =
      parse_document(R"({"region": "us-east-1", "compute": {"instance": "g5.xlarge", "count": 2},
"datasets": [{"name": "a", "role": "scratch", "size": "1 GB"}]})",
                     "p.json");
  REQUIRE(document);
  const auto profile = read_profile(*document);
  REQUIRE_FALSE(profile);
  REQUIRE(profile.error().size() == 1);
  CHECK(profile.error().front().path == "compute.count");
  CHECK_THAT(profile.error().front().hint, ContainsSubstring("\"compute\": { \"hosts\": { \"count\": 2 } }"));
}

TEST_CASE("no hint on a unit changes the quantity by a factor", "[messages]") {
  for (const std::string_view text : {"5 XB", "5 YB", "5 MiGB", "5 BB"})
    CHECK_THAT(parse_bytes(text).error().hint, !ContainsSubstring("did you mean"));
  for (const std::string_view text : {"5 w", "5 y", "5 mo", "5 ns"})
    CHECK_THAT(parse_duration(text).error().hint, !ContainsSubstring("did you mean"));
}

TEST_CASE("an object is not larger than its data set", "[messages]") {
  CHECK(mistake(R"("object_size": "2 GB")").code == "conflict");
}

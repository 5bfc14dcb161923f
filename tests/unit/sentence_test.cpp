#include "rules/sentence.hpp"

#include <limits>

#include "rules/engine.hpp"
#include "rules/facts.hpp"
#include "storeadvise/catalog.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

TEST_CASE("sentences use a better unit where the fact's own has too many digits", "[sentence]") {
  FactArray values;
  Demand d;
  const auto said = [&](const char* text) {
    dataset_facts(d, values);
    return filled(text, values);
  };
  d.object = Bytes(999 * kKiB);
  CHECK(said("{dataset.object_kb} KB") == "999 KB");
  d.object = Bytes(1000 * kKiB);
  CHECK(said("{dataset.object_kb} KB") == "1,000 KB");
  d.object = Bytes(kMiB);
  CHECK(said("{dataset.object_kb} KB") == "1 MB");
  d.object = Bytes(256 * kMiB);
  CHECK(said("{dataset.object_kb} KB") == "256 MB");
  CHECK(said("{dataset.object_kb}KB") == "262,144KB");
  d.bytes = Bytes(9999 * kGiB);
  CHECK(said("{dataset.size_gb} GB.") == "9,999 GB.");
  d.bytes = Bytes(10240 * kGiB);
  CHECK(said("{dataset.size_gb} GB.") == "10 TB.");
  d.max_latency = Seconds(0.999);
  CHECK(said("{reads.max_latency_ms} ms") == "999 ms");
  d.max_latency = Seconds(1);
  CHECK(said("{reads.max_latency_ms} ms") == "1 s");
  d.bytes = Bytes(10000 * kGiB);
  CHECK(said("{dataset.size_gb} GB.") == "9.77 TB.");
  d.prefixes = Count(5000);
  CHECK(said("{dataset.prefixes} KB") == "5,000 KB");  // not a fact in KB
  d.max_latency = Seconds(std::numeric_limits<double>::infinity());
  CHECK(said("{reads.max_latency_ms} ms") == "unlimited ms");
}

TEST_CASE("sentences say how often and how much as people do", "[sentence]") {
  FactArray values;
  const auto said = [&](double passes, const char* text) {
    Demand d;
    d.bytes = Bytes(kGiB);
    d.reads.bytes = Bytes(passes * kGiB);
    dataset_facts(d, values);
    return filled(text, values);
  };
  const auto often = [&](double passes) { return said(passes, "read {reads.passes} times a month, and"); };
  CHECK(often(1 / 51.3) == "read once in 51 months, and");
  CHECK(often(1e-6) == "read less than once in 100 years, and");
  CHECK(often(0.4) == "read once in 2.5 months, and");
  CHECK(often(0.998) == "read once a month, and");
  CHECK(often(1) == "read once a month, and");
  CHECK(often(1.5) == "read 1.5 times a month, and");
  CHECK(often(2) == "read twice a month, and");
  CHECK(often(3) == "read 3 times a month, and");
  CHECK(often(0) == "read 0 times a month, and");
  const auto much = [&](double passes) { return said(passes, "{reads.passes} times as much as is stored"); };
  CHECK(much(0.0195) == "1.95 % of what is stored");
  CHECK(much(1) == "as much as is stored");
  CHECK(much(2) == "twice as much as is stored");
  CHECK(much(90) == "90 times as much as is stored");
}

TEST_CASE("sentences: words, answers, and braces that hold no fact", "[sentence]") {
  FactArray values;
  Demand d;
  d.role = Role::archive;
  d.needs.insert(Need::posix);
  dataset_facts(d, values);
  CHECK(filled("{dataset.role}: {needs.posix}, {needs.append}.", values) == "archive: yes, no.");
  CHECK(filled("{", values) == "{");
  CHECK(filled("a } b { c", values) == "a } b { c");
  CHECK(filled("{no.fact} {dataset.role}", values) == "no.fact archive");
  CHECK(filled("{}{dataset.role}", values) == "archive");
  CHECK(unknown_placeholder("{dataset.role} {x} {y}") == "x");
  CHECK_FALSE(unknown_placeholder("{dataset.role} and {needs.posix"));
}

TEST_CASE("sentences name prices and limits of the catalog", "[sentence]") {
  FactArray values{};
  const auto said = [&](const char* region, const char* text) {
    catalog_facts(embedded_catalog("aws", region).value(), values);
    return filled(text, values);
  };
  CHECK(said("us-east-1", "{price.efs.ia_elastic.storage} and {price.efs.ia.storage}.") ==
        "$0.016 and $0.025.");
  CHECK(said("us-east-1", "{limit.efs.elastic.read_max} MiB/s") == "60 GB/s");
  CHECK(said("sa-east-1", "{limit.efs.elastic.read_max} MiB/s") == "20 GB/s");
  CHECK(said("us-east-1", "{limit.efs.client_max.other} MiB/s, {limit.efs.min_file} KB") ==
        "500 MiB/s, 128 KB");
  CHECK(said("us-east-1", "{limit.repack.shard} KB, {limit.s3_files.sync_window} ms") == "150 MB, 1 min");
  CHECK(said("us-east-1", "{limit.s3.gets_per_prefix} a second") == "5,500 a second");
  CHECK(said("sa-east-1", "{price.s3_files.storage} per GB-month") == "a price not known here per GB-month");
}

#include "rules/sentence.hpp"

#include <limits>

#include "rules/engine.hpp"
#include "rules/facts.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

TEST_CASE("sentences use a better unit where the fact's own has too many digits", "[sentence]") {
  FactArray values;
  Demand d;
  const auto said = [&](const char* text) {
    dataset_facts(d, values);
    return filled(text, values);
  };
  d.object = 999 * kKiB;
  CHECK(said("{dataset.object_kb} KB") == "999 KB");
  d.object = 1000 * kKiB;
  CHECK(said("{dataset.object_kb} KB") == "1,000 KB");
  d.object = kMiB;
  CHECK(said("{dataset.object_kb} KB") == "1 MB");
  d.object = 256 * kMiB;
  CHECK(said("{dataset.object_kb} KB") == "256 MB");
  CHECK(said("{dataset.object_kb}KB") == "262,144KB");
  d.bytes = 9999 * kGiB;
  CHECK(said("{dataset.size_gb} GB.") == "9,999 GB.");
  d.bytes = 10240 * kGiB;
  CHECK(said("{dataset.size_gb} GB.") == "10 TB.");
  d.max_latency = 0.999;
  CHECK(said("{reads.max_latency_ms} ms") == "999 ms");
  d.max_latency = 1;
  CHECK(said("{reads.max_latency_ms} ms") == "1 s");
  d.bytes = 10000 * kGiB;
  CHECK(said("{dataset.size_gb} GB.") == "9.77 TB.");
  d.prefixes = 5000;
  CHECK(said("{dataset.prefixes} KB") == "5,000 KB");  // not a fact in KB
  d.max_latency = std::numeric_limits<double>::infinity();
  CHECK(said("{reads.max_latency_ms} ms") == "unlimited ms");
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

// What an architect would not sign, counted over many plain profiles: dear speed that nobody asked for, data
// copied at the accelerators' expense, files for what is read in order, and services that turn where an input
// moves by a thousandth.

#include <fmt/format.h>

#include <functional>

#include "profile/profile.hpp"
#include "property/generator.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

constexpr std::array<std::string_view, 4> kAccelerated{"g5.12xlarge", "p4d.24xlarge", "p5.48xlarge",
                                                       "g6.12xlarge"};
constexpr std::array<std::string_view, 2> kPatterns{"sequential", "random"};

Profile profile_of(const std::string& dataset, const std::string& compute) {
  const std::string text = fmt::format(
      R"({{"region": "us-east-1", "compute": {{{}}}, "datasets": [{{"name": "d", {}}}]}})", compute, dataset);
  INFO(text);
  const auto document = parse_document(text, "");
  REQUIRE(document);
  const auto profile = read_profile(*document);
  REQUIRE(profile);
  return *profile;
}

double three_digits(double value) { return std::stod(fmt::format("{:.3g}", value)); }

/// As people begin: a role and a size, and now and then what they know besides.
Profile plain(std::uint64_t seed) {
  Dice dice(seed);
  std::string d = fmt::format(R"("role": "{}", "size": "{} GB")", dice.pick(kRoleNames),
                              three_digits(dice.spread(1, 20000)));
  if (dice.chance(0.5)) d += fmt::format(R"(, "object_size": "{} KB")", three_digits(dice.spread(4, 1e6)));
  std::string reads;
  if (dice.chance(0.4))
    reads += fmt::format(R"("passes_per_month": {}, )", three_digits(dice.spread(0.1, 50)));
  if (dice.chance(0.3)) reads += fmt::format(R"("clients": {}, )", 1 + dice.below(32));
  if (dice.chance(0.3)) reads += fmt::format(R"("pattern": "{}", )", dice.pick(kPatterns));
  if (!reads.empty()) d += R"(, "reads": {)" + reads.substr(0, reads.size() - 2) + "}";
  return profile_of(d, "");
}

Profile training(Dice& dice, double least_gb, std::string_view pattern) {
  const std::string compute =
      fmt::format(R"("gpu": {{"instance": "{}", "count": {}}})", dice.pick(kAccelerated), 1 + dice.below(16));
  return profile_of(
      fmt::format(R"("role": "training_data", "size": "{} GB", "object_size": "{} MB",
    "compute": "gpu", "reads": {{"pattern": "{}", "passes_per_month": {}}})",
                  three_digits(dice.spread(least_gb, 200000)), three_digits(dice.spread(1, 500)), pattern,
                  three_digits(dice.spread(0.5, 60))),
      compute);
}

bool carries(const Demand& d, const Estimate& e) {
  return e.throughput.held_read >= d.reads.average_rate() &&
         e.throughput.held_write >= d.writes.average_rate();
}

/// An eligible option that carries the load for less than a third of the pick, and $50 less.
std::optional<std::size_t> far_cheaper(const Evaluation& e) {
  const Usd picked = e.options[*e.option].estimate().total();
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    if (!e.options[i].eligible || !carries(e.demand, e.options[i].estimate())) continue;
    const Usd total = e.options[i].estimate().total();
    if (picked > total * 3 && picked > total + Usd(50)) return i;
  }
  return std::nullopt;
}

/// How often the service differs on both sides of a threshold, a few thousandths apart.
int turns(int profiles, const std::function<Profile(Dice&, double factor)>& make) {
  int turned = 0;
  for (int seed = 0; seed < profiles; ++seed) {
    Dice below(static_cast<std::uint64_t>(seed));
    Dice above(static_cast<std::uint64_t>(seed));
    const Service before = service_of(evaluated(make(below, 0.9985)));
    const Service after = service_of(evaluated(make(above, 1.0015)));
    turned += before != after ? 1 : 0;
  }
  return turned;
}

std::string gpu(Dice& dice) {
  return fmt::format(R"("gpu": {{"instance": "{}", "count": {}}})", dice.pick(kAccelerated),
                     1 + dice.below(4));
}

}  // namespace

TEST_CASE("few picks cost over three times and $50 more than what carries the load", "[advice]") {
  int absurd = 0;
  std::string which;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const Profile profile = plain(seed);
    const Evaluation e = evaluated(profile);
    if (!e.option) continue;
    const auto cheaper = far_cheaper(e);
    if (!cheaper) continue;
    ++absurd;
    which += fmt::format("{}: {} {:.2f} and {} {:.2f}\n", described(seed, profile), kOptions[*e.option].id,
                         e.options[*e.option].estimate().total().count(), kOptions[*cheaper].id,
                         e.options[*cheaper].estimate().total().count());
  }
  INFO(which);
  CHECK(absurd <= 4);
}

TEST_CASE("nothing is copied at the accelerators' expense", "[advice]") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Dice dice(seed);
    const Profile profile = training(dice, 50, dice.pick(kPatterns));
    const Evaluation e = evaluated(profile);
    if (!e.option) continue;
    const OptionEvaluation& picked = e.options[*e.option];
    INFO(described(seed, profile) << "\n" << kOptions[*e.option].id);
    for (std::size_t w = 0; w < picked.ways.size(); ++w)
      if (picked.way_eligible[w] && picked.ways[w].access == Access::stream)
        CHECK(picked.estimate().total() <= picked.ways[w].total() + e.demand.indifference);
  }
}

TEST_CASE("few large training sets that are read in order go to files", "[advice]") {
  int on_files = 0;
  std::string which;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Dice dice(seed);
    const Profile profile = training(dice, 1000, "sequential");
    const Evaluation e = evaluated(profile);
    if (service_of(e) != Service::efs) continue;
    ++on_files;
    which += described(seed, profile) + "\n";
  }
  INFO(which);
  CHECK(on_files <= 8);
}

TEST_CASE("no service turns in more than a few profiles where an input moves by a thousandth", "[advice]") {
  constexpr int kTried = 200;
  constexpr int kMost = 4;
  for (const double minutes : {10.0, 30.0, 60.0, 240.0})
    CHECK(turns(kTried, [&](Dice& dice, double factor) {
            const double gb = three_digits(dice.spread(0.1, 1000));
            const std::string hosts = gpu(dice);
            return profile_of(fmt::format(R"("role": "checkpoints", "size": "{} GB", "compute": "gpu",
              "checkpoint": {{"every": "{} min"}})",
                                          gb, minutes * factor),
                              hosts);
          }) <= kMost);
  for (const double gb : {1.0, 10.0, 100.0})
    CHECK(turns(kTried, [&](Dice& dice, double factor) {
            const double minutes = three_digits(dice.spread(2, 400));
            const std::string hosts = gpu(dice);
            return profile_of(fmt::format(R"("role": "checkpoints", "size": "{} GB", "compute": "gpu",
              "checkpoint": {{"every": "{} min"}})",
                                          gb * factor, minutes),
                              hosts);
          }) <= kMost);
  for (const double gb : {50.0, 100.0, 1000.0})
    CHECK(turns(kTried, [&](Dice& dice, double factor) {
            const double mb = three_digits(dice.spread(0.01, 500));
            const double passes = three_digits(dice.spread(0.5, 60));
            const auto pattern = dice.pick(kPatterns);
            const std::string hosts = gpu(dice);
            return profile_of(fmt::format(R"("role": "training_data", "size": "{} GB", "object_size": "{} MB",
              "compute": "gpu", "reads": {{"pattern": "{}", "passes_per_month": {}}})",
                                          gb * factor, mb, pattern, passes),
                              hosts);
          }) <= kMost);
  for (const double starts : {10.0, 100.0, 500.0, 2000.0})
    CHECK(turns(kTried, [&](Dice& dice, double factor) {
            const double gb = three_digits(dice.spread(0.5, 200));
            const std::string hosts = gpu(dice);
            const std::string client = dice.chance(0.5) ? R"(, "reads": {"s3_client": "sdk"})" : "";
            return profile_of(fmt::format(R"("role": "model_serving", "size": "{} GB", "compute": "gpu",
              "loading": {{"cold_starts_per_month": {}}}{})",
                                          gb, starts * factor, client),
                              hosts);
          }) <= kMost);
  for (const double kb : {16.0, 128.0, 1024.0})
    CHECK(turns(kTried, [&](Dice& dice, double factor) {
            const double gb = three_digits(dice.spread(1, 2000));
            const double mb = three_digits(dice.spread(2, 2000));
            const char* role = dice.chance(0.5) ? "feature_store" : "training_data";
            return profile_of(fmt::format(R"("role": "{}", "size": "{} GB", "object_size": "{} MB",
              "reads": {{"pattern": "random", "request_size": "{} KB"}})",
                                          role, gb, std::min(mb, gb * 1000), kb * factor),
                              "");
          }) <= kMost);
}

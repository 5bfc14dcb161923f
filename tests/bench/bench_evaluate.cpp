// How fast the models are: bench_evaluate PROFILE. An evaluation is of one option: priced, timed, ruled and
// scored, in all its ways, of all options that the catalog offers. The outcome of a data set leaves out those
// that it rules out by itself. All on one core.

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <ctime>
#include <fstream>
#include <iterator>

#include "explore/robustness.hpp"
#include "profile/profile.hpp"
#include "storeadvise/advise.hpp"

namespace {

using namespace storeadvise;

/// Seconds of this core that one call takes, whatever else the machine does: the least of five runs of
/// at least a fifth of a second.
template <class Work>
double seconds_of(const Work& work) {
  double least = 1e9;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t start = std::clock();
    double spent = 0;
    int calls = 0;
    for (; spent < 0.2; ++calls) {
      work();
      spent = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    least = std::min(least, spent / calls);
  }
  return least;
}

std::string text_of(const char* path) {
  std::ifstream stream(path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

int complain(const Errors& errors) {
  fmt::print(stderr, "{}: {}\n", errors.front().place.file, errors.front().message);
  return 2;
}

void measure(const Profile& profile, const Catalog& catalog) {
  const RuleBook& rules = embedded_rules();
  const RoleBook& roles = embedded_roles();
  const int offered = std::popcount(catalog.options);
  volatile double sink = 0;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Demand d = demand(profile, i, catalog, roles);
    const World world{catalog, rules, roles};
    const Evaluation now = evaluate(d, world, Breadth::winner);
    const Service service = service_of(now);
    const Setting setting{profile, i, world};
    constexpr int kCalls = 100;
    const double one = seconds_of([&] {
      for (int n = 0; n < kCalls; ++n) sink = sink + outcome(d, world).score;
    });
    const double all = seconds_of([&] {
      for (int n = 0; n < kCalls; ++n)
        sink = sink + static_cast<double>(evaluate(d, world, Breadth::options).options.size());
    });
    const double varied =
        seconds_of([&] { sink = sink + holds_in(now, known_inputs(setting), world).service; });
    const double flipped =
        seconds_of([&] { sink = sink + static_cast<double>(flips(d, service, setting).size()); });
    fmt::print(
        "{:<16} {:>8.0f} data sets/s, {:>8.0f} evaluations/s  variations {:5.2f} ms  flips {:5.2f} ms\n",
        profile.datasets[i].name, kCalls / one, kCalls * offered / all, varied * 1e3, flipped * 1e3);
  }
  const double whole =
      seconds_of([&] { sink = sink + advise(profile, catalog, rules, roles).summary.bill.count(); });
  fmt::print("{:<16} {:9.2f} ms for {} data sets\n", "whole advice", whole * 1e3, profile.datasets.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: bench_evaluate PROFILE\n");
    return 2;
  }
  const auto document = storeadvise::parse_document(text_of(argv[1]), argv[1]);
  if (!document) return complain(document.error());
  const auto profile = storeadvise::read_profile(*document);
  if (!profile) return complain(profile.error());
  const auto catalog = storeadvise::embedded_catalog("aws", profile->region);
  if (!catalog) return complain(catalog.error());
  measure(*profile, *catalog);
  return 0;
}

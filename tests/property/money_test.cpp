#include <algorithm>
#include <vector>

#include "property/generator.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

/// A hybrid buys the EFS part in the mode whose bill and waiting are least together, so that its bill
/// alone may fall where the mode changes.
bool same_mode(const Evaluation& a, const Evaluation& b, std::size_t option) {
  return a.options[option].ways[0].hot_mode == b.options[option].ways[0].hot_mode;
}

/// What Infrequent Access stores earns no throughput: 20 GB of it that are read again, and so stay in
/// Standard, may cost less with Provisioned, by what they cost in Infrequent Access.
double without_infrequent_access(const Option& option, const Bill& bill) {
  double usd = bill.total().count();
  if (option.mode != EfsMode::provisioned || !option.ia) return usd;
  for (const BillLine& line : bill)
    if (line.price->id == "efs.ia.storage") usd -= line.amount().count();
  return usd;
}

/// Bills of every option in every way, in one row.
std::vector<double> bills(const Evaluation& evaluation) {
  std::vector<double> row;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const OptionEvaluation& o = evaluation.options[i];
    for (std::size_t w = 0; w < o.way_eligible.size(); ++w)
      row.push_back(o.offered && w < o.ways.size() ? without_infrequent_access(kOptions[i], o.ways[w].bill)
                                                   : 0);
  }
  return row;
}

/// Provisioned throughput comes with storage, and One Zone storage costs less than what comes with it:
/// there more bytes may truly cost less (20 GB add $3.20, and save 1 MiB/s for $6.00).
bool sells_throughput_with_storage(const Option& option) {
  return option.mode == EfsMode::provisioned && option.one_zone;
}

template <class Change>
void never_cheaper(std::uint64_t seed, const Change& change) {
  Profile profile = random_profile(seed, 1);
  DataSet& set = profile.datasets.front();
  if (!set.object_size) set.object_size = Bytes(std::min(kMiB, set.size->count()));
  const std::string before = described(seed, profile);
  const Evaluation smaller = evaluated(profile);
  const std::vector<double> less = bills(smaller);
  change(set);
  const Evaluation& larger = evaluated(profile);
  const std::vector<double> more = bills(larger);
  for (std::size_t i = 0; i < less.size(); ++i) {
    const Option& option = kOptions[i / 3];
    if (sells_throughput_with_storage(option) || more[i] == 0 || !same_mode(smaller, larger, i / 3)) continue;
    INFO(before << "\n" << option.id << ": " << less[i] << " -> " << more[i]);
    CHECK(more[i] >= less[i] * (1 - 1e-9));
  }
}

}  // namespace

TEST_CASE("storing more never costs less") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed)
    never_cheaper(seed, [](DataSet& set) { set.size = *set.size * 1.5; });
}

TEST_CASE("reading more never costs less") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed)
    never_cheaper(seed, [](DataSet& set) {
      set.reads.bytes_per_month = *set.reads.bytes_per_month * 1.5 + Bytes(kGiB);
    });
}

TEST_CASE("writing more never costs less") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed)
    never_cheaper(seed, [](DataSet& set) {
      set.writes.bytes_per_month = *set.writes.bytes_per_month * 1.5 + Bytes(kGiB);
    });
}

TEST_CASE("the lines of a bill add up to it, and none is negative") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    for (const OptionEvaluation& o : evaluated(profile).options) {
      for (const Estimate& way : o.ways) {
        double sum = 0;
        for (const BillLine& line : way.bill) {
          INFO(described(seed, profile) << "\n" << line.price->id << ": " << line.quantity);
          CHECK(line.quantity > 0);
          CHECK(line.unit_price >= 0);
          sum += line.amount().count();
        }
        CHECK_THAT(way.bill.total().count(), Catch::Matchers::WithinRel(sum, 1e-12) || WithinAbs(0, 1e-12));
      }
    }
  }
}

TEST_CASE("asking for more throughput never means less waiting for it") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    Profile profile = random_profile(seed, 1);
    Traffic& reads = profile.datasets.front().reads;
    if (!reads.required_throughput) reads.required_throughput = BytesPerSecond(100 * kMiB);
    const Evaluation less = evaluated(profile);
    reads.required_throughput = *reads.required_throughput * 2;
    const Evaluation& more = evaluated(profile);
    for (std::size_t i = 0; i < kOptionCount; ++i) {
      // Where throughput is bought, more of it is bought, and all the rest waits less too.
      const bool bought = kOptions[i].mode == EfsMode::provisioned || kOptions[i].hybrid == Hybrid::s3_efs;
      for (std::size_t w = 0; !bought && w < less.options[i].ways.size(); ++w) {
        const Seconds before = less.options[i].ways[w].waiting.time;
        const Seconds after = more.options[i].ways[w].waiting.time;
        INFO(described(seed, profile) << "\n" << kOptions[i].id << ": " << before << " -> " << after);
        CHECK(after >= before * (1 - 1e-9));
      }
    }
  }
}

#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "storeadvise/catalog.hpp"
#include "storeadvise/error.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise {

/// A value that the profile does not state, and where it was taken from.
struct Assumption {
  std::string path;   ///< `datasets.imagenet.reads.clients`
  std::string value;  ///< JSON text in base units: `4`, `"random"`, `["posix"]`
  std::string shown;  ///< the same for people: `117 KB`
  std::string from;   ///< "role training_data"
};

/// Reads or writes in one month, in one form.
struct Flow {
  Bytes bytes;                 ///< per month
  Count operations;            ///< per month, as the application makes them
  Bytes request;               ///< of one operation; never more than an object
  double random_fraction = 0;  ///< 0..1 of the operations
  Count clients = Count(1);    ///< hosts
  Count streams = Count(1);    ///< threads per host
  S3Client client = S3Client::sdk;
  BytesPerSecond required;  ///< of all clients together; 0: none stated
  Seconds active;           ///< per month
  [[nodiscard]] BytesPerSecond average_rate() const {
    return active > Seconds(0) ? bytes / active : BytesPerSecond(0);
  }
};

/// Requests about names a month, apart from what opens ask.
struct LookupTraffic {
  Count lists, heads;
};

/// What surrounds the storage and is billed beside it.
struct Surrounded {
  bool by_nat = false;
  double across_zones = 0;  ///< share of the traffic with a file system
  Kms kms = Kms::none;
  bool backed_up = false;
  Bytes egress;  ///< read from the Internet a month
};

/// Weights of cost, latency, throughput, access pattern; they add up to 1.
using Weights = std::array<double, 4>;

/// The speed that a data set's use needs, beyond which more buys nothing; 0: not asked for.
struct Enough {
  double rate = 0;     ///< times the average active rate
  Seconds load;        ///< until an instance has loaded
  double blocked = 0;  ///< share of the time that a job may stand still for synchronous checkpoints
  Seconds p99;         ///< of the slowest read in a hundred
  Seconds first_byte;  ///< of a read at the median
};

/// The one normal form of a data set's traffic: every field filled, for one month.
struct Demand {
  Role role = Role::training_data;
  Needs needs;
  Platform platform = Platform::ec2;
  Seconds month = hours(730);
  Bytes bytes;    ///< stored; for checkpoints all the copies kept
  Count objects;  ///< stored
  Bytes object;   ///< mean size
  Bytes growth;   ///< per month
  Count prefixes = Count(1);
  Seconds lifetime;                  ///< 0: kept
  std::vector<Untouched> untouched;  ///< rising by age, the shares never rising
  Flow reads;
  Flow writes;
  double in_place_fraction = 0;  ///< of the write operations, those that change part of an object
  double hot_fraction = 1;
  Bytes cold_bytes;  ///< reads that hit what lies in colder classes, per month
  bool cold_bytes_known = false;
  Seconds max_latency;  ///< 0: none stated
  double latency_percentile = 50;
  double dependent_reads = 1;
  bool reads_wait = true;  ///< somebody waits for a read: hours of restore will not do

  Count starts;  ///< cold starts per month
  Count simultaneous = Count(1);
  Bytes load_bytes;  ///< read by one start

  Bytes checkpoint_bytes;    ///< one copy; 0: no checkpoints
  Seconds checkpoint_every;  ///< of active time
  Count checkpoint_writes;   ///< per month
  bool checkpoint_synchronous = false;
  Count restores;  ///< per month
  Count failures;  ///< per month

  UsdPerHour usd_per_hour;       ///< of one host; 0: not known
  Count hosts;                   ///< how many wait together
  BytesPerSecond network;        ///< of one host, sustained
  BytesPerSecond network_burst;  ///< of one host, for minutes
  Count accelerators;            ///< of one host
  Bytes local_storage;           ///< instance store of one host
  Bytes ebs;                     ///< volume of one host; 0: none
  BytesPerSecond ebs_rate;       ///< of that volume, both ways together

  BytesPerSecond provisioned;          ///< already bought; 0: solved for
  std::optional<std::size_t> current;  ///< place in kOptions
  LookupTraffic lookups;
  Surrounded surrounded;
  Weights weights{};
  Enough enough;
  Usd indifference;  ///< a month that does not matter: model's m

  /// Share of the bytes that is untouched for `age` at least: that of the next stated age, after the last 0.
  [[nodiscard]] double untouched_for(Seconds age) const;
  /// Share of the bytes that is read in a month.
  [[nodiscard]] double touched() const { return bytes > Bytes(0) ? std::min(1.0, reads.bytes / bytes) : 0; }

  /// Compute is priced, so that slow storage shows as waiting instead of ruling an option out.
  [[nodiscard]] bool can_wait() const { return usd_per_hour > UsdPerHour(0) && hosts > Count(0); }
};

/// What a role assumes where a profile is silent (data/roles.json).
struct RoleDefaults {
  DataSet defaults;  ///< size, name and region are never among them
  Compute compute;
  Priorities weights;
  Enough enough;
  bool reads_wait = true;
  bool streams_per_accelerator = false;  ///< the streams of `defaults` are those of one accelerator
};

/// Thresholds of judgement that are no property of a service (data/roles.json).
struct Judgement {
  double indifference_usd = 0;
  double indifference_share = 0;    ///< of what the data set's compute costs in a month
  double close_margin = 0;          ///< points
  double close_holds = 0;           ///< share of variations
  double variation = 0;             ///< 0.25: inputs vary by +-25 %
  double lasting_turn = 0;          ///< share of a value over which another service has to win to be told
  double guess = 1;                 ///< 4: what is assumed may be a fourth, or four times as much
  double points_per_decade = 0;     ///< what ten times worse costs on the log scale
  double enough_points = 0;         ///< what is just fast enough scores
  double equal_points = 0;          ///< scores that are so close are as good as each other
  double payback_months = 0;        ///< a move that pays later is not advised
  double access_pattern_start = 0;  ///< points before any rule
  double stale_days = 0;
  double idle_ratio =
      0;  ///< what the required rate would move in its hours, over what is moved: hardly meant
};

struct RoleBook {
  std::array<RoleDefaults, kRoleNames.size()> roles;
  double month_hours = 730;
  Judgement judgement;
};

/// The role defaults in the program.
const RoleBook& embedded_roles();
Result<RoleBook> read_roles(std::string_view text, std::string_view file);

/// Brings one data set to normal form. Assumptions are noted where `assumed` is given.
/// The profile has passed the reader, and so cannot fail here.
Demand demand(const Profile& profile, std::size_t dataset, const Catalog& catalog, const RoleBook& roles,
              std::vector<Assumption>* assumed = nullptr);

}  // namespace storeadvise

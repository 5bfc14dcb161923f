#pragma once

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
  double bytes = 0;            ///< per month
  double operations = 0;       ///< per month, as the application makes them
  double request = 0;          ///< bytes of one operation; never more than an object
  double random_fraction = 0;  ///< 0..1 of the operations
  double clients = 1;          ///< hosts
  double streams = 1;          ///< threads per host
  bool streams_stated = false;
  S3Client client = S3Client::sdk;
  double required = 0;         ///< bytes/s of all clients together; 0: none stated
  bool volume_stated = false;  ///< `bytes` is what the profile says, not what its role assumes
  double active_seconds = 0;   ///< per month
  [[nodiscard]] double average_rate() const { return active_seconds > 0 ? bytes / active_seconds : 0; }
};

/// Weights of cost, latency, throughput, access pattern; they add up to 1.
using Weights = std::array<double, 4>;

/// The one normal form of a data set's traffic: every field filled, base units
/// (bytes, seconds, bytes/s, USD), a month of `month_hours`.
struct Demand {
  Role role = Role::training_data;
  Needs needs;
  Platform platform = Platform::ec2;
  double month_hours = 730;
  double bytes = 0;    ///< stored; for checkpoints all the copies kept
  double objects = 0;  ///< stored
  double object = 0;   ///< mean size
  double growth = 0;   ///< bytes per month
  double prefixes = 1;
  double lifetime_days = 0;      ///< 0: kept
  double untouched_ia = 0;       ///< share untouched for the 30 days of IA
  double untouched_archive = 0;  ///< share untouched for the 90 days of Archive; part of untouched_ia
  Flow reads;
  Flow writes;
  double in_place_fraction = 0;  ///< of the write operations, those that change part of an object
  double hot_fraction = 1;
  double cold_bytes = 0;   ///< reads that hit what lies in IA or Archive, per month
  double max_latency = 0;  ///< seconds; 0: none stated
  double latency_percentile = 50;
  double dependent_reads = 1;
  bool reads_wait = true;  ///< somebody waits for a read: hours of restore will not do

  double starts = 0;  ///< cold starts per month
  double simultaneous = 1;
  double load_bytes = 0;  ///< read by one start

  double checkpoint_bytes = 0;   ///< one copy; 0: no checkpoints
  double checkpoint_every = 0;   ///< seconds of active time
  double checkpoint_writes = 0;  ///< per month
  bool checkpoint_synchronous = false;
  double restores = 0;  ///< per month
  double failures = 0;  ///< per month

  double usd_per_hour = 0;   ///< of one host; 0: not known
  double hosts = 0;          ///< how many wait together
  double network = 0;        ///< bytes/s of one host, sustained
  double network_burst = 0;  ///< bytes/s of one host, for minutes
  double accelerators = 0;   ///< of one host
  double local_storage = 0;  ///< bytes of one host

  double provisioned = 0;              ///< bytes/s already bought; 0: solved for
  std::optional<std::size_t> current;  ///< place in kOptions
  Weights weights{};
  double indifference = 0;  ///< USD a month that do not matter: model's m

  /// Compute is priced, so that slow storage shows as waiting instead of ruling an option out.
  [[nodiscard]] bool can_wait() const { return usd_per_hour > 0 && hosts > 0; }
};

/// What a role assumes where a profile is silent (data/roles.json).
struct RoleDefaults {
  DataSet defaults;  ///< size, name and region are never among them
  Compute compute;
  Priorities weights;
  bool reads_wait = true;
};

/// Thresholds of judgement that are no property of a service (data/roles.json).
struct Judgement {
  double indifference_usd = 0;
  double indifference_share = 0;    ///< of what the data set's compute costs in a month
  double close_margin = 0;          ///< points
  double close_holds = 0;           ///< share of variations
  double variation = 0;             ///< 0.25: inputs vary by +-25 %
  double guess = 1;                 ///< 4: what is assumed may be a fourth, or four times as much
  double points_per_decade = 0;     ///< what ten times worse costs on the log scale
  double access_pattern_start = 0;  ///< points before any rule
  double stale_days = 0;
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

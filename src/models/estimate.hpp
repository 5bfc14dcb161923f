#pragma once

#include <array>
#include <vector>

#include "models/bills.hpp"
#include "models/burst_credits.hpp"
#include "models/lifecycle.hpp"
#include "models/pace.hpp"
#include "models/rates.hpp"
#include "models/work.hpp"
#include "storeadvise/performance.hpp"

namespace storeadvise {

/// S3 Standard (and the classes as fast) or Express, in the three ways to reach it.
struct S3Paces {
  Pace stream, stage, cache;
};

/// EFS Bursting: how fast, and how long the credits last.
struct EfsPace {
  Pace pace;
  BurstMonth month;
};

/// What the hosts do through a mount, whatever the file system gives in all.
struct EfsMount {
  NfsFlow reads, writes;
  NfsFlow creates;   ///< of whole files
  NfsFlow loads;     ///< by those that start at the same time; none where nothing starts
  NfsFlow restores;  ///< of checkpoints, while none is written; none where there are no checkpoints
  Latency latency;
};

/// What depends on the data set alone and is shared by the options, worked out once.
struct Workbench {
  const Demand& demand;
  const Catalog& catalog;
  Bill::Keep keep = Bill::Keep::lines;  ///< of the estimates' bills
  S3Work s3;
  S3Work cached;  ///< the same through Mountpoint, before its cache answers anything; none where nothing is
                  ///< read again
  EfsWork efs;
  Ages ages;              ///< at which a lifecycle of EFS may move files
  Hosts hosts;            ///< those that read
  Hosts writers;          ///< those that write
  Hosts loaders;          ///< those that start at the same time
  double cache_hits = 0;  ///< share of the reads that a cache on local storage answers
  Count stage_gets;       ///< GETs a month when every host downloads first
  Bytes stage_bytes;      ///< fetched a month when every host downloads first
  BytesPerSecond provisioned;
  Route bucket;  ///< S3 Standard as its clients reach it, also behind a file system
  S3Paces standard, express;
  Sharing sharing;                 ///< of a file system by reads and writes
  std::array<EfsMount, 3> mounts;  ///< Regional Elastic, Regional otherwise, One Zone; see efs_mount
  /// Elastic and Provisioned, Regional and One Zone: what they store where does not change their pace.
  std::array<Pace, 4> efs_paces;
  /// Bursting, Regional and One Zone, with all bytes in Standard.
  std::array<EfsPace, 2> bursts;
  /// Classes that a lifecycle rule of S3 may move to, a bit each in the order of kOptions: those that
  /// answer at once, or also others where nobody waits; rules may leave fewer.
  OptionMask lifecycle_classes = 0;
};

/// For the options of `wanted`: what only others need is not worked out. Saves 6 % of a report of data that
/// only a file system can hold, 2 % of one of six data sets. Bills that keep no lines save 8 % of a trial.
Workbench workbench(const Demand& demand, const Catalog& catalog, OptionMask wanted = ~OptionMask{0},
                    Bill::Keep keep = Bill::Keep::lines);

/// One estimate for each way to reach the option, at most three. Ways that need local storage are left out
/// where there is none, unless `all_ways`.
std::vector<Estimate> estimate(const Workbench& bench, const Option& option, bool all_ways);
/// The same into `ways`, whose memory is used again.
void estimate(const Workbench& bench, const Option& option, bool all_ways, std::vector<Estimate>& ways);

/// Makes an estimate as fast as a pace.
inline void set_pace(Estimate& e, const Pace& pace) {
  e.latency = pace.latency;
  e.throughput = pace.throughput;
  e.times = pace.times;
  e.waiting = pace.waiting;
}

/// Any option of EFS, which has one way to reach it.
Estimate estimate_efs(const Workbench& bench, const Option& option);
/// Fills in what those of `wanted` that lie on EFS share, once the rest of the workbench is there.
void fill_efs(Workbench& bench, OptionMask wanted);

/// The hybrids; see src/models/hybrid.cpp and s3_files.cpp for what is copied where.
Estimate estimate_s3_efs(const Workbench& bench);
Estimate estimate_s3_files(const Workbench& bench);
/// Share of a data set that `hybrid.s3_efs` keeps on EFS: what most reads touch, as far as it is read
/// or written in a month.
double hot_share(const Demand& demand);

/// Elastic, or Provisioned at so much.
Pace steady_pace(const Workbench& bench, EfsMode mode, bool one_zone, BytesPerSecond provisioned);
/// Bursting in such a month.
EfsPace burst_pace(const Workbench& bench, bool one_zone, const BurstMonth& month);
/// EFS in a mode at such a metered rate, without credits: as rates, also for the parts of a hybrid.
Route efs_route(const Workbench& bench, EfsMode mode, bool one_zone, BytesPerSecond metered);
/// The mount of a mode: one for all modes of One Zone, and for all Regional ones but Elastic.
const EfsMount& efs_mount(const Workbench& bench, EfsMode mode, bool one_zone);

/// The S3 bill for streaming everything.
Bill stream_bill(const Workbench& bench, S3Class s3_class, const TierFill& fill = {});
/// The bill of an S3 option reached in one way, tiers filled from `fill`.
Bill s3_bill(const Workbench& bench, S3Class s3_class, Access access, const TierFill& fill);

}  // namespace storeadvise

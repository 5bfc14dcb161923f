#pragma once

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// /proc/self/mountstats: counters of every NFS mount of one host since it was mounted
/// (https://www.kernel.org/doc/html/latest/filesystems/nfs/index.html, fs/nfs/super.c and
/// net/sunrpc/stats.c). Mounts of one super block show the same counters twice, of which one counts. A
/// counter that overflowed is taken as not told.
Result<void> read_mount_statistics(const Opened& source, Sinks& sinks);

/// `nfsiostat`: rates since the mount, of which only the first report of each mount is read; the reports of
/// intervals after it are parts of the same time.
Result<void> read_nfsiostat(const Opened& source, Sinks& sinks);

}  // namespace storeadvise::observe

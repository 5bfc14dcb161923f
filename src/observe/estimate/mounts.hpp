#pragma once

#include <string>
#include <vector>

#include "observe/estimate/estimate.hpp"
#include "observe/sources/facts.hpp"

namespace storeadvise::observe {

/// The id in "fs-0123456789abcdef0.efs.us-east-1.amazonaws.com:/"; empty where the device names none.
std::string file_system_of_device(const std::string& device);
/// The Region in it; empty where it names none.
std::string region_of_device(const std::string& device);
/// Whether it is the tunnel of EFS's mount helper on this host ("127.0.0.1:/").
bool is_tunnel(const std::string& device);

bool locks_or_renames(const std::vector<MountFact>& mounts);

/// What the clients of one file system counted since they mounted it, as a month: bytes and operations of
/// these clients alone, so that the interval reaches from there to `guess` times as much; the size of a
/// request; `needs` where files were locked, as the role's needs and file_locking. `role` may be empty.
void compose_mounts(const std::vector<MountFact>& mounts, const Wanted& wanted, const std::string& role,
                    FoundSet& out);

}  // namespace storeadvise::observe

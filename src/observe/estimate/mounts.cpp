#include "observe/estimate/mounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "observe/estimate/month.hpp"
#include "observe/estimate/put_field.hpp"
#include "storeadvise/demand.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

/// Counters of one direction, of all mounts.
struct Way {
  BytesPerSecond bytes;
  PerSecond operations;
  Count counted;  ///< operations since the mounts
  Milliseconds answering;
};

Way sum_up(const std::vector<MountFact>& mounts, bool reads) {
  Way way;
  for (const MountFact& mount : mounts) {
    const Count operations = reads ? mount.reads : mount.writes;
    way.bytes += (reads ? mount.bytes_read : mount.bytes_written) / mount.age;
    way.operations += operations / mount.age;
    way.answering += reads ? mount.read_time : mount.write_time;
    way.counted += operations;
  }
  return way;
}

/// Puts the mounts of a file system into fields.
class Composer {
 public:
  Composer(const std::vector<MountFact>& mounts, const Wanted& wanted, FoundSet& out)
      : mounts_(mounts), wanted_(wanted), out_(out) {
    std::set<std::string> hosts;
    for (const MountFact& mount : mounts) {
      hosts.insert(mount.host);
      known_age_ = known_age_ && !mount.is_rate;
      shortest_ = shortest_ == Seconds(0) ? mount.age : std::min(shortest_, mount.age);
    }
    clients_ = hosts.size();
    short_ = known_age_ && shortest_ < days(1);
  }

  void compose_way(const std::string& group, const Way& way);
  void compose_needs(const std::string& role);

 private:
  Field& put(const std::string& path, Sure sure, Value value) {
    return put_field(out_, path, sure, std::move(value), {"nfs"});
  }
  template <class Rate>
  void put_month(const std::string& path, Rate rate, Count n) {
    const double value = std::round((rate * to_seconds(wanted_.month)).count());
    Field& field = put(path, Sure::estimated, value);
    field.n = n;
    field.low = short_ ? std::floor(value / wanted_.guess) : value;
    field.high = std::ceil(value * wanted_.guess);
    field.why = since_mount();
  }
  [[nodiscard]] std::string since_mount() const {
    const std::string clients = fmt::format("{} client{}", clients_, clients_ == 1 ? "" : "s");
    if (!known_age_) return fmt::format("rates of {} since the mount; other clients are not seen", clients);
    return fmt::format("{} mounted for {} or more; other clients are not seen", clients,
                       show_duration(shortest_));
  }

  const std::vector<MountFact>& mounts_;
  const Wanted& wanted_;
  FoundSet& out_;
  bool known_age_ = true;
  Seconds shortest_;
  std::size_t clients_ = 0;
  bool short_ = false;  ///< under a day the month may hold less, too
};

void Composer::compose_way(const std::string& group, const Way& way) {
  if (way.operations <= PerSecond(0) && short_) {
    out_.left_open.push_back({group + ".bytes_per_month", "0 B", since_mount()});
    return;
  }
  put_month(group + ".bytes_per_month", way.bytes, way.counted);
  if (way.operations <= PerSecond(0)) return;
  put_month(group + ".operations_per_month", way.operations, way.counted);
  Field& size = put(group + ".request_size", Sure::measured,
                    std::max(1.0, std::round((way.bytes / way.operations).count())));
  size.n = way.counted;
  size.why = "as the NFS client asks for it";
  if (way.answering > Milliseconds(0))
    out_.left_open.push_back(
        {group + ".max_latency",
         fmt::format("{} at the mean", show_duration(to_seconds(way.answering) / way.counted)),
         "a demand is not in the data"});
}

void Composer::compose_needs(const std::string& role) {
  Count locks;
  for (const MountFact& mount : mounts_) locks += mount.locks;
  if (locks <= Count(0)) return;
  const std::string seen = known_age_ ? show_count(locks.count()) + " locks" : "locks";
  const auto* const at = std::find(kRoleNames.begin(), kRoleNames.end(), role);
  if (at == kRoleNames.end()) {
    out_.left_open.push_back({"needs", seen, "file_locking, beside what the role needs"});
    return;
  }
  Needs needs =
      embedded_roles().roles[static_cast<std::size_t>(at - kRoleNames.begin())].defaults.needs.value_or(
          Needs{});
  if (needs.has(Need::file_locking)) return;
  needs.insert(Need::file_locking);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kNeedNames.size(); ++i)
    if (needs.has(static_cast<Need>(i))) words.emplace_back(kNeedNames.at(i));
  put("needs", Sure::measured, words).why = seen + ", beside what the role needs";
}

/// What programs read, and what came from the server: the difference was in the page cache.
void compose_cache(const std::vector<MountFact>& mounts, FoundSet& out) {
  Bytes by_programs;
  Bytes from_server;
  for (const MountFact& mount : mounts) {
    by_programs += mount.app_bytes_read;
    from_server += mount.bytes_read;
  }
  if (by_programs <= Bytes(0)) return;
  out.left_open.push_back({"reads.pattern",
                           fmt::format("programs read {}, of which {} came from the server",
                                       show_bytes(by_programs), show_bytes(from_server)),
                           "mounts do not tell it"});
}

}  // namespace

std::string file_system_of_device(const std::string& device) {
  const std::size_t dot = device.find('.');
  const bool is_one =
      device.starts_with("fs-") && dot != std::string::npos && device.find(".efs.", dot) != std::string::npos;
  return is_one ? device.substr(0, dot) : "";
}

std::string region_of_device(const std::string& device) {
  constexpr std::string_view kEfs = ".efs.";
  const std::size_t at = device.find(kEfs);
  if (file_system_of_device(device).empty()) return "";
  const std::string rest = device.substr(at + kEfs.size());
  return rest.substr(0, rest.find('.'));
}

bool is_tunnel(const std::string& device) {
  return device.starts_with("127.0.0.1:") || device.starts_with("localhost:");
}

bool locks_or_renames(const std::vector<MountFact>& mounts) {
  return std::ranges::any_of(mounts,
                             [](const MountFact& m) { return m.locks > Count(0) || m.renames > Count(0); });
}

void compose_mounts(const std::vector<MountFact>& mounts, const Wanted& wanted, const std::string& role,
                    FoundSet& out) {
  if (mounts.empty()) return;
  Composer composer(mounts, wanted, out);
  composer.compose_way("reads", sum_up(mounts, true));
  composer.compose_way("writes", sum_up(mounts, false));
  composer.compose_needs(role);
  compose_cache(mounts, out);
}

}  // namespace storeadvise::observe

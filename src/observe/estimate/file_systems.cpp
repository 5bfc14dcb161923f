#include "observe/estimate/file_systems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "observe/estimate/file_system.hpp"
#include "observe/estimate/joining.hpp"
#include "observe/estimate/mounts.hpp"

namespace storeadvise::observe {
namespace {

using Statistic = MetricPoint::Statistic;
using FileSystems = std::map<std::string, FileSystem>;

bool is_of_efs(const MetricPoint& point) {
  return point.metric != "BucketSizeBytes" && point.metric != "NumberOfObjects";
}

/// The ids that sources and --dataset name.
std::set<std::string> named_systems(const Observation& observation) {
  std::set<std::string> ids;
  for (const Fact& fact : observation.facts) {
    if (const auto* system = std::get_if<FileSystemFact>(&fact)) ids.insert(system->id);
    if (const auto* point = std::get_if<MetricPoint>(&fact);
        point != nullptr && is_of_efs(*point) && !point->place.empty())
      ids.insert(point->place);
    if (const auto* mount = std::get_if<MountFact>(&fact)) ids.insert(file_system_of_device(mount->device));
  }
  ids.erase("");
  std::set<std::string> chosen;
  for (const Place& place : observation.places.places())
    if (observation.places.stated() && place.bucket.starts_with("fs-")) chosen.insert(place.bucket);
  return chosen.empty() ? ids : chosen;
}

void add_point(FileSystem& system, const MetricPoint& point) {
  if (point.metric == "StorageBytes") {
    if (point.statistic != Statistic::average) return;
    if (!point.storage_class.empty() && point.storage_class != "Total") return;
    Bytes& stored = system.stored[point.second];
    stored = std::max(stored, Bytes(point.value));
    return;
  }
  if (point.period > 0)
    system.period = system.period == 0 ? point.period : std::min(system.period, point.period);
  system.series[{point.metric, point.statistic}][point.second] = point.value;
}

/// Brings facts to the file systems they are about.
class Sorter {
 public:
  Sorter(const Observation& observation, FileSystems& out)
      : observation_(observation), out_(out), ids_(named_systems(observation)) {
    if (ids_.size() == 1) only_ = *ids_.begin();
  }

  /// False where a fact names no file system and there are several.
  bool sort() {
    for (const Fact& fact : observation_.facts) {
      if (const auto* point = std::get_if<MetricPoint>(&fact)) {
        if (!is_of_efs(*point)) continue;
        if (FileSystem* const system = of(point->place)) add_point(*system, *point);
      } else if (const auto* described = std::get_if<FileSystemFact>(&fact)) {
        add(*described);
      } else if (const auto* lifecycle = std::get_if<LifecycleFact>(&fact)) {
        if (FileSystem* const system = of(lifecycle->id)) system->lifecycle = *lifecycle;
      } else if (const auto* mount = std::get_if<MountFact>(&fact)) {
        add(*mount);
      }
    }
    return !nameless_;
  }

 private:
  FileSystem* of(const std::string& id) {
    const std::string& found = id.empty() ? only_ : id;
    nameless_ = nameless_ || found.empty();
    if (found.empty() || !ids_.contains(found)) return nullptr;
    out_[found].id = found;
    return &out_[found];
  }
  void add(const FileSystemFact& described) {
    FileSystem* const system = of(described.id);
    if (system == nullptr || (system->described && described.taken < system->fact.taken)) return;
    system->fact = described;
    system->described = true;
  }
  void add(const MountFact& mount) {
    const std::string id = id_of(mount);
    if (observation_.places.stated() && name_of_file_system(observation_, id, "").empty()) return;
    out_[id].id = id;
    out_[id].mounts.push_back(mount);
  }
  /// That of its device, the folder that --dataset names, the only file system where the device is the tunnel
  /// on the host, else a number: addresses are nobody's business.
  std::string id_of(const MountFact& mount) {
    if (std::string id = file_system_of_device(mount.device); !id.empty()) return id;
    if (!name_of_file_system(observation_, mount.folder, "").empty() && observation_.places.stated())
      return mount.folder;
    if (is_tunnel(mount.device) && !only_.empty()) return only_;
    const auto [at, is_new] = numbers_.try_emplace(mount.device, numbers_.size() + 1);
    return fmt::format("nfs-{}", at->second);
  }

  const Observation& observation_;
  FileSystems& out_;
  std::set<std::string> ids_;
  std::string only_;
  std::map<std::string, std::size_t> numbers_;  ///< of mounts without a name, by device
  bool nameless_ = false;
};

std::string role_of(const FoundSet& set) {
  for (const Field& field : set.fields)
    if (const auto* role = std::get_if<std::string>(&field.value); field.path == "role" && role != nullptr)
      return *role;
  return "";
}

}  // namespace

std::string name_of_file_system(const Observation& observation, const std::string& id,
                                const std::string& name) {
  if (!observation.places.stated()) return name.empty() ? id : name;
  for (const Place& place : observation.places.places())
    if (place.bucket == id) return observation.places.names()[place.set];
  return "";
}

Errors add_file_systems(const Observation& observation, const Wanted& wanted, Found& out) {
  FileSystems systems;
  if (!Sorter(observation, systems).sort())
    return {{"metrics-of-which",
             {},
             "",
             "metrics name no file system, and the sources and --dataset do not name exactly one",
             "--dataset NAME=fs-0123456789abcdef0 says whose they are"}};
  for (const auto& [id, system] : systems) {
    FoundSet found;
    found.name = name_of_file_system(observation, id, system.fact.name);
    if (found.name.empty()) continue;
    const auto role = wanted.roles.find(found.name);
    const Count days =
        compose_file_system(system, wanted, role == wanted.roles.end() ? "" : role->second, found);
    if (!system.series.empty()) out.full_days["metrics"] = std::max(out.full_days["metrics"], days);
    FoundSet mounted{found.name, {}, {}};
    compose_mounts(system.mounts, wanted, role_of(found), mounted);
    join(out, std::move(found));
    join(out, std::move(mounted));
  }
  return {};
}

}  // namespace storeadvise::observe

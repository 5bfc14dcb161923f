#include "observe/input/folder_run.hpp"

#include <fmt/format.h>

#include <set>

#include "observe/sources/folder.hpp"
#include "text/printable.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

/// Files that take less than this share of their size on disk have holes or are compressed.
constexpr double kDense = 0.9;

std::set<std::string> folders_of(const Request& request) {
  std::set<std::string> folders;
  for (const Place& place : request.places)
    if (is_measured(place)) folders.insert(place.bucket);
  return folders;
}

std::string plural(std::uint64_t count, const char* word) {
  return fmt::format("{} {}{}", show_count(static_cast<double>(count)), word, count == 1 ? "" : "s");
}

void tell(const std::string& folder, const Walk& walk, std::vector<std::string>& notices) {
  const std::string name = printable(folder);
  if (walk.allocated < kDense * walk.bytes)
    notices.push_back(fmt::format("{}: files of {} take {} on disk; the size is that of the files", name,
                                  show_bytes(walk.bytes), show_bytes(walk.allocated)));
  if (walk.linked > 0)
    notices.push_back(fmt::format("{}: {} more of files that count once", name, plural(walk.linked, "name")));
  if (walk.unreadable > 0)
    notices.push_back(
        fmt::format("{}: {} could not be looked at", name, plural(walk.unreadable, "file or folder")));
  if (walk.other_mounts > 0)
    notices.push_back(fmt::format("{}: {} below left out", name, plural(walk.other_mounts, "mount")));
  if (walk.in_future > 0)
    notices.push_back(
        fmt::format("{}: {} changed in the future, as after a clock was set back; taken as "
                    "changed now",
                    name, plural(walk.in_future, "file")));
  if (!walk.keeps_reads)
    notices.push_back(
        fmt::format("{}: the mount does not keep when files were read, so that only changes show", name));
}

Result<void> measure(const Request& request, const std::string& folder, Observation& into,
                     std::vector<std::string>& notices) {
  const std::size_t snapshot = into.snapshots.size();
  into.snapshots.push_back({"walk", folder, request.now, true, {}});
  const auto walk = walk_folder(folder, request.now,
                                [&](const ObjectFact& file) { into.add(file, snapshot, request.salt); });
  if (!walk) return tl::unexpected(walk.error());
  into.traffic.bound(request.memory / 2);
  Source source;
  source.files = 1;
  source.bytes = static_cast<std::uint64_t>(walk->allocated.count());
  source.lines = walk->files;
  source.cover(request.now);
  into.source(Kind::folder).add(source);
  tell(folder, *walk, notices);
  return {};
}

}  // namespace

bool is_measured(const Place& place) { return !place.is_bucket && is_folder(place.bucket); }

Result<void> measure_folders(const Request& request, Observation& into, std::vector<std::string>& notices) {
  for (const std::string& folder : folders_of(request))
    if (auto measured = measure(request, folder, into, notices); !measured) return measured;
  return {};
}

std::vector<std::string> sources_to_read(const Request& request) {
  const std::set<std::string> folders = folders_of(request);
  std::vector<std::string> sources;
  for (const std::string& source : request.sources) {
    std::string plain = source;
    while (plain.size() > 1 && plain.ends_with('/')) plain.pop_back();
    if (!folders.contains(plain)) sources.push_back(source);
  }
  return sources;
}

}  // namespace storeadvise::observe

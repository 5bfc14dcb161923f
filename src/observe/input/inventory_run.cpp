#include "observe/input/inventory_run.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "observe/sources/inventory.hpp"

namespace storeadvise::observe {
namespace {

namespace fs = std::filesystem;

/// The data files of a manifest by their base names: those of the call, else beside and below the manifest.
std::map<std::string, std::string> data_files(const Manifest& manifest, std::span<const InputFile> files) {
  std::map<std::string, std::string> by_name;
  for (const InputFile& file : files) by_name.try_emplace(fs::path(file.name).filename().string(), file.name);
  const fs::path folder =
      fs::path(manifest.name).has_parent_path() ? fs::path(manifest.name).parent_path() : ".";
  std::error_code problem;
  fs::recursive_directory_iterator at(folder, problem);
  for (; !problem && at != fs::recursive_directory_iterator(); at.increment(problem))
    if (at->is_regular_file(problem))
      by_name.try_emplace(at->path().filename().string(), at->path().string());
  return by_name;
}

Result<void> add_inventory(const Request& request, const Manifest& manifest, bool newest,
                           std::span<const InputFile> files, Observation& into) {
  const std::map<std::string, std::string> by_name = data_files(manifest, files);
  Source& source = into.source(Kind::inventory_manifest);
  const std::size_t snapshot = into.snapshots.size();
  into.snapshots.push_back({"inv", manifest.of, manifest.taken, newest, {}});
  for (const std::string& base : manifest.files) {
    const auto found = by_name.find(base);
    if (found == by_name.end())
      return tl::unexpected(Errors{{"cannot-read",
                                    {manifest.name},
                                    "",
                                    "the inventory's file " + base + " is not beside it",
                                    "copy the whole inventory: its manifest.json and its data/"}});
    auto bytes = ByteStream::open(found->second);
    if (!bytes) return tl::unexpected(bytes.error());
    MemoryWatch watch(into.traffic, request.memory / 2);
    const auto count = read_inventory_rows(manifest, *bytes, [&](const ObjectFact& object) {
      into.add(object, snapshot, request.salt);
      watch.look();
    });
    if (!count) return tl::unexpected(count.error());
    if (bytes->truncated())
      return tl::unexpected(
          Errors{{"truncated", {found->second}, "", "ends before its end", "fetch the file again"}});
    source.lines += count->rows;
    source.bad_lines += count->bad;
    source.bytes += bytes->taken();
    ++source.files;
  }
  source.last = std::max(source.last.value_or(manifest.taken), manifest.taken);
  return {};
}

/// The newest of each bucket first.
Result<std::vector<Manifest>> manifests_of(std::span<const InputFile> files) {
  std::vector<Manifest> manifests;
  for (const InputFile& file : files) {
    if (file.kind != Kind::inventory_manifest) continue;
    auto manifest = read_manifest(file.name);
    if (!manifest) return tl::unexpected(manifest.error());
    manifests.push_back(std::move(*manifest));
  }
  std::sort(manifests.begin(), manifests.end(), [](const Manifest& a, const Manifest& b) {
    return a.of != b.of ? a.of < b.of : a.taken != b.taken ? a.taken > b.taken : a.name < b.name;
  });
  return manifests;
}

}  // namespace

Result<void> read_inventories(const Request& request, std::span<const InputFile> files, Observation& into) {
  const auto manifests = manifests_of(files);
  if (!manifests) return tl::unexpected(manifests.error());
  if (manifests->empty() && !files.empty())
    return tl::unexpected(Errors{{"inventory-without-manifest",
                                  {files.front().name},
                                  "",
                                  "rows of an S3 Inventory, and no manifest.json that says what they hold",
                                  "name the manifest.json that was written with them, too"}});
  for (std::size_t i = 0; i < manifests->size(); ++i) {
    const Manifest& manifest = (*manifests)[i];
    const bool newest = i == 0 || (*manifests)[i - 1].of != manifest.of;
    if (auto added = add_inventory(request, manifest, newest, files, into); !added) return added;
  }
  return {};
}

}  // namespace storeadvise::observe

#include "observe/input/files.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <filesystem>
#include <map>
#include <set>

#include "observe/input/bytes.hpp"
#include "observe/rows/hashing.hpp"
#include "observe/sources/access_log.hpp"
#include "observe/times.hpp"

namespace storeadvise::observe {
namespace {

namespace fs = std::filesystem;

/// The files in a folder and below, each directory once, however many links lead to it.
class Walk {
 public:
  std::vector<std::string> files(const std::string& folder, Errors& errors) {
    for (links_ = {folder}; !links_.empty(); links_.pop_front()) {
      const std::string at = links_.front();
      std::error_code problem;
      if (is_new(at, problem)) problem = look_into(at);
      if (problem) errors.push_back({"cannot-read", {at}, "", "cannot be read: " + problem.message(), ""});
    }
    return std::move(names_);
  }

 private:
  bool is_new(const fs::path& directory, std::error_code& problem) {
    const fs::path real = fs::canonical(directory, problem);
    return !problem && seen_.insert(real.string()).second;
  }

  /// Directories that are linked to wait until what lies there by itself was found.
  std::error_code look_into(const std::string& folder) {
    std::error_code problem;
    std::vector<std::string> links;
    for (fs::recursive_directory_iterator at(folder, problem), end; !problem && at != end;
         at.increment(problem)) {
      std::error_code unknown;
      // A link that leads nowhere is a source that is missing, as reading it tells.
      const bool leads_nowhere = at->is_symlink(unknown) && !at->exists(unknown);
      if (leads_nowhere || at->is_regular_file(unknown)) names_.push_back(at->path().string());
      if (!at->is_directory(unknown)) continue;
      if (at->is_symlink(unknown)) {
        links.push_back(at->path().string());
      } else if (!is_new(at->path(), unknown)) {
        at.disable_recursion_pending();
      }
    }
    std::ranges::sort(links);
    links_.insert(links_.end(), links.begin(), links.end());
    return problem;
  }

  std::deque<std::string> links_;
  std::vector<std::string> names_;
  std::set<std::string> seen_;  ///< real names of directories
};

Error no_bucket_access(const std::string& source) {
  return {"cannot-read",
          {source},
          "",
          "is in S3, and observe reads files",
          "fetch it first: aws s3 cp --recursive " + source + " logs/ && storeadvise observe logs/"};
}

Error unknown_source(const std::string& name, bool is_empty) {
  return {"unknown-source",
          {name == "-" ? "<stdin>" : name},
          "",
          is_empty ? "is empty" : "is not a kind of source that observe knows",
          "storeadvise observe --help lists the kinds"};
}

/// Looks at one file. `head_hash` tells files with the same begin.
Result<InputFile> look_at(const std::string& name, const std::atomic<bool>* stop, std::uint64_t& head_hash) {
  auto bytes = ByteStream::open(name, stop);
  if (!bytes) return tl::unexpected(bytes.error());
  InputFile file;
  file.name = name;
  std::error_code problem;
  if (name != "-") file.seekable = fs::is_regular_file(name, problem);
  if (file.seekable) file.size = fs::file_size(name, problem);
  file.packed = bytes->packed();
  const std::string_view head = bytes->head();
  file.kind = recognise(head);
  if (const auto ends = std::ranges::count(head, '\n'); ends > 0)
    file.line_bytes = head.size() / static_cast<std::uint64_t>(ends);
  head_hash = hash_text(head, {});
  file.id = hash_text(std::to_string(file.size), {}) ^ spread(head_hash);
  if (!file.seekable) file.opened = std::make_shared<ByteStream>(std::move(*bytes));
  file.delivered = delivered_at(fs::path(name).filename().string());
  return file;
}

struct Finder {
  const std::atomic<bool>* stop = nullptr;
  FoundFiles found;
  Errors errors;
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::string> seen;  ///< by size and first 64 KB
  std::set<std::string> names;

  void add(const std::string& name, bool named) {
    if (!names.insert(name).second) return found.repeated.push_back(name);
    std::uint64_t head_hash = 0;
    auto file = look_at(name, stop, head_hash);
    if (!file) {
      errors.insert(errors.end(), file.error().begin(), file.error().end());
      return;
    }
    if (file->kind == Kind::unknown) {
      if (named) errors.push_back(unknown_source(name, head_hash == hash_text({}, {})));
      if (!named) found.skipped.push_back(name);
      return;
    }
    if (file->kind == Kind::observation && seen.contains({file->size, head_hash}))
      errors.push_back({"part-twice", {name}, "", "is the same part as another", "name each part once"});
    if (file->seekable && !seen.try_emplace({file->size, head_hash}, name).second)
      return found.repeated.push_back(name);
    found.files.push_back(std::move(*file));
  }
};

}  // namespace

std::optional<std::int64_t> delivered_at(std::string_view name) {
  if (name.size() < 20) return std::nullopt;
  std::array<std::uint64_t, 6> parts{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t size = i == 0 ? 4 : 2;
    if (!read_number(name.substr(at, size), parts[i]) || name[at + size] != '-') return std::nullopt;
    at += size + 1;
  }
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(parts[0])),
                                         std::chrono::month(static_cast<unsigned>(parts[1])),
                                         std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!date.ok() || !is_kept_year(parts[0]) || parts[3] > 23 || parts[4] > 59 || parts[5] > 60)
    return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * kDaySeconds +
         time_of_day(parts[3], parts[4], parts[5]);
}

Result<FoundFiles> find_files(std::span<const std::string> sources, const std::atomic<bool>* stop) {
  Finder finder{stop, {}, {}, {}, {}};
  for (const std::string& source : sources) {
    std::error_code problem;
    if (source.starts_with("s3://")) {
      finder.errors.push_back(no_bucket_access(source));
    } else if (source != "-" && fs::is_directory(source, problem)) {
      std::vector<std::string> names = Walk().files(source, finder.errors);
      std::sort(names.begin(), names.end());
      for (const std::string& name : names) finder.add(name, false);
    } else {
      finder.add(source, true);
    }
  }
  if (!finder.errors.empty()) return tl::unexpected(finder.errors);
  std::sort(finder.found.files.begin(), finder.found.files.end(),
            [](const InputFile& a, const InputFile& b) { return a.name < b.name; });
  return std::move(finder.found);
}

}  // namespace storeadvise::observe

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>

#include "observe/input/folder_run.hpp"
#include "observe/input/inventory_run.hpp"
#include "observe/input/log_run.hpp"
#include "observe/input/other_run.hpp"
#include "observe/input/query_run.hpp"
#include "observe/observe.hpp"
#include "observe/rows/obs_file.hpp"
#include "text/printable.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

namespace fs = std::filesystem;

/// "logs/a:17: error: status", with the line where it shall be shown.
std::string bad_line_text(const BadLine& bad, const LogRun& run, std::span<const InputFile> files) {
  std::uint64_t line = bad.line;
  for (std::size_t p = 0; p < bad.piece; ++p) line += run.lines[bad.file][p];
  std::string text = fmt::format("{}:{}: error: {}", printable(files[bad.file].name), line, bad.field);
  if (!bad.text.empty()) text += ": " + in_quotes(bad.text);
  return text;
}

std::string bad_lines_text(const LogRun& run) {
  const double share = static_cast<double>(run.bad.count()) / static_cast<double>(run.source.lines);
  return fmt::format("{} of {} lines unreadable ({:.2g} %): {}",
                     show_count(static_cast<double>(run.bad.count())),
                     show_count(static_cast<double>(run.source.lines)), 100 * share, run.bad.kinds());
}

bool too_many(const MaxBad& most, const LogRun& run) {
  if (most.count) return run.bad.count() > *most.count;
  return static_cast<double>(run.bad.count()) > most.share * static_cast<double>(run.source.lines);
}

Result<void> tell_bad_lines(const Request& request, const LogRun& run, std::span<const InputFile> files,
                            Gathered& out) {
  if (run.bad.count() == 0) return {};
  std::vector<std::string> first;
  for (const BadLine& bad : run.bad.first()) first.push_back(bad_line_text(bad, run, files));
  if (too_many(request.max_bad, run)) {
    std::string hint;
    for (const std::string& line : first) hint += (hint.empty() ? "" : "; ") + line;
    return tl::unexpected(Errors{{"too-many-bad-lines",
                                  {},
                                  "",
                                  bad_lines_text(run),
                                  hint + " (--max-bad allows more, --show-bad quotes them)"}});
  }
  out.notices.push_back(bad_lines_text(run));
  out.notices.insert(out.notices.end(), first.begin(), first.end());
  return {};
}

/// A packed file that ends too early is an error, unless it is the newest: that may be on its way still.
Result<void> tell_truncated(const LogRun& run, std::span<const InputFile> files, Gathered& out) {
  Errors errors;
  const auto newest =
      std::max_element(files.begin(), files.end(), [](const InputFile& a, const InputFile& b) {
        return fs::path(a.name).filename() < fs::path(b.name).filename();
      });
  for (const std::size_t file : run.truncated) {
    const std::string& name = files[file].name;
    if (files.size() > 1 && &files[file] == &*newest)
      out.notices.push_back(fmt::format("{} ends before its end; what was there counts", printable(name)));
    else
      errors.push_back({"truncated",
                        {name},
                        "",
                        "ends before its end",
                        "fetch the file again; only the newest may be incomplete"});
  }
  if (!errors.empty()) return tl::unexpected(errors);
  return {};
}

/// Notes the files that were begun: all of them, unless somebody stopped the run.
void note_files(std::span<const InputFile> files, const LogRun& run, bool stopped, Observation& into) {
  for (std::size_t f = 0; f < files.size(); ++f) {
    if (stopped && std::ranges::all_of(run.lines[f], [](std::uint64_t n) { return n == 0; })) continue;
    into.file_ids.insert(files[f].id);
  }
}

/// Kinds that tell the same again, or are needed by every part: an inventory, the queries of metric data.
bool may_come_again(Kind kind) {
  static constexpr std::array kKinds{Kind::inventory_manifest, Kind::inventory_data, Kind::metric_queries,
                                     Kind::file_systems,       Kind::lifecycle,      Kind::plan};
  return std::ranges::find(kKinds, kind) != kKinds.end();
}

/// Fails for a file whose amounts add up and that a part holds already.
Result<void> check_once(const InputFile& file, const Observation& into) {
  if (may_come_again(file.kind) || !into.file_ids.contains(file.id)) return {};
  return tl::unexpected(Errors{{"part-twice",
                                {file.name},
                                "",
                                "is in a part already that is merged with it",
                                "give each file to one part, or to the merge"}});
}

/// Whether somebody stopped the run: what was observed is not all then.
bool note_stop(const Request& request, Gathered& out) {
  out.stopped = request.stop != nullptr && *request.stop;
  out.observation.complete = out.observation.complete && !out.stopped;
  return out.stopped;
}

Result<void> add_logs(const Request& request, std::span<const InputFile> files, SeenRecords& seen,
                      Gathered& out) {
  if (files.empty()) return {};
  for (const InputFile& file : files)
    if (auto once = check_once(file, out.observation); !once) return once;
  const auto run = read_logs(request, files, seen, out.observation);
  if (!run) return tl::unexpected(run.error());
  (void)note_stop(request, out);
  note_files(files, *run, out.stopped, out.observation);
  out.observation.source(Kind::access_log).add(run->source);
  if (auto told = tell_truncated(*run, files, out); !told) return told;
  return tell_bad_lines(request, *run, files, out);
}

/// Parts that --partial wrote come first, since they say which data sets there are.
Result<void> add_parts(const Request& request, std::span<const InputFile> files, Observation& into) {
  ObsParts parts;
  parts.given = !request.places.empty();
  if (request.salted) parts.salt_check = salt_check(request.salt);
  for (const InputFile& file : files) {
    auto bytes = file.opened ? Result<ByteStream>(std::move(*file.opened)) : ByteStream::open(file.name);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto read = read_obs(*bytes, file.name, parts, into, request.memory / 2); !read) return read;
  }
  return {};
}

bool is_inventory(const InputFile& file) {
  return file.kind == Kind::inventory_manifest || file.kind == Kind::inventory_data;
}

/// Parts of --partial.
Result<void> merge_parts(const Request& request, std::span<InputFile> files, Gathered& out) {
  out.merged = !files.empty();
  if (files.size() > 1)
    out.notices.emplace_back(
        "a record that was delivered twice into two parts counts twice: duplicates are known within a part "
        "only");
  if (auto added = add_parts(request, files, out.observation); !added) return added;
  if (!out.observation.complete)
    out.notices.emplace_back("a part was interrupted: what it had not read by then is missing");
  return {};
}

/// What is neither a part nor a log nor an inventory; `names` are those of all files.
Result<void> add_others(const Request& request, std::span<InputFile> files,
                        const std::vector<std::string>& names, SeenRecords& seen, Gathered& out) {
  for (InputFile& file : files) {
    if (auto once = check_once(file, out.observation); !once) return once;
    if (!may_come_again(file.kind)) out.observation.file_ids.insert(file.id);
    auto added = file.kind == Kind::query_rows
                     ? read_query_rows(request, file, out.observation)
                     : read_other(request, file, names, seen, out.observation, out.notices);
    if (note_stop(request, out)) return {};
    if (!added) return added;
  }
  return {};
}

Result<void> add_all(const Request& request, std::vector<InputFile> files, Gathered& out) {
  const auto is = [](Kind kind) { return [kind](const InputFile& f) { return f.kind == kind; }; };
  const auto parts_end = std::stable_partition(files.begin(), files.end(), is(Kind::observation));
  const auto logs_end = std::stable_partition(parts_end, files.end(), is(Kind::access_log));
  const auto inventories_end = std::stable_partition(logs_end, files.end(), is_inventory);
  if (auto added = merge_parts(request, {files.begin(), parts_end}, out); !added) return added;
  // One memory for all of them: a record may come again in a file of another kind.
  SeenRecords seen(records_expected(files), request.memory / 4);
  if (auto added = add_logs(request, {parts_end, logs_end}, seen, out); !added) return added;
  if (auto added = read_inventories(request, {logs_end, inventories_end}, out.observation); !added)
    return added;
  if (out.stopped) return {};
  std::vector<std::string> names(files.size());
  std::ranges::transform(files, names.begin(), &InputFile::name);
  auto added = add_others(request, {inventories_end, files.end()}, names, seen, out);
  if (added && !seen.exact())
    out.notices.emplace_back(
        "more records than fit in memory: duplicates were looked for in 1 of 64 records");
  return added;
}

/// Lists name no bucket of their own and add up: those of one time become one.
void add_up_pages(std::vector<Snapshot>& sorted) {
  std::vector<Snapshot> out;
  for (Snapshot& snapshot : sorted) {
    const bool more = !out.empty() && snapshot.bucket.empty() && out.back().bucket.empty() &&
                      out.back().source == snapshot.source && out.back().taken == snapshot.taken;
    if (!more) out.push_back({snapshot.source, snapshot.bucket, snapshot.taken, snapshot.newest, {}});
    for (const auto& [set, stored] : snapshot.sets) out.back().sets[set].add(stored);
  }
  sorted = std::move(out);
}

/// Puts in order what came in the order of files and parts, and says which snapshot of each bucket is the
/// newest.
void settle(Observation& observation) {
  std::sort(observation.sources.begin(), observation.sources.end(),
            [](const Source& a, const Source& b) { return a.kind < b.kind; });
  std::sort(observation.facts.begin(), observation.facts.end());
  std::vector<Snapshot>& all = observation.snapshots;
  std::stable_sort(all.begin(), all.end(), [](const Snapshot& a, const Snapshot& b) {
    return std::tie(a.source, a.bucket, b.taken) < std::tie(b.source, b.bucket, a.taken);
  });
  add_up_pages(all);
  for (std::size_t i = 1; i < all.size(); ++i)
    if (!all[i].bucket.empty() && all[i].source == all[i - 1].source && all[i].bucket == all[i - 1].bucket)
      all[i].newest = false;
}

/// The files that do not count, a line for each reason, however many they are.
void tell_left_out(const FoundFiles& found, Gathered& out) {
  const auto tell = [&](const std::vector<std::string>& names, std::string_view one, std::string_view many) {
    if (names.empty()) return;
    const std::string first = printable(names.front());
    out.notices.push_back(names.size() == 1
                              ? fmt::format("{} {}", first, one)
                              : fmt::format("{} files {}, such as {}", names.size(), many, first));
  };
  tell(found.repeated, "was given twice and counts once", "repeat others, which count once");
  tell(found.skipped, "is of no known kind and was skipped", "of no known kind were skipped");
}

/// Files of data are not named, and not measured unless --dataset names their folder.
Error only_unknown(const std::vector<std::string>& sources, std::size_t files) {
  std::string folder = sources.front();
  for (const std::string& source : sources)
    if (std::error_code problem; fs::is_directory(source, problem)) folder = source;
  if (files == 0) return {"nothing-to-measure", {folder}, "", "holds no file", ""};
  return {"nothing-to-measure",
          {folder},
          "",
          fmt::format("holds {} file{}, and none of a kind that is known", files, files == 1 ? "" : "s"),
          "to measure the files themselves: --dataset NAME=" + printable(folder)};
}

}  // namespace

Result<Gathered> gather(const Request& request) {
  auto found = find_files(sources_to_read(request), request.stop);
  Gathered out;
  if (!request.places.empty()) out.observation.places = Places(request.set_names, request.places);
  if (note_stop(request, out)) return out;
  if (!found) return tl::unexpected(found.error());
  const bool is_asked = !sources_to_read(request).empty();
  if (found->files.empty() && is_asked && std::ranges::none_of(request.places, is_measured))
    return tl::unexpected(Errors{only_unknown(request.sources, found->skipped.size())});
  if (auto added = add_all(request, std::move(found->files), out); !added)
    return tl::unexpected(added.error());
  if (auto measured = measure_folders(request, out.observation, out.notices); !measured)
    return tl::unexpected(measured.error());
  if (out.observation.places.left_out())
    out.notices.emplace_back(
        "more prefixes than can be told apart: those that were met last count for the rest of their bucket "
        "(--dataset names those that matter)");
  tell_left_out(*found, out);
  settle(out.observation);
  return out;
}

}  // namespace storeadvise::observe

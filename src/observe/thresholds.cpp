#include "observe/thresholds.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "json/reader.hpp"
#include "text/embedded.hpp"

namespace storeadvise::observe {
namespace {

constexpr double kMostThreshold = 1e9;

constexpr std::array<std::pair<std::string_view, double Thresholds::*>, 38> kThresholds{
    {{"pattern.whole_tolerance", &Thresholds::whole_tolerance},
     {"pattern.small_request", &Thresholds::small_request},
     {"pattern.mountpoint_first", &Thresholds::mountpoint_first},
     {"pattern.many_without_end", &Thresholds::many_without_end},
     {"pattern.pure", &Thresholds::pure},
     {"client.sure", &Thresholds::sure_client},
     {"explained.all", &Thresholds::all_explained},
     {"dataset.own", &Thresholds::own_set},
     {"dataset.most", &Thresholds::most_sets},
     {"dataset.dominant", &Thresholds::dominant},
     {"sources.agree", &Thresholds::agree},
     {"load.fewest", &Thresholds::fewest_loads},
     {"load.whole", &Thresholds::load_whole},
     {"restore.whole", &Thresholds::restore_whole},
     {"load.most", &Thresholds::load_most},
     {"load.longest", &Thresholds::load_longest},
     {"load.absent", &Thresholds::load_absent},
     {"cold.log", &Thresholds::cold_log},
     {"activity.carried", &Thresholds::carried},
     {"activity.bridged", &Thresholds::bridged},
     {"month.delivery", &Thresholds::delivery},
     {"month.weeks_seen", &Thresholds::weeks_seen},
     {"month.narrowest", &Thresholds::narrowest},
     {"clock.pause", &Thresholds::pause},
     {"clock.fewest_gaps", &Thresholds::fewest_gaps},
     {"clock.regular", &Thresholds::regular},
     {"clock.gap_tolerance", &Thresholds::gap_tolerance},
     {"clock.size_tolerance", &Thresholds::size_tolerance},
     {"clock.longest_gap", &Thresholds::longest_gap},
     {"role.small_operation", &Thresholds::small_operation},
     {"role.small_object", &Thresholds::small_object},
     {"role.all_day", &Thresholds::all_day},
     {"role.hot", &Thresholds::hot},
     {"role.short_life", &Thresholds::short_life},
     {"role.hardly_written", &Thresholds::hardly_written},
     {"role.passes", &Thresholds::passes},
     {"role.half", &Thresholds::half},
     {"role.rarely", &Thresholds::rarely}}};

/// Reads one figure, whose id is added to those that were seen.
void read_threshold(ObjectReader& reader, std::set<std::string>& seen, Thresholds& out) {
  std::string id;
  std::string said;
  double value = 0;
  if (reader.need("id") != nullptr) reader.text("id", id);
  if (reader.need("value") != nullptr) reader.number("value", value, 0, kMostThreshold);
  for (const std::string_view key : {"unit", "source", "date", "confidence"})
    if (reader.need(key) != nullptr) reader.text(key, said);
  const auto* const row =
      std::ranges::find(kThresholds, id, &std::pair<std::string_view, double Thresholds::*>::first);
  if (row == kThresholds.end())
    reader.fail("id", {"unknown-figure", "is not a figure that is used", ""});
  else if (!seen.insert(id).second)
    reader.fail("id", {"repeated-name", "stands there twice", ""});
  else
    out.*row->second = value;
}

}  // namespace

Result<Thresholds> read_thresholds(std::string_view text, std::string_view file) {
  const auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  Problems problems;
  Thresholds out;
  std::set<std::string> seen;
  ObjectReader reader(problems, document->json, Pointer(), "thresholds");
  reader.version("observe_version", true);
  reader.need("figures");
  reader.objects("figures", "a figure", [&](ObjectReader& figure) { read_threshold(figure, seen, out); });
  reader.done();
  for (const auto& [id, member] : kThresholds)
    if (!seen.contains(std::string(id)))
      problems.add(Pointer("/figures"), {"unknown-figure", std::string(id) + " is missing", ""});
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  return out;
}

const Thresholds& thresholds() {
  static const Thresholds all = [] {
    const auto read = read_thresholds(embedded("observe.json"), "observe.json");
    if (!read) throw std::logic_error("observe.json: " + read.error().front().message);
    return *read;
  }();
  return all;
}

}  // namespace storeadvise::observe

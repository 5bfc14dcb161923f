#include "observe/thresholds.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "json/reader.hpp"
#include "text/embedded.hpp"

namespace storeadvise::observe {
namespace {

constexpr double kMostThreshold = 1e9;

/// Puts a figure in its place; one of hours or days as what `unit` makes of it.
using Put = void (*)(Thresholds& out, double value);
template <auto place>
void put(Thresholds& out, double value) {
  out.*place = std::remove_reference_t<decltype(out.*place)>(value);
}
template <auto place, auto unit>
void put(Thresholds& out, double value) {
  out.*place = unit(value);
}

constexpr std::array<std::pair<std::string_view, Put>, 38> kThresholds{
    {{"pattern.whole_tolerance", put<&Thresholds::whole_tolerance>},
     {"pattern.small_request", put<&Thresholds::small_request>},
     {"pattern.mountpoint_first", put<&Thresholds::mountpoint_first>},
     {"pattern.many_without_end", put<&Thresholds::many_without_end>},
     {"pattern.pure", put<&Thresholds::pure>},
     {"client.sure", put<&Thresholds::sure_client>},
     {"explained.all", put<&Thresholds::all_explained>},
     {"dataset.own", put<&Thresholds::own_set>},
     {"dataset.most", put<&Thresholds::most_sets>},
     {"dataset.dominant", put<&Thresholds::dominant>},
     {"sources.agree", put<&Thresholds::agree>},
     {"load.fewest", put<&Thresholds::fewest_loads>},
     {"load.whole", put<&Thresholds::load_whole>},
     {"restore.whole", put<&Thresholds::restore_whole>},
     {"load.most", put<&Thresholds::load_most>},
     {"load.longest", put<&Thresholds::load_longest>},
     {"load.absent", put<&Thresholds::load_absent>},
     {"cold.log", put<&Thresholds::cold_log, days>},
     {"activity.carried", put<&Thresholds::carried>},
     {"activity.bridged", put<&Thresholds::bridged>},
     {"month.delivery", put<&Thresholds::delivery, hours>},
     {"month.weeks_seen", put<&Thresholds::weeks_seen, days>},
     {"month.narrowest", put<&Thresholds::narrowest>},
     {"clock.pause", put<&Thresholds::pause>},
     {"clock.fewest_gaps", put<&Thresholds::fewest_gaps>},
     {"clock.regular", put<&Thresholds::regular>},
     {"clock.gap_tolerance", put<&Thresholds::gap_tolerance>},
     {"clock.size_tolerance", put<&Thresholds::size_tolerance>},
     {"clock.longest_gap", put<&Thresholds::longest_gap>},
     {"role.small_operation", put<&Thresholds::small_operation>},
     {"role.small_object", put<&Thresholds::small_object>},
     {"role.all_day", put<&Thresholds::all_day>},
     {"role.hot", put<&Thresholds::hot>},
     {"role.short_life", put<&Thresholds::short_life>},
     {"role.hardly_written", put<&Thresholds::hardly_written>},
     {"role.passes", put<&Thresholds::passes>},
     {"role.half", put<&Thresholds::half>},
     {"role.rarely", put<&Thresholds::rarely>}}};

/// Reads one figure, whose id is added to those that were seen.
void read_threshold(ObjectReader& reader, std::set<std::string>& seen, Thresholds& out) {
  std::string id;
  std::string said;
  double value = 0;
  if (reader.need("id") != nullptr) reader.text("id", id);
  if (reader.need("value") != nullptr) reader.number("value", value, 0, kMostThreshold);
  for (const std::string_view key : {"unit", "source", "date", "confidence"})
    if (reader.need(key) != nullptr) reader.text(key, said);
  const auto* const row = std::ranges::find(kThresholds, id, &std::pair<std::string_view, Put>::first);
  if (row == kThresholds.end())
    reader.fail("id", {"unknown-figure", "is not a figure that is used", ""});
  else if (!seen.insert(id).second)
    reader.fail("id", {"repeated-name", "stands there twice", ""});
  else
    row->second(out, value);
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
  for (const auto& [id, place] : kThresholds)
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

#include "report/whatif/regions_story.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/text/age.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using Names = std::vector<std::string>;

/// What has the same value in several Regions, with those Regions in the order of the ranking.
using Grouped = std::vector<std::pair<std::string, Names>>;

void put(Grouped& groups, const std::string& value, const std::string& region) {
  const auto found = std::ranges::find(groups, value, &Grouped::value_type::first);
  if (found == groups.end()) {
    groups.push_back({value, {region}});
  } else {
    found->second.push_back(region);
  }
}

/// "hybrid.s3_files in us-east-1, s3.standard in the other 30": the largest group is not listed.
std::string told(Grouped groups) {
  std::ranges::stable_sort(groups, {}, [](const auto& group) { return group.second.size(); });
  if (groups.size() == 1) {
    const std::size_t n = groups.front().second.size();
    return n == 1 ? groups.front().first : fmt::format("{} in all {}", groups.front().first, n);
  }
  std::string out;
  for (const auto& [value, regions] : groups) {
    const bool largest = &regions == &groups.back().second;
    const std::string where = largest && regions.size() > 1 ? fmt::format("the other {}", regions.size())
                                                            : fmt::format("{}", fmt::join(regions, ", "));
    out += fmt::format("{}{} in {}", out.empty() ? "" : "; ", value, where);
  }
  return out;
}

std::string place_of(const DataSetReport& set) {
  return set.verdict.option ? std::string(kOptions[*set.verdict.option].id) : "no option";
}

/// Where each data set goes, a paragraph each.
std::vector<std::pair<std::string, std::string>> destinations(const RegionComparison& c) {
  std::vector<std::pair<std::string, std::string>> out;
  for (std::size_t d = 0; d < c.own.result.datasets.size(); ++d) {
    Grouped groups;
    for (const RegionResult& region : c.ranked)
      put(groups, place_of(region.result.datasets[d]), region.catalog.region);
    out.emplace_back(printable(c.own.result.datasets[d].name), told(std::move(groups)));
  }
  return out;
}

/// "s3.express: priced only in us-east-1": options with the same gaps share a sentence.
Names price_gaps(const RegionComparison& c) {
  Grouped by_regions;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    Names with;
    Names without;
    for (const RegionResult& region : c.ranked)
      ((unpriced(region) >> i & 1U) != 0 ? without : with).push_back(region.catalog.region);
    if (without.empty()) continue;
    std::string where = with.size() < without.size()
                            ? fmt::format("only in {}", fmt::join(with, ", "))
                            : fmt::format("everywhere but in {}", fmt::join(without, ", "));
    if (with.empty()) where = "in none of these Regions";
    put(by_regions, where, std::string(kOptions[i].id));
  }
  Names sentences;
  for (const auto& [where, options] : by_regions)
    sentences.push_back(fmt::format("{}: priced {}.", fmt::join(options, ", "), where));
  return sentences;
}

/// "for us-east-1 only; elsewhere, waiting is priced as there"
std::string known_where(const BorrowedPrice& b, const Catalog& catalog) {
  Names known;
  const auto instance = catalog.instance(b.instance);
  if (instance)
    for (const auto& [name, usd] : instance->usd_per_hour) known.push_back(name);
  constexpr std::size_t kFew = 3;
  const std::string where = known.size() > kFew ? fmt::format("{} Regions", known.size())
                                                : fmt::format("{}", fmt::join(known, " and "));
  return fmt::format("is known for {} only; elsewhere, waiting is priced as in {}.", where, b.region);
}

/// Whose hourly price another Region lends: instances that are known in the same Regions share a sentence.
Names borrowings(const RegionComparison& c) {
  Grouped by_regions;
  Names told_of;
  for (const RegionResult& region : c.ranked) {
    for (const BorrowedPrice& b : region.borrowed) {
      if (std::ranges::find(told_of, b.instance) != told_of.end()) continue;
      told_of.push_back(b.instance);
      put(by_regions, known_where(b, region.catalog), b.instance);
    }
  }
  Names sentences;
  for (const auto& [where, instances] : by_regions)
    sentences.push_back(fmt::format("The hourly price of {} {}", fmt::join(instances, " and of "), where));
  return sentences;
}

Names unheld(const RegionComparison& c) {
  Names sentences;
  for (const RegionResult& region : c.ranked) {
    std::string last;
    for (const Obstacle& o : obstacles(region, c.own)) {
      if (o.dataset == last) continue;
      last = o.dataset;
      sentences.push_back(fmt::format("{} cannot hold {}. {}: {}", region.catalog.region,
                                      printable(o.dataset), kOptions[o.option].id, o.why.text));
    }
  }
  return sentences;
}

/// The Region whose prices are oldest.
const Catalog& oldest(const RegionComparison& c) {
  return std::ranges::min_element(
             c.ranked, {}, [](const RegionResult& r) -> const std::string& { return r.catalog.prices_as_of; })
      ->catalog;
}

/// "prices of 2025-10-22 (404 days old) and later"
std::string date_of_prices(const RegionComparison& c) {
  const Catalog& first = oldest(c);
  const bool same = std::ranges::all_of(
      c.ranked, [&](const RegionResult& r) { return r.catalog.prices_as_of == first.prices_as_of; });
  return fmt::format("prices of {}{}", aged_date(first.prices_as_of, first.prices_age_days),
                     same ? "" : " and later");
}

}  // namespace

namespace {

/// Whether the option would do in a Region where it has a price.
bool is_only_unpriced(const OptionReport& option) {
  return option.rejected_by.size() == 1 && !option.estimate().bill.complete();
}

/// What rules out the usual choice, or every option where there is none: what lacks only a price first.
void add_obstacles(const DataSetReport& set, std::optional<std::size_t> usual, std::vector<Obstacle>& out) {
  for (const bool only_unpriced : {true, false})
    for (const OptionReport& option : set.options) {
      if (option.rejected_by.empty() || is_only_unpriced(option) != only_unpriced) continue;
      if (!usual || *usual == option.option)
        out.push_back({set.name, option.option, option.rejected_by.front()});
    }
}

}  // namespace

std::vector<Obstacle> obstacles(const RegionResult& region, const RegionResult& own) {
  std::vector<Obstacle> out;
  for (std::size_t d = 0; d < region.result.datasets.size(); ++d) {
    const DataSetReport& set = region.result.datasets[d];
    if (!set.verdict.option) add_obstacles(set, own.result.datasets[d].verdict.option, out);
  }
  return out;
}

std::string sources_of(const RegionComparison& c) {
  return fmt::format(
      "Catalog {}: {}, performance of {}. Each Region is shown with what scores best there, which need not "
      "be "
      "what costs least. Moving there, and traffic between Regions, are not in these amounts.",
      c.own.catalog.id, date_of_prices(c), c.own.catalog.performance_as_of);
}

std::string stale_prices(const RegionComparison& c) { return stale_sentence(oldest(c).prices_age_days); }

RegionNotes region_notes(const RegionComparison& c) {
  return {borrowings(c), unheld(c), price_gaps(c), destinations(c)};
}

}  // namespace storeadvise

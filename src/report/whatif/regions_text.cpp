#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/markdown.hpp"
#include "report/story/story.hpp"
#include "report/text/age.hpp"
#include "report/text/page.hpp"
#include "report/text/table.hpp"
#include "report/text/words.hpp"
#include "report/whatif/regions.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"

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

std::string counted_regions(std::size_t n) { return n == 1 ? "1 Region" : fmt::format("{} Regions", n); }

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

std::string date_of_prices(const RegionComparison& c) {
  const Catalog& first = oldest(c);
  const bool same = std::ranges::all_of(
      c.ranked, [&](const RegionResult& r) { return r.catalog.prices_as_of == first.prices_as_of; });
  return fmt::format("prices of {}{}", aged_date(first.prices_as_of, first.prices_age_days),
                     same ? "" : " and later");
}

std::string stale_prices(const RegionComparison& c) { return stale_sentence(oldest(c).prices_age_days); }

constexpr std::string_view kNotPriced =
    "Each Region is shown with what scores best there, which need not be what costs least. Moving there, and "
    "traffic between Regions, are not in these amounts.";

/// The amounts of one row in cents, or in whole dollars where they would be too wide for the table.
struct Amounts {
  bool whole_dollars = false;

  [[nodiscard]] std::string text(Usd usd) const {
    constexpr double kWhole = 1000;
    if (!whole_dollars || std::abs(usd.count()) < kWhole) return money(usd);
    return (usd.count() < 0 ? "-$" : "$") + fixed(std::abs(usd.count()), 0);
  }
  [[nodiscard]] std::string change(const RegionResult& region, const RegionResult& own) const {
    if (region.catalog.region == own.catalog.region) return "its own Region";
    const auto by = difference(region, own);
    if (!by) return region.result.not_held().empty() ? "holds more" : "not all is held";
    if (by->count() == 0) return "the same";
    const Usd shown = shown_difference(own.result.summary.total(), region.result.summary.total());
    return (by->count() > 0 ? "+" : "") + text(shown);
  }
  [[nodiscard]] std::string waiting(const Recommendation& r) const {
    const Summary& s = r.summary;
    if (s.waiting.count() == 0) return waiting_word(s.waiting, r);
    return text(s.waiting);
  }
};

std::vector<Cells> rows_of(const RegionComparison& c, Amounts amounts) {
  std::vector<Cells> rows;
  for (const RegionResult& region : c.ranked) {
    const Summary& s = region.result.summary;
    rows.push_back({region.catalog.region, std::string(pattern_word(s.pattern)), amounts.text(s.bill),
                    amounts.waiting(region.result) + (region.borrowed.empty() ? " " : "*"),
                    amounts.text(s.total()), amounts.change(region, c.own)});
  }
  return rows;
}

std::string ranking(const RegionComparison& c, std::size_t width) {
  const std::vector<Column> head{{.title = "Region"},
                                 {.title = "pattern"},
                                 {.title = "bill", .right = true},
                                 {.title = "waiting ", .right = true},
                                 {.title = "total", .right = true},
                                 {.title = "difference", .right = true}};
  constexpr std::size_t kAsWideAsItIs = 10000;
  std::string out = table(head, rows_of(c, {}), kAsWideAsItIs, 2);
  if (out.find('\n') <= width) return out;
  return table(head, rows_of(c, {.whole_dollars = true}), width, 2);
}

std::string title_of(const RegionComparison& c) {
  const std::string& name = c.own.result.profile_name;
  return fmt::format("{} — {} by monthly total", name.empty() ? "profile" : printable(name),
                     counted_regions(c.ranked.size()));
}

std::string list(const Page& page, std::string_view title, const Names& sentences, std::string_view mark) {
  if (sentences.empty()) return "";
  std::string out = page.heading(title);
  for (const std::string& sentence : sentences) out += page.paragraph(sentence, mark);
  return out;
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

std::string regions_text(const RegionComparison& c, const Look& look) {
  const Page page{c.own.catalog, look};
  std::string out = page.bold(wrap(title_of(c), look.width)) + "\n\n" + ranking(c, look.width);
  const Names borrowed = borrowings(c);
  if (!borrowed.empty()) out += "\n";
  for (const std::string& sentence : borrowed) out += page.paragraph(sentence, "* ");
  out += list(page, "What cannot be held", unheld(c), "    ");
  if (look.quiet) return out;
  out += page.heading("Where the data goes");
  for (const auto& [name, where] : destinations(c))
    out += page.paragraph(fmt::format("{}: {}", name, where), "    ");
  out += list(page, "Options that lack a price", price_gaps(c), "    ");
  out += "\n" + page.paragraph(fmt::format("Catalog {}: {}, performance of {}. {}", c.own.catalog.id,
                                           date_of_prices(c), c.own.catalog.performance_as_of, kNotPriced));
  if (const std::string stale = stale_prices(c); !stale.empty())
    out += page.warning(page.paragraph(stale, "! "));
  return out;
}

std::string regions_markdown(const RegionComparison& c) {
  std::string out = fmt::format(
      "### {}: {} by monthly total\n\n| Region | Pattern | Bill | Waiting | Total | Difference |\n"
      "|---|---|---:|---:|---:|---:|\n",
      c.own.result.profile_name.empty() ? "Storage" : markdown_text(c.own.result.profile_name),
      counted_regions(c.ranked.size()));
  for (const Cells& row : rows_of(c, {})) {
    out += "|";
    for (const std::string& cell : row) out += " " + markdown_text(cell) + " |";
    out += "\n";
  }
  out += "\n";
  for (const Names& sentences : {borrowings(c), unheld(c), price_gaps(c)})
    for (const std::string& sentence : sentences) out += "- " + markdown_text(sentence) + "\n";
  for (const auto& [name, where] : destinations(c))
    out += fmt::format("- {}: {}\n", markdown_text(name), markdown_text(where));
  out += fmt::format("\n{}{}. {}\n", "P", date_of_prices(c).substr(1), kNotPriced);
  const std::string stale = stale_prices(c);
  return stale.empty() ? out : out + "\n**" + stale + "**\n";
}

}  // namespace storeadvise

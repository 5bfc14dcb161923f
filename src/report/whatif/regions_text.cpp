#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/markdown.hpp"
#include "report/story/story.hpp"
#include "report/text/age.hpp"
#include "report/text/page.hpp"
#include "report/text/table.hpp"
#include "report/text/words.hpp"
#include "report/whatif/regions_story.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

using Names = std::vector<std::string>;

/// The amounts of one row in cents, or in whole dollars where they would be too wide for the table.
struct Amounts {
  static constexpr double kWhole = 1000;
  bool whole_dollars = false;

  [[nodiscard]] std::string text(Usd usd) const {
    if (!whole_dollars || std::abs(usd.count()) < kWhole) return money(usd);
    return (usd.count() < 0 ? "-$" : "$") + fixed(std::abs(usd.count()), 0);
  }
  [[nodiscard]] std::string change(const RegionResult& region, const RegionResult& own) const {
    if (region.catalog.region == own.catalog.region) return "its own Region";
    const auto by = difference(region, own);
    if (!by) return region.result.not_held().empty() ? "holds more" : "not all is held";
    if (by->count() == 0) return "the same";
    const Usd shown = shown_difference(own.result.summary.total(), region.result.summary.total());
    if (!whole_dollars || std::abs(shown.count()) < kWhole) return money_difference(shown);
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

std::string counted_regions(std::size_t n) { return n == 1 ? "1 Region" : fmt::format("{} Regions", n); }

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

std::string regions_text(const RegionComparison& c, const Look& look) {
  const Page page{c.own.catalog, look};
  std::string out = page.bold(wrap(title_of(c), look.width)) + "\n\n" + ranking(c, look.width);
  const RegionNotes notes = region_notes(c);
  if (!notes.borrowed.empty()) out += "\n";
  for (const std::string& sentence : notes.borrowed) out += page.paragraph(sentence, "* ");
  out += list(page, "What cannot be held", notes.unheld, "    ");
  if (look.quiet) return out;
  out += page.heading("Where the data goes");
  for (const auto& [name, where] : notes.destinations)
    out += page.paragraph(fmt::format("{}: {}", name, where), "    ");
  out += list(page, "Options that lack a price", notes.gaps, "    ");
  out += "\n" + page.paragraph(sources_of(c));
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
  const RegionNotes notes = region_notes(c);
  for (const Names& sentences : {notes.borrowed, notes.unheld, notes.gaps})
    for (const std::string& sentence : sentences) out += "- " + markdown_text(sentence) + "\n";
  for (const auto& [name, where] : notes.destinations)
    out += fmt::format("- {}: {}\n", markdown_text(name), markdown_text(where));
  out += "\n" + sources_of(c) + "\n";
  const std::string stale = stale_prices(c);
  return stale.empty() ? out : out + "\n**" + stale + "**\n";
}

}  // namespace storeadvise

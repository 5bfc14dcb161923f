#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalog/tables.hpp"
#include "report/story/advice.hpp"
#include "report/text/age.hpp"
#include "report/text/page.hpp"
#include "report/text/table.hpp"
#include "report/text/words.hpp"
#include "storeadvise/demand.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"

namespace storeadvise {

namespace {

/// "3 data sets belong on S3, 1 on EFS, 2 on both together".
std::string hybrid_sentence(const Recommendation& r) {
  constexpr std::array<std::pair<Service, std::string_view>, 3> kPlaces{
      {{Service::s3, "on S3"}, {Service::efs, "on EFS"}, {Service::hybrid, "on both together"}}};
  std::vector<std::string> parts;
  for (const auto& [service, where] : kPlaces) {
    const auto n = std::ranges::count_if(r.datasets, [&, service = service](const DataSetReport& set) {
      return set.verdict.option && set.verdict.service == service;
    });
    if (n == 0) continue;
    const std::string_view what = !parts.empty() ? "" : n == 1 ? " data set belongs" : " data sets belong";
    parts.push_back(fmt::format("{}{} {}", n, what, where));
  }
  return fmt::format("mixed: {}", fmt::join(parts, ", "));
}

}  // namespace

std::string pattern_sentence(const Recommendation& r) {
  const std::string_view other = recommended(r).blocked_by.empty() ? "" : "other ";
  switch (r.summary.pattern) {
    case PortfolioPattern::s3_primary:
      return fmt::format("s3_primary: every {}data set belongs on S3", other);
    case PortfolioPattern::hybrid:
      return hybrid_sentence(r);
    case PortfolioPattern::efs_shared:
      return fmt::format("efs_shared: every {}data set belongs on EFS", other);
    case PortfolioPattern::none:
      return "none: no option meets the requirements";
  }
  return "";
}

namespace {

std::string names_of(const Portfolio& blocked) {
  std::vector<std::string> names;
  for (const std::string& name : blocked.blocked_by) names.push_back(printable(name, kShownName));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string headline(const Recommendation& r) {
  std::string out = fmt::format("{} — {}", r.profile_name.empty() ? "profile" : printable(r.profile_name),
                                pattern_sentence(r));
  if (r.summary.pattern == PortfolioPattern::none) return out;
  const Portfolio all = recommended(r);
  return all.blocked_by.empty() ? out : out + "; nothing can hold " + names_of(all);
}

/// What the alternative costs more than the recommendation.
std::string against(const Portfolio& other, const Summary& summary) {
  if (other.total().count() == summary.total().count()) return "the same";
  return money_difference(summary.total(), other.total());
}

Cells portfolio_row(const char* title, const Portfolio& p, const Recommendation& r) {
  if (p.feasible)
    return {title, money(p.bill), waiting_word(p.waiting, r), money(p.total()), against(p, r.summary)};
  return {title, "", "", "", "cannot hold " + names_of(p)};
}

Cells recommended_row(const Recommendation& r) {
  const Portfolio p = recommended(r);
  Cells cells = portfolio_row("recommended", p, r);
  if (p.feasible) cells.back() = p.blocked_by.empty() ? "" : "without " + names_of(p);
  return cells;
}

std::string totals(const Page& page, const Recommendation& r) {
  const Summary& s = r.summary;
  std::vector<Cells> rows{recommended_row(r)};
  rows.push_back(portfolio_row("all on S3", s.all_on_s3, r));
  rows.push_back(portfolio_row("all on EFS", s.all_on_efs, r));
  if (s.current) rows.push_back(portfolio_row("as it is today", *s.current, r));
  return table({{.title = "USD a month"},
                {.title = "bill", .right = true},
                {.title = "waiting", .right = true},
                {.title = "total", .right = true},
                {.title = "difference", .right = false, .wraps = true}},
               rows, page.look.width, 2);
}

Cells dataset_row(const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr)
    return {printable(set.name, kShownName), "none: no option meets the requirements", "", "", "", ""};
  const Estimate& e = winner->estimate();
  return {printable(set.name, kShownName),
          reached(kOptions[winner->option], set.verdict.access),
          fmt::format("{:.0f}", set.verdict.score),
          money(e.bill.total()),
          waiting_word(set, e),
          certainty_word(set.verdict)};
}

std::string placements(const Page& page, const Recommendation& r) {
  std::vector<Cells> rows;
  for (const DataSetReport& set : r.datasets)
    if (page.look.shows(set.name)) rows.push_back(dataset_row(set));
  return table({{.title = "data set"},
                {.title = "belongs on", .right = false, .wraps = true},
                {.title = "score", .right = true},
                {.title = "bill", .right = true},
                {.title = "waiting", .right = true},
                {.title = "holds in", .right = false, .wraps = true}},
               rows, page.look.width, 2);
}

/// Where everything on one service costs less than what is recommended.
std::string cheaper_alone(const Page& page, const Recommendation& r) {
  std::string out;
  constexpr Usd kCent(0.01);
  const auto tell = [&](std::string_view name, const Portfolio& p) {
    const Usd less = shown_difference(p.total(), r.summary.total());
    if (!p.feasible || less < kCent) return;
    out +=
        page.paragraph(fmt::format("All on {} takes the cheapest option for each data set. What is "
                                   "recommended costs {} more a month: it "
                                   "scores better, or the data stays where it is.",
                                   name, money(less)));
  };
  tell("S3", r.summary.all_on_s3);
  tell("EFS", r.summary.all_on_efs);
  return out;
}

/// Where the bill of all is less than the sum of the rows above.
std::string together(const Page& page, const Recommendation& r) {
  Usd sum(0);
  for (const DataSetReport& set : r.datasets) {
    if (!page.look.shows(set.name)) return "";
    if (const OptionReport* winner = winner_of(set)) sum += winner->estimate().bill.total();
  }
  if (money(sum) == money(r.summary.bill)) return "";
  return page.paragraph(
      "Together the data sets fill the price tiers of S3 further: the bill of all is less than "
      "the sum of theirs.");
}

std::string catalog_sentence(const Recommendation& r) {
  const bool prices = r.prices_as_of != kUndated;
  const bool performance = r.performance_as_of != kUndated;
  const std::string head = fmt::format("Catalog {}, {}: ", r.catalog_id, r.region);
  if (!prices && !performance) return head + "its prices and performance figures carry no date.";
  return fmt::format(
      "{}{}, {}.", head,
      prices ? "prices of " + aged_date(r.prices_as_of, r.prices_age_days) : "prices without a date",
      performance ? "performance of " + r.performance_as_of : "performance without a date");
}

/// What all moves together cost. A single one is told with its own payback, which growth of what stays does
/// not touch.
Switching move_of_all(const Recommendation& r) {
  const OptionReport* mover = nullptr;
  for (const DataSetReport& set : r.datasets) {
    const OptionReport* winner = winner_of(set);
    if (winner == nullptr || set.demand.current == winner->option) continue;
    if (mover != nullptr) return *r.summary.switching;
    mover = winner;
  }
  return mover != nullptr && mover->switching ? *mover->switching : *r.summary.switching;
}

std::string moving(const Page& page, const Recommendation& r) {
  if (!r.summary.switching || !(r.summary.switching->one_off > Usd(0))) return "";
  const Switching move = move_of_all(r);
  const std::string cost = fmt::format("Moving there costs {} once", money(move.one_off));
  if (!move.payback_months) return page.paragraph(cost + " and is never paid back by the bill.");
  return page.paragraph(fmt::format("{}, {}.", cost, paid_back(*move.payback_months)));
}

std::string age(const Page& page, const Recommendation& r) {
  const std::string sentence = stale_sentence(r.prices_age_days);
  if (sentence.empty() || page.look.quiet || !page.look.tells_age) return "";
  return page.warning(page.paragraph(sentence, "! "));
}

}  // namespace

std::string summary_text(const Page& page, const Recommendation& r) {
  std::string out = page.bold(wrap(headline(r), page.look.width)) + "\n\n";
  out += totals(page, r) + cheaper_alone(page, r) + moving(page, r) + "\n" + placements(page, r);
  out += together(page, r) + "\n";
  return out + page.paragraph(catalog_sentence(r)) + age(page, r);
}

}  // namespace storeadvise

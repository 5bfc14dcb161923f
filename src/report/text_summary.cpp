#include <fmt/format.h>

#include "report/money.hpp"
#include "report/page.hpp"
#include "report/table.hpp"
#include "report/words.hpp"
#include "storeadvise/demand.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise {

namespace {

std::string_view pattern_sentence(PortfolioPattern pattern) {
  switch (pattern) {
    case PortfolioPattern::s3_primary:
      return "s3_primary: every data set belongs on S3";
    case PortfolioPattern::hybrid:
      return "hybrid: some of the data belongs on S3, some on EFS";
    case PortfolioPattern::efs_shared:
      return "efs_shared: every data set belongs on EFS";
    case PortfolioPattern::none:
      return "none: no option meets the requirements";
  }
  return "";
}

std::string headline(const Recommendation& r) {
  std::string out = fmt::format("{} — {}", r.profile_name.empty() ? "profile" : printable(r.profile_name),
                                pattern_sentence(r.summary.pattern));
  if (r.summary.pattern == PortfolioPattern::none) return out;
  std::vector<std::string_view> homeless;
  for (const DataSetReport& set : r.datasets)
    if (!set.verdict.option) homeless.push_back(set.name);
  if (!homeless.empty()) out += fmt::format("; nothing can hold {}", fmt::join(homeless, ", "));
  return out;
}

std::string total_cell(Usd usd) { return usd.count() == 0 ? "no charge" : money(usd); }

/// What the alternative costs more than the recommendation.
std::string against(const Portfolio& other, const Summary& summary) {
  if (other.total().count() == summary.total().count()) return "the same";
  return money_difference(other.total() - summary.total());
}

Cells portfolio_row(const char* title, const Portfolio& p, const Summary& summary) {
  if (p.feasible) return {title, money(p.bill), money(p.waiting), total_cell(p.total()), against(p, summary)};
  return {title, "", "", "", fmt::format("cannot hold {}", fmt::join(p.blocked_by, ", "))};
}

std::string totals(const Page& page, const Summary& s) {
  std::vector<Cells> rows{{"recommended", money(s.bill), money(s.waiting), total_cell(s.total()), ""}};
  rows.push_back(portfolio_row("all on S3", s.all_on_s3, s));
  rows.push_back(portfolio_row("all on EFS", s.all_on_efs, s));
  if (s.current) rows.push_back(portfolio_row("as it is today", *s.current, s));
  return table({{.title = "USD a month"},
                {.title = "bill", .right = true},
                {.title = "waiting", .right = true},
                {.title = "total", .right = true},
                {.title = "difference", .right = false, .wraps = true}},
               rows, page.look.width, 2);
}

std::string certainty_word(const Verdict& v) {
  if (!v.option) return "";
  const std::string holds = v.holds_in ? fmt::format("{:.0f} %", *v.holds_in * 100) : "";
  if (v.close_call) return holds.empty() ? "close call" : holds + ", close call";
  return holds;
}

Cells dataset_row(const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr) return {set.name, "none: no option meets the requirements", "", "", "", ""};
  const Estimate& e = winner->estimate();
  return {set.name,
          reached(kOptions[winner->option], set.verdict.access),
          fmt::format("{:.0f}", set.verdict.score),
          money(e.bill.total()),
          e.waiting.usd.count() == 0 ? "none" : money(e.waiting.usd),
          certainty_word(set.verdict)};
}

std::string placements(const Page& page, const Recommendation& r) {
  std::vector<Cells> rows;
  for (const DataSetReport& set : r.datasets) rows.push_back(dataset_row(set));
  return table({{.title = "data set"},
                {.title = "belongs on", .right = false, .wraps = true},
                {.title = "score", .right = true},
                {.title = "bill", .right = true},
                {.title = "waiting", .right = true},
                {.title = "holds in"}},
               rows, page.look.width, 2);
}

std::string moving(const Page& page, const Summary& s) {
  if (!s.switching) return "";
  const std::string cost = fmt::format("Moving there costs {} once", money(s.switching->one_off));
  if (!s.switching->payback_months) return page.paragraph(cost + " and is never paid back by the bill.");
  return page.paragraph(
      fmt::format("{}, paid back in {} months.", cost, fixed(*s.switching->payback_months, 1)));
}

std::string age(const Page& page, const Recommendation& r) {
  const double stale = embedded_roles().judgement.stale_days;
  if (!page.look.catalog_age_days || *page.look.catalog_age_days <= stale || page.look.quiet) return "";
  return page.warning(page.paragraph(
      fmt::format(
          "The prices are those of {}, more than {} days old: `storeadvise catalog import` reads newer ones.",
          r.prices_as_of, quantity(stale)),
      "! "));
}

}  // namespace

std::string summary_text(const Page& page, const Recommendation& r) {
  std::string out = page.bold(wrap(headline(r), page.look.width)) + "\n\n";
  out += totals(page, r.summary) + moving(page, r.summary) + "\n" + placements(page, r) + "\n";
  out += page.paragraph(fmt::format("Catalog {}, {}: prices of {}, performance of {}.", r.catalog_id,
                                    r.region, r.prices_as_of, r.performance_as_of));
  return out + age(page, r);
}

}  // namespace storeadvise

#include <fmt/format.h>

#include <algorithm>

#include "options/client.hpp"
#include "report/html/details.hpp"
#include "report/html/html.hpp"
#include "report/html/parts.hpp"
#include "report/story/advice.hpp"
#include "report/story/story.hpp"
#include "report/text/age.hpp"
#include "report/text/page.hpp"
#include "report/text/words.hpp"
#include "text/printable.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

using html::code;
using html::paragraph;
using html::safe;

std::string totals(const Recommendation& r) {
  const Summary& s = r.summary;
  html::Table table{"USD a month", {"", "Bill", "Waiting", "Total"}, {}};
  const auto add = [&](const char* name, const Portfolio& p) {
    if (p.feasible)
      table.rows.push_back(
          {name, safe(money(p.bill)), safe(waiting_word(p.waiting, r)), safe(money(p.total()))});
    else
      table.rows.push_back({name, safe(fmt::format("cannot hold {}", fmt::join(p.blocked_by, ", ")))});
  };
  add("<b>Recommended</b>", recommended(r));
  add("All on S3", s.all_on_s3);
  add("All on EFS", s.all_on_efs);
  if (s.current) add("As it is today", *s.current);
  return html::table(table);
}

std::size_t place_of(const Recommendation& r, const DataSetReport& set) {
  return static_cast<std::size_t>(&set - r.datasets.data());
}

std::string placements(const Recommendation& r) {
  html::Table table{"Where each data set belongs; close calls first, then the dearest",
                    {"Data set", "Belongs on", "Holds in", "Total"},
                    {},
                    2,
                    2};
  for (const DataSetReport* set : in_telling_order(r)) {
    const OptionReport* winner = winner_of(*set);
    const Verdict& v = set->verdict;
    const std::string holds = certainty_word(v);
    table.rows.push_back({fmt::format("<a href=\"#d{}\">{}</a>", place_of(r, *set), safe(set->name)),
                          winner == nullptr ? "no option" : code(kOptions[winner->option].id), safe(holds),
                          winner == nullptr ? "" : safe(money(winner->estimate().total()))});
  }
  return html::table(table);
}

/// Eligible options from best to worst, the choice first.
std::vector<const OptionReport*> ranked(const DataSetReport& set) {
  std::vector<const OptionReport*> all;
  for (const OptionReport& option : set.options)
    if (option.eligible && option.scores) all.push_back(&option);
  std::ranges::stable_sort(all, {}, [&](const OptionReport* o) {
    return std::pair(set.verdict.option != o->option, -o->scores->total);
  });
  return all;
}

std::string option_row(const DataSetReport& set, const OptionReport& o, Usd most) {
  const Estimate& e = o.estimate();
  return fmt::format(
      "<tr class=\"{}{}\"><th scope=\"row\">{}</th><td class=\"bar\">{}</td>"
      "<td class=\"figure wide\">{}</td><td class=\"figure wide\">{}</td><td class=\"figure\">{}</td>"
      "<td class=\"figure wide\">{}</td></tr>\n",
      to_string(kOptions[o.option].service), set.verdict.option == o.option ? " chosen" : "",
      code(kOptions[o.option].id), html::bar(e.bill.total(), e.waiting.usd, most),
      safe(money(e.bill.total())), safe(waiting_word(set, e)), safe(money(e.total())),
      fixed(o.scores->total, 1));
}

std::string options(const DataSetReport& set) {
  const auto all = ranked(set);
  if (all.empty()) return "";
  Usd most;
  for (const OptionReport* option : all) most = std::max(most, option->estimate().total());
  std::string out = fmt::format(
      "<h3>Options</h3>\n<table class=\"options\">\n<caption>Every option that can hold {}, USD a month, "
      "best first</caption>\n"
      "<thead><tr><th scope=\"col\">Option</th><th scope=\"col\" class=\"bar\">Bill and waiting</th>"
      "<th scope=\"col\" class=\"figure wide\">Bill</th><th scope=\"col\" class=\"figure wide\">Waiting</th>"
      "<th scope=\"col\" class=\"figure\">Total</th><th scope=\"col\" "
      "class=\"figure wide\">Score</th></tr></thead>\n"
      "<tbody>\n",
      safe(set.name));
  for (const OptionReport* option : all) out += option_row(set, *option, most);
  return out + "</tbody>\n</table>\n" + html::bar_legend();
}

std::string charts(const HtmlReport& report, std::size_t dataset) {
  std::string out;
  for (const InputCurve& curve : report.curves) {
    if (curve.dataset != dataset) continue;
    std::vector<Crossing> own;
    std::ranges::copy_if(curve.crossings, std::back_inserter(own),
                         [&](const Crossing& c) { return c.dataset == dataset; });
    out += html::curves(
        {curve.axis, curve.rows, std::move(own), dataset, report.recommendation.datasets[dataset].name});
  }
  if (out.empty()) return "";
  return "<h3>The inputs that decide</h3>\n<div class=\"cards\">\n" + out + "</div>\n" + html::curve_legend();
}

std::string answer(const DataSetReport& set, const Catalog& catalog) {
  const OptionReport& winner = *winner_of(set);
  const Estimate& e = winner.estimate();
  std::string out = fmt::format("<p class=\"answer\"><b>{}</b>, {} a month ({}).</p>\n",
                                safe(reached(kOptions[winner.option], set.verdict.access)),
                                safe(money(e.total())), safe("waiting: " + waiting_word(set, e)));
  if (const auto use = client_for(winner.option, set.verdict.access, set.demand); !use.empty())
    out += paragraph(fmt::format("Use {}.", use));
  if (const std::string reason = one_service_reason(set); !reason.empty()) out += paragraph(reason);
  for (const std::string& reason : told_reasons(set, catalog)) out += paragraph(reason);
  const OptionReport* rival = rival_of(set);
  if (rival == nullptr || !rival->eligible || !costs_more(winner, *rival)) return out;
  const Usd more = shown_difference(e.total(), rival->estimate().total());
  if (more.count() != 0)
    out += paragraph(fmt::format("{} costs {} a month, {} {}.", kOptions[rival->option].id,
                                 money(rival->estimate().total()), money(more.count() > 0 ? more : more * -1),
                                 more.count() > 0 ? "more" : "less"));
  return out;
}

std::string section(const HtmlReport& report, const DataSetReport& set) {
  const std::size_t place = place_of(report.recommendation, set);
  std::string out = fmt::format("<section id=\"d{0}\" aria-labelledby=\"h{0}\">\n<h2 id=\"h{0}\">{1}</h2>\n",
                                place, safe(set.name));
  if (set.verdict.option) {
    out += answer(set, report.catalog) + html::advice(set, report.catalog) + options(set) +
           charts(report, place) + html::bill(set) + html::speeds(set) + html::reasons(set) + html::sure(set);
  } else {
    out += "<p class=\"warn\">No option meets the requirements.</p>\n" + paragraph(failed_on(set));
    for (const std::string& unpriced : unpriced_sentences(set, report.catalog))
      out += paragraph("Unless: " + unpriced);
    if (const std::string turn = deciding_sentence(set); !turn.empty()) out += paragraph("Turns it: " + turn);
    for (const std::string& neighbour : neighbour_sentences(set)) out += paragraph(neighbour);
  }
  return out + html::ruled_out(set) + html::assumed(set) + "</section>\n";
}

std::string warnings(const Recommendation& r) {
  std::string out;
  for (const Error& w : r.warnings)
    out +=
        paragraph(fmt::format("{}: {}{}{}", w.path, w.message, w.hint.empty() ? "" : "; ", w.hint), "warn");
  return out;
}

}  // namespace

std::string report_html(const HtmlReport& report) {
  const Recommendation& r = report.recommendation;
  const std::string name = r.profile_name.empty() ? "Storage" : r.profile_name;
  const std::string title = fmt::format("{} — {}", name, pattern_sentence(r));
  std::string body = fmt::format("<h1>{}</h1>\n", safe(title)) + warnings(r) + totals(r) + placements(r);
  body += paragraph(fmt::format("Catalog {}, {}: prices of {}, performance of {}.", r.catalog_id, r.region,
                                r.prices_as_of, r.performance_as_of),
                    "soft");
  if (const std::string stale = stale_sentence(r.prices_age_days); !stale.empty())
    body += paragraph(stale, "warn");
  for (const DataSetReport* set : in_telling_order(r))
    if (report.shows(set->name)) body += section(report, *set);
  return html::page(title, body);
}

}  // namespace storeadvise

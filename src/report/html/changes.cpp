#include <fmt/format.h>

#include <algorithm>

#include "profile/fields.hpp"
#include "report/html/html.hpp"
#include "report/html/parts.hpp"
#include "report/story/story.hpp"
#include "report/text/words.hpp"
#include "report/whatif/map_svg.hpp"
#include "report/whatif/regions_story.hpp"
#include "report/whatif/text.hpp"
#include "report/whatif/why.hpp"
#include "units/money.hpp"

namespace storeadvise {

namespace {

using html::safe;

std::string id_cell(const std::optional<std::size_t>& option) {
  return option ? fmt::format("<code>{}</code>", kOptions[*option].id) : std::string("no option");
}

std::string money_cell(const std::optional<Usd>& usd) { return usd ? safe(money(*usd)) : std::string("-"); }

std::string change_cell(const std::optional<Usd>& from, const std::optional<Usd>& to) {
  if (!from || !to) return "-";
  return *from == *to ? "the same" : html::whole(money_difference(*from, *to));
}

std::string whatif_table(const Recommendation& base, const std::vector<WhatIf>& scenarios, std::size_t d) {
  const DataSetReport& now = base.datasets[d];
  html::Table table{now.name + ", USD a month", {"", "Best option", "Total", "Change"}, {}, 2};
  table.rows.push_back({"now", id_cell(best_option(now)), money_cell(best_total(now)), ""});
  for (const WhatIf& scenario : scenarios) {
    const DataSetReport& then = scenario.result.datasets[d];
    table.rows.push_back({safe(scenario.name), id_cell(best_option(then)), money_cell(best_total(then)),
                          change_cell(best_total(now), best_total(then))});
  }
  return html::table(table);
}

/// Whether the option or the total of a data set is another one in any scenario.
bool changes_in(const Recommendation& base, const std::vector<WhatIf>& scenarios, std::size_t d) {
  const DataSetReport& now = base.datasets[d];
  return std::ranges::any_of(scenarios, [&](const WhatIf& scenario) {
    const DataSetReport& then = scenario.result.datasets[d];
    return best_option(now) != best_option(then) || best_total(now) != best_total(then);
  });
}

std::string whatif_sums(const Recommendation& base, const std::vector<WhatIf>& scenarios) {
  html::Table table{"All data sets, USD a month", {"", "Pattern", "Total", "Change"}, {}, 2};
  const auto add = [&](const std::string& name, const Recommendation& r, bool changed) {
    const std::vector<std::string> missing = r.not_held();
    std::string pattern(pattern_word(r.summary.pattern));
    if (!missing.empty()) pattern += fmt::format(", without {}", fmt::join(missing, ", "));
    const bool comparable = changed && base.not_held() == missing;
    const std::string change = comparable ? change_cell(base.summary.total(), r.summary.total())
                               : changed  ? "-"
                                          : "";
    table.rows.push_back({safe(name), safe(pattern), safe(money(r.summary.total())), change});
  };
  add("now", base, false);
  for (const WhatIf& scenario : scenarios) add(scenario.name, scenario.result, true);
  return html::table(table);
}

std::string scenario_text(const Recommendation& base, const WhatIf& scenario) {
  std::string out = fmt::format("<h2>{}</h2>\n<ul>\n", safe(scenario.name));
  for (const auto& [path, value] : scenario.set)
    out += fmt::format("<li><code>{}</code> = {}</li>\n", safe(path),
                       safe(value.is_string() ? value.get<std::string>() : value.dump()));
  out += "</ul>\n";
  for (std::size_t d = 0; d < base.datasets.size(); ++d)
    for (const std::string& why : why_changed(base.datasets[d], scenario.result.datasets[d]))
      out += html::paragraph(scenario.result.datasets[d].name + ": " + why);
  return out;
}

std::string source_line(std::string_view id, std::string_view region, std::string_view prices) {
  return html::paragraph(fmt::format("Catalog {}, {}: prices of {}.", id, region, prices), "soft");
}

std::string name_of(const std::string& name) { return name.empty() ? "Storage" : name; }

std::string rows_table(const Profile& profile, const std::vector<Axis>& axes,
                       const std::vector<SweepRow>& rows) {
  html::Table table{
      "Every value: the best option of what it moves, and the total of all data sets, USD a month", {}, {}};
  for (const Axis& axis : axes) {
    const Field* field = find_field(axis.path);
    table.head.push_back(field == nullptr ? axis.path : field->path());
  }
  std::vector<std::size_t> moved;
  for (std::size_t d = 0; d < profile.datasets.size(); ++d)
    if (moves(rows, d)) moved.push_back(d);
  for (const std::size_t d : moved) table.head.push_back(profile.datasets[d].name);
  table.head.emplace_back("Total");
  table.figures = table.head.size() - 1;
  for (const SweepRow& row : rows) {
    std::vector<std::string> cells;
    for (std::size_t a = 0; a < axes.size(); ++a)
      cells.push_back(html::whole(shown_value(axes[a], row.values[a])));
    for (const std::size_t d : moved) cells.push_back(id_cell(row.result.outcomes[d].option));
    cells.push_back(safe(money(row.result.bill + row.result.waiting)));
    table.rows.push_back(std::move(cells));
  }
  return html::table(table);
}

std::string sweep_charts(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                         const std::vector<Crossing>& crossings) {
  std::string out;
  for (std::size_t d = 0; d < profile.datasets.size(); ++d) {
    if (!moves(rows, d)) continue;
    std::vector<Crossing> own;
    std::ranges::copy_if(crossings, std::back_inserter(own),
                         [&](const Crossing& c) { return c.dataset == d; });
    out += html::curves({axis, rows, std::move(own), d, profile.datasets[d].name});
  }
  if (out.empty()) return html::paragraph("No total depends on these values.");
  return "<div class=\"cards\">\n" + out + "</div>\n" + html::curve_legend();
}

}  // namespace

std::string whatif_html(const Recommendation& base, const std::vector<WhatIf>& scenarios) {
  const std::string title = fmt::format("{}: what if", name_of(base.profile_name));
  std::string body = fmt::format("<h1>{}</h1>\n", safe(title)) + whatif_sums(base, scenarios);
  std::string same;
  for (std::size_t d = 0; d < base.datasets.size(); ++d) {
    if (changes_in(base, scenarios, d))
      body += whatif_table(base, scenarios, d);
    else
      same += (same.empty() ? "" : ", ") + base.datasets[d].name;
  }
  if (!same.empty()) body += html::paragraph("Nothing changes for " + same + ".");
  for (const WhatIf& scenario : scenarios) body += scenario_text(base, scenario);
  return html::page(title, body + source_line(base.catalog_id, base.region, base.prices_as_of));
}

std::string sweep_html(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes,
                       const std::vector<SweepRow>& rows, const std::vector<Crossing>& crossings) {
  std::string over;
  for (const Axis& axis : axes) over += (over.empty() ? "" : " and ") + axis.path;
  const std::string title = fmt::format("{}: total a month over {}", name_of(profile.name), over);
  std::string body = fmt::format("<h1>{}</h1>\n", html::breakable(title));
  for (const Axis& axis : axes) body += html::paragraph(range_text(axis), "soft");
  if (axes.size() == 1) body += sweep_charts(profile, axes.front(), rows, crossings);
  if (axes.size() == 2)
    body += "<figure class=\"close\">\n" + map_svg(profile, axes, rows, true) + "</figure>\n" +
            html::map_legend();
  body += rows_table(profile, axes, rows);
  return html::page(title, body + source_line(catalog.id, catalog.region, catalog.prices_as_of));
}

std::string regions_html(const RegionComparison& c) {
  const std::string title = fmt::format("{}: Regions by monthly total", name_of(c.own.result.profile_name));
  Usd most;
  for (const RegionResult& region : c.ranked) most = std::max(most, region.result.summary.total());
  html::Table table{"USD a month, least first", {"Region", "Bill and waiting", "Total", "Difference"}, {}, 2};
  for (const RegionResult& region : c.ranked) {
    const Summary& s = region.result.summary;
    table.rows.push_back({html::whole(region.catalog.region), html::bar(s.bill, s.waiting, most),
                          safe(money(s.total()) + (region.borrowed.empty() ? "" : "*")),
                          change_cell(c.own.result.summary.total(), s.total())});
  }
  std::string body =
      fmt::format("<h1>{}</h1>\n", safe(title)) + html::table(table) + html::plain_bar_legend();
  const RegionNotes notes = region_notes(c);
  for (const std::string& sentence : notes.borrowed) body += html::paragraph("* " + sentence);
  for (const std::string& sentence : notes.unheld) body += html::paragraph(sentence);
  body += "<h2>Where the data goes</h2>\n";
  for (const auto& [name, where] : notes.destinations) body += html::paragraph(fmt::format("{}: {}", name, where));
  if (!notes.gaps.empty()) body += "<h2>Options that lack a price</h2>\n";
  for (const std::string& sentence : notes.gaps) body += html::paragraph(sentence);
  body += html::paragraph(sources_of(c), "soft");
  if (const std::string stale = stale_prices(c); !stale.empty()) body += html::paragraph(stale, "warn");
  return html::page(title, body);
}

}  // namespace storeadvise

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/catalog/changes.hpp"
#include "report/catalog/rows.hpp"
#include "report/text/table.hpp"
#include "report/whatif/json.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"

namespace storeadvise {

namespace {

bool in_dollars(const CatalogChange& change) {
  return change.kind == "price" || change.id.ends_with(".usd_per_hour");
}

std::string shown(const std::optional<CatalogValue>& value, const CatalogChange& change) {
  if (!value) return "none";
  if (change.kind == "option") return "offered";
  const std::string number = in_dollars(change) ? price_word(value->value) : quantity(value->value);
  const bool units_differ = change.before && change.after && change.before->unit != change.after->unit;
  return units_differ ? number + " " + value->unit : number;
}

std::string shown_amount(const CatalogChange& change) {
  const auto by = change.amount();
  if (!by) return "";
  const double size = std::abs(*by);
  return (*by < 0 ? "-" : "+") + (in_dollars(change) ? unit_price(size) : quantity(size));
}

std::string shown_percent(const CatalogChange& change) {
  const auto percent = change.percent();
  return percent ? fmt::format("{:+.1f} %", *percent) : "";
}

std::string shown_id(const CatalogChange& change) {
  const std::string id = printable(change.id);
  return change.tier_from > 0 ? fmt::format("{} from {} on", id, quantity(change.tier_from)) : id;
}

std::vector<Column> heads(std::string_view first) {
  return {{.title = first},
          {.title = "from", .right = true},
          {.title = "to", .right = true},
          {.title = "change", .right = true},
          {.title = "percent", .right = true}};
}

/// One line for each change, or where that is too wide two, the first with the id.
std::string changes_table(const std::vector<CatalogChange>& changes, std::size_t width) {
  std::vector<Cells> rows;
  rows.reserve(changes.size());
  for (const CatalogChange& c : changes)
    rows.push_back({shown_id(c), shown(c.before, c), shown(c.after, c), shown_amount(c), shown_percent(c)});
  constexpr std::size_t kAsWideAsItIs = 10000;
  std::string whole = table(heads("id"), rows, kAsWideAsItIs);
  std::size_t widest = 0;
  for (std::size_t at = 0; at < whole.size(); at = whole.find('\n', at) + 1)
    widest = std::max(widest, whole.find('\n', at) - at);
  if (widest <= width) return whole;
  for (Cells& row : rows) row.front().clear();
  const std::string values = table(heads("id"), rows, width);
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i <= rows.size(); ++i) {
    const std::size_t end = values.find('\n', at) + 1;
    if (i > 0) out += shown_id(changes[i - 1]) + "\n";
    out += values.substr(at, end - at);
    at = end;
  }
  return out;
}

std::string option_name(const DataSetReport& set) {
  const auto option = best_option(set);
  return option ? std::string(kOptions[*option].id) : "no option";
}

std::string amount(const std::optional<Usd>& usd) { return usd ? money(*usd) : "-"; }

void add_dataset(std::vector<Cells>& rows, const DataSetReport& before, const DataSetReport& after) {
  const bool moves = best_option(before) != best_option(after);
  const auto from = best_total(before);
  const auto to = best_total(after);
  rows.push_back({printable(before.name), option_name(before), moves ? option_name(after) : "the same",
                  moves ? "changes" : ""});
  rows.push_back({"", amount(from), amount(to), from && to ? money_difference(*from, *to) : "-"});
}

std::string profile_text(const Readvised& r, std::size_t width) {
  std::vector<Cells> rows;
  std::size_t moved = 0;
  for (std::size_t i = 0; i < r.before.datasets.size(); ++i) {
    const DataSetReport& before = r.before.datasets[i];
    const DataSetReport& after = r.after.datasets[i];
    if (best_option(before) != best_option(after)) ++moved;
    add_dataset(rows, before, after);
  }
  const Usd from = r.before.summary.total();
  const Usd to = r.after.summary.total();
  rows.push_back({"Total a month", money(from), money(to), money_difference(from, to)});
  const std::string name = r.before.profile_name.empty() ? r.file : r.before.profile_name;
  return wrap(fmt::format("{}: {} of {} verdicts change", printable(name),
                          moved == 0 ? "none" : fmt::format("{}", moved), r.before.datasets.size()),
              width) +
         "\n\n" + table({{"data set"}, {"from"}, {"to"}, {"difference"}}, rows, width, 2);
}

}  // namespace

std::string changes_text(const Catalog& from, const Catalog& to, const std::vector<CatalogChange>& changes,
                         const std::vector<Readvised>& profiles, std::size_t width) {
  const auto title = [](const Catalog& c) {
    return fmt::format("{} {} ({})", printable(c.id), c.region, printable(c.prices_as_of));
  };
  std::string out = changes.empty()
                        ? fmt::format("{} and {} do not differ.", title(from), title(to))
                        : fmt::format("From {} to {}: {} {}", title(from), title(to), changes.size(),
                                      changes.size() == 1 ? "difference" : "differences");
  out = wrap(out, width) + "\n";
  if (!changes.empty()) out += "\n" + changes_table(changes, width);
  for (const Readvised& profile : profiles) out += "\n" + profile_text(profile, width);
  return out;
}

}  // namespace storeadvise

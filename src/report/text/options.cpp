#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/story/advice.hpp"
#include "report/text/bars.hpp"
#include "report/text/page.hpp"
#include "report/text/table.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

/// Whole dollars where cents say nothing.
std::string short_money(Usd usd) {
  constexpr double kCentsMatterBelow = 100;
  if (usd.count() == 0) return "-";
  return usd.count() < kCentsMatterBelow ? money(usd) : "$" + fixed(usd.count(), 0);
}

/// The eligible ones from best to worst, the choice first.
std::vector<const OptionReport*> ranked(const DataSetReport& set) {
  std::vector<const OptionReport*> list;
  for (const OptionReport& option : set.options)
    if (option.eligible && option.scores) list.push_back(&option);
  std::ranges::stable_sort(list, [&](const OptionReport* a, const OptionReport* b) {
    const bool a_wins = set.verdict.option == a->option;
    const bool b_wins = set.verdict.option == b->option;
    return a_wins != b_wins ? a_wins : a->scores->total > b->scores->total;
  });
  return list;
}

std::string latency_cell(double seconds) {
  return std::isfinite(seconds) && seconds > 0 ? show_duration(Seconds(seconds)) : "-";
}
std::string rate_cell(double rate) { return rate > 0 ? show_rate(BytesPerSecond(rate)) : "-"; }

constexpr std::string_view kWaiting = "waiting";  // a column for data sets whose waiting is counted

/// What a column shows, and whether it is worth its room on a narrow terminal.
struct OptionColumn {
  Column column;
  bool wide_only = false;
  std::string (*cell)(const Page&, const DataSetReport&, const OptionReport&) = nullptr;
};

std::vector<OptionColumn> option_columns() {
  using P = const Page&;
  using S = const DataSetReport&;
  using O = const OptionReport&;
  return {
      {{.title = "option"}, false, [](P, S, O o) { return std::string(kOptions[o.option].id); }},
      {{.title = "score", .right = true}, false, [](P, S, O o) { return fixed(o.scores->total, 0); }},
      {{.title = ""}, true, [](P, S, O o) { return bar(o.scores->total / 100, 8); }},
      {{.title = "bill", .right = true},
       false,
       [](P, S, O o) { return short_money(o.estimate().bill.total()); }},
      {{.title = kWaiting, .right = true},
       false,
       [](P, S, O o) {
         const Usd usd = o.estimate().waiting.usd;
         return usd.count() == 0 ? std::string("none") : short_money(usd);
       }},
      {{.title = "total", .right = true}, false, [](P, S, O o) { return short_money(o.estimate().total()); }},
      {{.title = "p50", .right = true},
       false,
       [](P, S, O o) { return latency_cell(o.estimate().latency.read_p50.count()); }},
      {{.title = "read rate", .right = true},
       false,
       [](P, S, O o) { return rate_cell(o.estimate().throughput.read.count()); }},
      {{.title = "limited by", .right = false, .wraps = true},
       true,
       [](P page, S set, O o) {
         return bottleneck_text(Direction::read, o.estimate(), kOptions[o.option], set.demand, page.catalog);
       }},
  };
}

/// The bars of the four scores, for the winner and the runner-up.
std::string score_bars(const Page& page, const DataSetReport& set) {
  std::vector<Cells> rows;
  for (const auto& index : {set.verdict.option, set.verdict.runner_up}) {
    const OptionReport* option = index ? find_option(set, *index) : nullptr;
    if (option == nullptr || !option->scores) continue;
    const Scores& s = *option->scores;
    Cells row{std::string(kOptions[option->option].id)};
    for (const double score : {s.cost, s.latency, s.throughput, s.access_pattern})
      row.push_back(bar(score / 100, 6) + " " + pad(fixed(score, 0), 3, true));
    rows.push_back(std::move(row));
  }
  return table({{.title = "scores"},
                {.title = "cost"},
                {.title = "latency"},
                {.title = "throughput"},
                {.title = "access pattern"}},
               rows, page.look.width, 2);
}

/// What the outlook takes to grow.
std::string growing(const Demand& d) {
  return d.growth > Bytes(0)
             ? fmt::format(", with {} more stored each month and traffic as it is now", show_bytes(d.growth))
             : "";
}

}  // namespace

std::string options_text(const Page& page, const DataSetReport& set) {
  const auto list = ranked(set);
  if (list.empty()) return "";
  constexpr std::size_t kWide = 110;
  std::vector<Column> head;
  std::vector<Cells> rows(list.size());
  for (const OptionColumn& column : option_columns()) {
    if (column.wide_only && page.look.width < kWide) continue;
    if (column.column.title == kWaiting && !set.demand.can_wait()) continue;
    head.push_back(column.column);
    for (std::size_t i = 0; i < list.size(); ++i) rows[i].push_back(column.cell(page, set, *list[i]));
  }
  std::string out = page.heading("Options (USD a month; p50 is the median time of one read)");
  out += table(head, rows, page.look.width, 2);
  return out + "\n" + score_bars(page, set);
}

/// What has to be set up, and what of the month has no price here.
std::string bill_notes(const Page& page, const Estimate& e) {
  std::string out;
  if (const std::string setup = setup_sentence(e); !setup.empty())
    out += page.paragraph("To set up: " + setup + ".");
  if (const std::string omitted = omission_sentence(e, page.catalog.region); !omitted.empty())
    out += page.paragraph(omitted);
  return out;
}

std::string bill_text(const Page& page, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr) return "";
  const Bill& bill = winner->estimate().bill;
  constexpr std::size_t kRoomForIds = 75;
  std::vector<Cells> rows;
  for (const BillLine& line : charged_lines(bill)) {
    const std::string id = page.look.width < kRoomForIds ? "" : fmt::format(" ({})", line.price->id);
    rows.push_back({std::string(kItemNames[static_cast<std::size_t>(line.item)]), money(line.amount()),
                    fmt::format("{} x {}{}", with_unit(line.quantity, line.price->unit),
                                unit_price(line.unit_price), id)});
  }
  rows.push_back({"Bill", money(bill.total()), ""});
  std::string out = page.heading(fmt::format("The bill of {}", kOptions[winner->option].id)) +
                    table({{}, {.title = {}, .right = true}, {.title = {}, .right = false, .wraps = true}},
                          rows, page.look.width, 2) +
                    bill_notes(page, winner->estimate());
  if (winner->outlook_usd > 0)
    out += page.paragraph(fmt::format("The next 12 months{}{}: {}.",
                                      set.demand.can_wait() ? ", waiting included" : ", the bill alone",
                                      growing(set.demand), money(Usd(winner->outlook_usd))));
  return out;
}

}  // namespace storeadvise

#include "report/html/details.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/html/parts.hpp"
#include "report/story/advice.hpp"
#include "report/story/story.hpp"
#include "report/text/names.hpp"
#include "report/text/page.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise::html {

namespace {

/// Who says so, with a link where there is one.
std::string link(std::string_view source) {
  std::string out;
  for (std::size_t at = source.find("https://"); at != std::string_view::npos; at = source.find("https://")) {
    const std::size_t end = std::min(source.find_first_of(" ;,)", at), source.size());
    out += fmt::format("{}<a href=\"{}\">source</a>", safe(source.substr(0, at)),
                       safe(source.substr(at, end - at)));
    source.remove_prefix(end);
  }
  return out + safe(source);
}

std::string list(const std::vector<std::string>& items) {
  if (items.empty()) return "";
  std::string out = "<ul>\n";
  for (const std::string& item : items) out += "<li>" + item + "</li>\n";
  return out + "</ul>\n";
}

}  // namespace

std::string code(std::string_view id) { return fmt::format("<code>{}</code>", safe(id)); }

namespace {

/// For a column that has to fit a telephone: an id may go on in a new line after a dot or before a plus.
std::string narrow_code(std::string_view id) {
  std::string text;
  for (const char c : id) {
    if (c == '+') text += "<wbr>";
    text += safe(std::string_view(&c, 1));
    if (c == '.') text += "<wbr>";
  }
  return fmt::format("<code>{}</code>", text);
}

}  // namespace

std::string advice(const DataSetReport& set, const Catalog& catalog) {
  const Estimate& e = winner_of(set)->estimate();
  std::vector<std::string> items;
  const auto add = [&](std::string_view about, const std::string& text) {
    if (!text.empty()) items.push_back(fmt::format("<b>{}</b>: {}", about, safe(text)));
  };
  add("But", caveat_sentence(set));
  add("Late", overdue_sentence(set));
  add("Late", overfull_sentence(set));
  add("Stays", staying_sentence(set));
  add("Moving", moving_sentence(set));
  add("Decides it", deciding_sentence(set));
  for (const Lever* lever : told_levers(set)) add("Lever", lever_sentence(*lever, set) + ".");
  if (const std::string setup = setup_sentence(e); !setup.empty()) add("To set up", setup + ".");
  add("Left out", omission_sentence(e, catalog.region));
  for (const std::string& sentence : unpriced_sentences(set, catalog)) add("Unless", sentence);
  return list(items);
}

std::string bill(const DataSetReport& set) {
  const OptionReport& winner = *winner_of(set);
  Table table{fmt::format("The bill of {}, USD a month", kOptions[winner.option].id), {}, {}};
  for (const BillLine& line : charged_lines(winner.estimate().bill))
    table.rows.push_back({fmt::format("{} <span class=\"soft\">{} at {}, {}</span>",
                                      safe(kItemNames[static_cast<std::size_t>(line.item)]),
                                      safe(with_unit(line.quantity, line.price->unit)),
                                      safe(unit_price(line.unit_price)), narrow_code(line.price->id)),
                          safe(money(line.amount()))});
  table.rows.push_back({"<b>Bill</b>", "<b>" + safe(money(winner.estimate().bill.total())) + "</b>"});
  return "<h3>The bill</h3>\n" + html::table(table);
}

namespace {

std::string time_cell(Seconds time) {
  return time > Seconds(0) ? safe(show_duration(time)) : std::string("-");
}
std::string rate_cell(BytesPerSecond rate) {
  return rate > BytesPerSecond(0) ? safe(show_rate(rate)) : std::string("-");
}

}  // namespace

std::string speeds(const DataSetReport& set) {
  const OptionReport* rival = rival_of(set);
  Table table{"How fast", {"", "One read, median", "Reading", "Writing"}, {}};
  for (const OptionReport* option : {winner_of(set), rival}) {
    if (option == nullptr) continue;
    const Estimate& e = option->estimate();
    table.rows.push_back({narrow_code(kOptions[option->option].id), time_cell(e.latency.read_p50),
                          rate_cell(e.throughput.read), rate_cell(e.throughput.write)});
  }
  return html::table(table);
}

std::string reasons(const DataSetReport& set) {
  const OptionMask chosen = set.verdict.option ? OptionMask{1} << *set.verdict.option : 0;
  std::vector<std::string> items;
  for (const Reason& reason : set.reasons) {
    if (!weighs(reason)) continue;
    if (reason.options != 0 && (reason.options & chosen) == 0) continue;
    const std::string points =
        reason.effect == Effect::favours ? signed_points(reason.points) + " points, " : std::string();
    items.push_back(fmt::format("{} <span class=\"soft\">({}{}, {})</span>", safe(reason.text), safe(points),
                                code(reason.rule), link(reason.source)));
    if (!reason.against_numbers.empty()) items.back() += " But: " + safe(reason.against_numbers);
  }
  return items.empty() ? "" : "<h3>Reasons</h3>\n" + list(items);
}

namespace {

OptionMask offered(const DataSetReport& set) {
  OptionMask mask = 0;
  for (const OptionReport& o : set.options) mask |= OptionMask{1} << o.option;
  return mask;
}

}  // namespace

/// Options ruled out by one sentence are told of together.
std::string ruled_out(const DataSetReport& set) {
  std::vector<std::pair<std::string, OptionMask>> groups;
  for (const OptionReport& option : set.options) {
    for (const Rejection& r : option.rejected_by) {
      const std::string why = fmt::format("{} <span class=\"soft\">({}){}</span>", safe(r.text), code(r.rule),
                                          mark_of_assumed(set, r));
      auto found = std::ranges::find(groups, why, &std::pair<std::string, OptionMask>::first);
      if (found == groups.end()) found = groups.insert(groups.end(), {why, 0});
      found->second |= OptionMask{1} << option.option;
    }
  }
  std::vector<std::string> items;
  items.reserve(groups.size());
  for (const auto& [why, options] : groups)
    items.push_back(fmt::format("<b>{}</b>: {}", safe(option_names(options, offered(set))), why));
  return items.empty() ? "" : "<h3>Ruled out</h3>\n" + list(items);
}

std::string assumed(const DataSetReport& set) {
  std::vector<std::string> items;
  for (const Assumption& a : set.assumptions)
    items.push_back(fmt::format("{}: {} <span class=\"soft\">({})</span>", code(a.path),
                                safe(a.shown.empty() ? a.value : a.shown), safe(a.from)));
  return items.empty() ? "" : "<h3>Assumed, because the profile does not say</h3>\n" + list(items);
}

std::string sure(const DataSetReport& set) {
  const Verdict& v = set.verdict;
  std::vector<std::string> items;
  if (v.close_call) {
    items.emplace_back("<span class=\"warn\">A close call</span>: decide by what the numbers do not show.");
  } else if (v.holds_in) {
    items.push_back(safe(holds_of_inputs(v, set)) + ".");
  }
  if (const std::string lead = lead_sentence(v); !lead.empty()) items.push_back(safe(lead) + ".");
  for (const Flip* flip : other_flips(set)) items.push_back(safe(flip_sentence(*flip, set)) + ".");
  return "<h3>How sure</h3>\n" + list(items);
}

}  // namespace storeadvise::html

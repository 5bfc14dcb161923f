#include "report/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/story/advice.hpp"
#include "report/story/story.hpp"
#include "report/text/age.hpp"
#include "report/text/words.hpp"
#include "text/printable.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

std::string plain(std::string_view text) { return markdown_text(text); }

std::string place_of(const Verdict& v) {
  if (!v.option) return "**none**";
  const std::string id = fmt::format("`{}`", kOptions[*v.option].id);
  if (is_archive(kOptions[*v.option])) return id + ", restored before it is read";
  return v.access == Access::direct ? id : fmt::format("{}, {}", id, to_string(v.access));
}

std::string runner_up(const Verdict& v) {
  if (!v.runner_up) return "";
  return fmt::format("`{}` ({} {})", kOptions[*v.runner_up].id, fixed(std::abs(v.margin), 1),
                     v.margin < 0 ? "ahead" : "behind");
}

std::string dataset_row(const DataSetReport& d) {
  const OptionReport* winner = winner_of(d);
  const auto figure = [&](const auto& text) { return winner == nullptr ? std::string() : text(*winner); };
  return fmt::format("| {} | {} | {}{} | {} | {} | {} | {} | {} |\n", plain(d.name),
                     plain(kRoleNames[static_cast<std::size_t>(d.role)]), place_of(d.verdict),
                     d.verdict.close_call ? " (close call)" : "",
                     figure([](const OptionReport& o) { return money(o.estimate().bill.total()); }),
                     figure([&](const OptionReport& o) { return plain(waiting_word(d, o.estimate())); }),
                     figure([&](const OptionReport&) { return fixed(d.verdict.score, 1); }),
                     runner_up(d.verdict), holds_share(d.verdict));
}

std::string portfolio_row(std::string_view name, const Portfolio& p, const Recommendation& r) {
  if (p.feasible)
    return fmt::format("| {} | {} | {} | {} |\n", name, money(p.bill), waiting_word(p.waiting, r),
                       money(p.total()));
  std::string blocked;
  for (const std::string& dataset : p.blocked_by) blocked += (blocked.empty() ? "" : ", ") + plain(dataset);
  return fmt::format("| {} | not possible: {} | | |\n", name, blocked);
}

std::string comparison(const Recommendation& r) {
  const Summary& s = r.summary;
  std::string out =
      "<details><summary>Compared with one service for everything</summary>\n\n"
      "| | Monthly bill | Waiting | Total |\n|---|---:|---:|---:|\n";
  const Portfolio best = recommended(r);
  std::string name = "**recommended**";
  for (const std::string& set : best.blocked_by) name += ", without " + plain(set);
  out += portfolio_row(name, best, r) + portfolio_row("all on S3", s.all_on_s3, r) +
         portfolio_row("all on EFS", s.all_on_efs, r);
  if (s.current) out += portfolio_row("as it is today", *s.current, r);
  return out + "\n</details>\n";
}

/// Reasons about other options alone are left to the longer formats.
bool is_about_winner(const Reason& r, const Verdict& v) {
  return !v.option || r.options == 0 || ((r.options >> *v.option) & 1U) != 0;
}

/// Why the choice and not its rival, and what to do, in dollars.
std::string story_of(const DataSetReport& d, const Catalog& catalog) {
  const OptionReport* winner = winner_of(d);
  if (winner == nullptr) return "";
  std::vector<std::string> lines;
  const auto add = [&](std::string text, std::string_view about = "") {
    if (!text.empty()) lines.push_back(std::string(about) + std::move(text));
  };
  add(one_service_reason(d));
  for (std::string& reason : told_reasons(d, catalog)) add(std::move(reason));
  add(caveat_sentence(d), "But: ");
  add(overdue_sentence(d), "Late: ");
  add(overfull_sentence(d), "Late: ");
  add(staying_sentence(d));
  add(moving_sentence(d));
  add(deciding_sentence(d), "Decides it: ");
  for (const Lever* lever : told_levers(d)) add(lever_sentence(*lever, d) + ".", "Lever: ");
  if (std::string setup = setup_sentence(winner->estimate()); !setup.empty()) add(setup + ".", "To set up: ");
  add(omission_sentence(winner->estimate(), catalog.region));
  for (std::string& sentence : unpriced_sentences(d, catalog)) add(std::move(sentence));
  std::string out;
  for (const std::string& line : lines) out += fmt::format("- {}\n", plain(line));
  return out;
}

std::string folded(const DataSetReport& d, const Catalog& catalog) {
  std::string out =
      fmt::format("\n<details><summary>Why: {}</summary>\n\n{}", plain(d.name), story_of(d, catalog));
  for (const Reason& r : d.reasons) {
    if (!is_about_winner(r, d.verdict) || !weighs(r)) continue;
    out += fmt::format("- {} (`{}`)\n", plain(r.text), r.rule);
    if (!r.against_numbers.empty()) out += fmt::format("  {}\n", plain(r.against_numbers));
  }
  for (const std::string& neighbour : neighbour_sentences(d)) out += fmt::format("- {}\n", plain(neighbour));
  for (const Flip* flip : other_flips(d)) out += fmt::format("- {}.\n", plain(flip_sentence(*flip, d)));
  if (!d.assumptions.empty()) out += "\nAssumed, not stated:\n\n";
  for (const Assumption& a : d.assumptions)
    out += fmt::format("- {} = {} ({})\n", plain(a.path), plain(a.shown), plain(a.from));
  return out + "\n</details>\n";
}

/// The option is a baseline's word: code only where it is an id, in which nothing needs escaping. `told`:
/// whether waiting is counted is told, where it is not.
std::string side_markdown(const DataSetChange::Side& side, bool told) {
  std::string id = option_index(side.option) ? fmt::format("`{}`", side.option) : plain(side.option);
  if (!side.cost) return id;
  return fmt::format("{}, {}{}", id, money(Usd(side.cost->total())),
                     told && !side.cost->counted.value_or(true) ? ", waiting not counted" : "");
}

double total_of(const std::optional<DataSetChange::Side>& side) {
  return side && side->cost ? side->cost->total() : 0;
}

std::string comparison_markdown(const Comparison& c) {
  std::string out = fmt::format("{}\n", plain(headline(c)));
  if (c.changes.empty()) return out;
  out += "\n| Data set | Was | Is | Monthly total |\n|---|---|---|---:|\n";
  for (const DataSetChange& change : c.changes) {
    const bool known =
        !change.before || !change.now || !change.before->cost || !change.now->cost || is_comparable(change);
    const Usd before(total_of(change.before));
    const Usd now(total_of(change.now));
    out += fmt::format("| {} | {} | {} | {} |\n", plain(change.dataset),
                       change.before ? side_markdown(*change.before, !known) : "new",
                       change.now ? side_markdown(*change.now, !known) : "gone",
                       known ? money_difference(before, now) : "not known");
  }
  return out;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*_[]|~#@";
  std::string out;
  for (const char c : printable(text, text.size() * 8 + 1)) {
    if (c == '<' || c == '>' || c == '&') {
      out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;";
    } else {
      if (kSpecial.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

namespace {

std::string waiting_sentence(const Recommendation& r) {
  const Summary& s = r.summary;
  if (s.waiting.count() != 0) return money(s.waiting) + " of compute waits for storage";
  if (!any_waits(r)) return "waiting is not counted";
  const bool all = waiting_word(s.waiting, r) == waiting_word(s.waiting, true);
  return all ? "no compute waits for storage" : "no compute that is counted waits for storage";
}

}  // namespace

std::string to_markdown(const Recommendation& r, const Catalog& catalog) {
  const Summary& s = r.summary;
  std::string out =
      fmt::format("### {}: {}, {} a month\n\n", r.profile_name.empty() ? "Storage" : plain(r.profile_name),
                  plain(pattern_word(s.pattern)), money(s.total()));
  const std::string waiting = waiting_sentence(r);
  out += fmt::format("{} on the bill, and {}; {}, prices of {}.\n\n", money(s.bill), waiting, plain(r.region),
                     plain(aged_date(r.prices_as_of, r.prices_age_days)));
  const std::string stale = stale_sentence(r.prices_age_days);
  if (!stale.empty()) out += fmt::format("**{}**\n\n", stale);
  for (const Error& w : r.warnings)
    out += fmt::format("> warning: {}: {}{}{}\n\n", plain(w.path), plain(w.message),
                       w.hint.empty() ? "" : "; ", plain(w.hint));
  out +=
      "| Data set | Role | Where | Monthly bill | Waiting | Score | Runner-up | Holds in |\n"
      "|---|---|---|---:|---:|---:|---|---:|\n";
  for (const DataSetReport& d : r.datasets) out += dataset_row(d);
  out += "\n" + comparison(r);
  for (const DataSetReport& d : r.datasets) out += folded(d, catalog);
  return out;
}

std::string check_markdown(const CheckResult& result) {
  std::string out;
  if (!result.demands.empty() || !result.comparison) out += fmt::format("#### {}\n\n", tally_text(result));
  for (const Vacuity& v : mere_warnings(result))
    out += fmt::format("> warning: {}\n\n", plain(warning_text(v)));
  if (!result.holds)
    out +=
        "| Data set | Demand | Found | Expected | Because | Remedy | From |\n|---|---|---|---|---|---|---|\n";
  for (const CheckedDemand& d : result.demands) {
    if (d.holds) continue;
    out += fmt::format("| {} | `{}` | {} | {} | {} | {} | {} |\n", plain(about_text(d)), d.demand,
                       plain(found_text(d)), plain(expected_text(d)), plain(d.because), plain(d.remedy),
                       plain(d.from));
  }
  if (!result.holds) out += "\n";
  return out + (result.comparison ? comparison_markdown(*result.comparison) + "\n" : "");
}

}  // namespace storeadvise

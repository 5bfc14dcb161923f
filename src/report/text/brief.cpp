#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/story/advice.hpp"
#include "report/text/page.hpp"
#include "report/text/words.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

/// The most lines that a data set takes.
constexpr std::size_t kMostLines = 14;

/// A paragraph with what it is about in front of it.
std::string labelled(const Page& page, std::string_view label, std::string_view text) {
  return page.paragraph(text, fmt::format("  {:<8}", label));
}

std::string title(const Page& page, const DataSetReport& set) {
  const std::string name = printable(set.name, kShownName);
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr) return page.warning(name + ": no option meets the requirements") + "\n";
  const Estimate& e = winner->estimate();
  const std::string cost = fmt::format("{} a month", money(e.total()));
  const std::string waiting = !set.demand.can_wait() ? ", waiting not counted"
                              : e.waiting.usd.count() > 0
                                  ? fmt::format(", {} of it compute that waits", waiting_word(set, e))
                                  : ", and compute never waits";
  const std::string where = reached(kOptions[winner->option], set.verdict.access);
  return page.good(wrap(fmt::format("{}: {}", name, where), page.look.width, 2)) + "\n" +
         labelled(page, "costs", cost + waiting + ".");
}

/// What the rival costs; where the data stays although another option leads, that is told instead.
std::string against(const Page& page, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  const OptionReport* rival = rival_of(set);
  if (set.verdict.move || winner == nullptr || rival == nullptr || !rival->eligible) return "";
  const std::string_view id = kOptions[rival->option].id;
  if (!costs_more(*winner, *rival)) return "";
  const Usd more = shown_difference(winner->estimate().total(), rival->estimate().total());
  const std::string total = money(rival->estimate().total());
  constexpr Usd kCent(0.01);
  if (more < kCent && more * -1 < kCent)
    return labelled(page, "beats", fmt::format("{}, which costs as much: {} a month.", id, total));
  if (set.verdict.margin < 0 && set.verdict.runner_up == rival->option && more > Usd(0))
    return labelled(page, "chosen",
                    fmt::format("over {}, {} points ahead, which costs {} a month: {} more.", id,
                                fixed(-set.verdict.margin, 1), total, money(more)));
  if (more > Usd(0))
    return labelled(page, "beats",
                    fmt::format("{}, which costs {} a month: {} more.", id, total, money(more)));
  return labelled(
      page, "chosen",
      fmt::format("over {}, though {} costs {} less a month: {}.", id, id, money(more * -1), total));
}

/// What costs less and is not chosen, where the choice is not set beside a rival that can hold the data.
std::string cheaper(const Page& page, const DataSetReport& set) {
  const OptionReport& winner = *winner_of(set);
  const auto total = [](const OptionReport& o) { return o.estimate().total(); };
  const OptionReport* least = &winner;
  for (const OptionReport& o : set.options)
    if (o.eligible && o.scores && total(o) < total(*least)) least = &o;
  if (set.verdict.move || total(winner) - total(*least) <= set.demand.indifference) return "";
  const std::string_view id = kOptions[least->option].id;
  return labelled(page, "chosen",
                  fmt::format("over {}, which costs {} less a month, {}, and scores {}.", id,
                              money(shown_difference(total(*least), total(winner))), money(total(*least)),
                              fixed(least->scores->total, 1)));
}

/// In how many variations the service stays best, and the option itself where these are fewer.
std::string holds_of_both(const Verdict& v) {
  const std::string holds = share_text(*v.holds_in);
  const std::string option = v.holds_option_in ? share_text(*v.holds_option_in) : holds;
  const std::string service = holds_text(v);
  return option == holds ? service : fmt::format("{}, {} in {}", service, kOptions[*v.option].id, option);
}

/// How sure the choice is; in short without the option's own share.
std::string sure(const Page& page, const DataSetReport& set, bool in_short) {
  const Verdict& v = set.verdict;
  if (!v.option) return "";
  const std::string lead = lead_sentence(v);
  const auto holds = [&] { return in_short ? holds_text(v) : holds_of_both(v); };
  if (!v.close_call) {
    const std::string known = v.holds_in ? holds() : "";
    const std::string both = lead + (lead.empty() || known.empty() ? "" : "; ") + known;
    return both.empty() ? "" : labelled(page, "sure", both + ".");
  }
  const std::string known = v.holds_in && *v.holds_in < 1 ? ", and " + holds() : "";
  return labelled(page, "sure",
                  fmt::format("A close call: {}{}.", lead.empty() ? "little decides" : lead, known));
}

std::string turns(const Page& page, const DataSetReport& set) {
  const Flip* flip = deciding_flip(set.verdict);
  if (flip == nullptr) return "";
  return labelled(page, may_be_beyond(*flip) ? "decides" : "turns", deciding_sentence(set));
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

/// A part of a block. Where the block is too long, the part that can be spared most goes first, or is told
/// shorter; what must be told is never spared.
struct Part {
  std::string text;
  int spared = 0;
  const Lever* lever = nullptr;  ///< that it tells of
  std::string shorter = {};      ///< instead of nothing
};

std::size_t lines_in(const std::vector<Part>& parts) {
  std::size_t lines = 0;
  for (const Part& part : parts) lines += lines_in(part.text);
  return lines;
}

void spare_one(std::vector<Part>& parts) {
  const auto told = [](const Part& part) { return part.text.empty() ? 0 : part.spared; };
  if (const auto most = std::ranges::max_element(parts, {}, told); most != parts.end() && told(*most) > 0)
    *most = {.text = most->shorter, .lever = most->lever};
}

/// What is told below the reasons: what is to be done and left undone, what decides and how sure it is.
std::vector<Part> parts_below(const Page& page, const DataSetReport& set) {
  const Estimate& e = winner_of(set)->estimate();
  const auto line = [&](std::string_view label, const std::string& text) {
    return text.empty() ? "" : labelled(page, label, text);
  };
  const auto warned = [&](const std::string& text) {
    return text.empty() ? text : page.warning(labelled(page, "late", text));
  };
  const auto sentence = [](const std::string& text) { return text.empty() ? "" : text + "."; };
  const Lever* lever = other_lever(set);
  return {{line("but", caveat_sentence(set)), 8},
          {line("unless", unpriced_turn(set, page.catalog)), 5},
          {warned(overdue_sentence(set))},
          {warned(overfull_sentence(set)), 1},
          {line("stays", staying_sentence(set))},
          {line("moving", moving_sentence(set)), 6},
          {line("lever", lever == nullptr ? "" : lever_sentence(*lever, set) + "."), 2, lever},
          {line("set up", sentence(setup_sentence(e))), 9},
          {line("omits", omission_sentence(e, page.catalog.region)), 7},
          {turns(page, set), 3, deciding_lever(set)},
          {sure(page, set, false), 4, nullptr, sure(page, set, true)}};
}

std::string without_option(const Page& page, const DataSetReport& set) {
  std::string out = labelled(page, "fails", failed_on(set));
  for (const std::string& unpriced : unpriced_sentences(set, page.catalog))
    out += labelled(page, "unless", unpriced);
  out += turns(page, set);
  std::string_view label = "look";
  for (const std::string& neighbour : neighbour_sentences(set)) {
    const std::string look = labelled(page, label, neighbour);
    if (1 + lines_in(out) + lines_in(look) > kMostLines) break;
    out += look;
    label = "";
  }
  return out;
}

/// What a data set's lines are made of: what is always told, and what may be spared.
struct Block {
  std::string above;
  std::vector<Part> below;
};

Block block_of(const Page& page, const DataSetReport& set) {
  const std::string rival_line = against(page, set);
  const std::string head = title(page, set) + (rival_line.empty() ? cheaper(page, set) : rival_line);
  std::string above = head;
  if (const std::string reason = one_service_reason(set); !reason.empty())
    above += labelled(page, "why", reason);
  std::vector<Part> below = parts_below(page, set);
  for (const std::string& reason : told_reasons(set, page.catalog)) {
    const bool first = above.size() == head.size();
    const std::string next = labelled(page, first ? "why" : "", reason);
    if (!first && lines_in(above) + lines_in(next) + lines_in(below) > kMostLines) break;
    above += next;
  }
  for (std::size_t i = 0; i < below.size() && lines_in(above) + lines_in(below) > kMostLines; ++i)
    spare_one(below);
  return {std::move(above), std::move(below)};
}

}  // namespace

std::string brief_text(const Page& page, const DataSetReport& set) {
  if (!set.verdict.option) return "\n" + title(page, set) + without_option(page, set);
  const Block block = block_of(page, set);
  std::string out = "\n" + block.above;
  for (const Part& part : block.below) out += part.text;
  return out;
}

bool brief_tells(const Page& page, const DataSetReport& set, const Lever& lever) {
  const Block block = block_of(page, set);
  return std::ranges::any_of(block.below,
                             [&](const Part& part) { return part.lever == &lever && !part.text.empty(); });
}

}  // namespace storeadvise

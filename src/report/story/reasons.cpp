#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "rank/scores.hpp"
#include "report/story/story.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

/// The choice and what it is held against.
struct Pair {
  const DataSetReport& set;
  const Catalog& catalog;
  const OptionReport& choice;
  const OptionReport& rival;

  [[nodiscard]] std::string name() const { return std::string(kOptions[choice.option].id); }
  [[nodiscard]] std::string rival_name() const { return std::string(kOptions[rival.option].id); }
};

std::string hours_text(Seconds time) {
  const double hours = in_hours(time);
  return quantity(hours < 10 ? hours : std::round(hours));
}

std::string waiting_costs(const Estimate& e) {
  return fmt::format("{} host-hours wait, {} a month", hours_text(e.waiting.time), money(e.waiting.usd));
}

/// "s3.standard gives 2.34 GB/s of the 4 GB/s required (4 clients x 4 streams): ..."
std::string rate_sentence(const Pair& p) {
  const Estimate& slow = p.rival.estimate();
  const Estimate& fast = p.choice.estimate();
  const Throughput& t = slow.throughput;
  const bool reads = t.held_read < t.required_read || !(t.held_write < t.required_write);
  const Direction direction = reads ? Direction::read : Direction::write;
  return fmt::format("{} {} {} of the {} required ({}): {}. {} {} {}.", p.rival_name(),
                     reads ? "gives" : "takes", show_rate(reads ? t.read : t.write),
                     show_rate(reads ? t.required_read : t.required_write),
                     bottleneck_text(direction, slow, kOptions[p.rival.option], p.set.demand, p.catalog),
                     waiting_costs(slow), p.name(), reads ? "gives" : "takes",
                     show_rate(reads ? fast.throughput.read : fast.throughput.write));
}

std::string both_times(const Pair& p, std::string_view what, const std::optional<Seconds>& slow,
                       const std::optional<Seconds>& fast) {
  if (!slow || !fast) return fmt::format("On {}, {}.", p.rival_name(), waiting_costs(p.rival.estimate()));
  return fmt::format("{} takes {} on {}, where {}; {} on {}.", what, show_duration(*slow), p.rival_name(),
                     waiting_costs(p.rival.estimate()), show_duration(*fast), p.name());
}

std::optional<Seconds> finite(const std::optional<Seconds>& s) {
  return s && std::isfinite(s->count()) ? s : std::nullopt;
}

/// What compute waits for most on the rival.
std::string waiting_sentence(const Pair& p) {
  const Waiting& w = p.rival.estimate().waiting;
  const Times& slow = p.rival.estimate().times;
  const Times& fast = p.choice.estimate().times;
  const std::array<Seconds, 5> parts{w.training, w.loads, w.checkpoints, w.restores, w.staging};
  switch (std::ranges::max_element(parts) - parts.begin()) {
    case 0:
      return rate_sentence(p);
    case 1:
      return both_times(p, "A cold start", finite(slow.load), finite(fast.load));
    case 2:
      return both_times(p, "Writing a checkpoint", finite(slow.checkpoint_write),
                        finite(fast.checkpoint_write));
    case 3:
      return both_times(p, "Reading a checkpoint back", finite(slow.checkpoint_restore),
                        finite(fast.checkpoint_restore));
    default:
      return fmt::format("{} is downloaded before work begins: {}.", p.rival_name(),
                         waiting_costs(p.rival.estimate()));
  }
}

/// What a bill has of one item.
struct ItemCharge {
  Usd amount;
  double quantity = 0;
  const BillLine* line = nullptr;  ///< the last one
  bool one_price = true;
};

ItemCharge charge_of(const Bill& bill, std::size_t item) {
  ItemCharge c;
  for (const BillLine& line : bill) {
    if (static_cast<std::size_t>(line.item) != item) continue;
    c.one_price = c.one_price && (c.line == nullptr || c.line->unit_price == line.unit_price);
    c.amount += line.amount();
    c.quantity += line.quantity;
    c.line = &line;
  }
  return c;
}

/// " (41,962 GB at $0.03)"; where the item has several prices, nothing.
std::string made_of(const ItemCharge& c) {
  if (c.line == nullptr || !c.one_price) return "";
  const double few = c.quantity < 100 ? c.quantity : std::round(c.quantity);
  return fmt::format(" ({} at {})", with_unit(few, c.line->price->unit), unit_price(c.line->unit_price));
}

/// The item that the rival charges most more for.
std::string bill_sentence(const Pair& p) {
  const Bill& ours = p.choice.estimate().bill;
  const Bill& theirs = p.rival.estimate().bill;
  const auto more = [&](std::size_t i) { return charge_of(theirs, i).amount - charge_of(ours, i).amount; };
  std::size_t most = 0;
  for (std::size_t i = 1; i < kItemNames.size(); ++i)
    if (more(i) > more(most)) most = i;
  const ItemCharge dear = charge_of(theirs, most);
  const ItemCharge cheap = charge_of(ours, most);
  const std::string here = cheap.amount.count() == 0 ? fmt::format("{} has no such charge", p.name())
                                                     : fmt::format("{} charges {}{}", p.name(),
                                                                   money(cheap.amount), made_of(cheap));
  return fmt::format("{} charges {} a month for {}{}; {}.", p.rival_name(), money(dear.amount),
                     kItemNames[most], made_of(dear), here);
}

std::string cost_sentence(const Pair& p) {
  const Usd waits = p.rival.estimate().waiting.usd - p.choice.estimate().waiting.usd;
  const Usd bills = p.rival.estimate().bill.total() - p.choice.estimate().bill.total();
  return waits > bills ? waiting_sentence(p) : bill_sentence(p);
}

std::string latency_sentence(const Pair& p) {
  const Demand& d = p.set.demand;
  const bool loads = d.starts > Count(0) && p.choice.estimate().times.load;
  const bool checkpoints =
      !loads && d.checkpoint_writes > Count(0) && p.choice.estimate().times.checkpoint_write;
  const bool reads = d.reads.operations > Count(0);
  const std::string what = loads         ? "A cold start"
                           : checkpoints ? "Writing a checkpoint"
                           : reads       ? fmt::format("One read (p{})", quantity(d.latency_percentile))
                                         : "One write";
  const Seconds limit(d.max_latency);
  const std::string allowed = !loads && !checkpoints && reads && limit.count() > 0
                                  ? fmt::format(" ({} allowed)", show_duration(limit))
                                  : "";
  return fmt::format("{} takes {} on {}, {} on {}{}.", what,
                     show_duration(Seconds(decisive_latency(d, p.choice.estimate()))), p.name(),
                     show_duration(Seconds(decisive_latency(d, p.rival.estimate()))), p.rival_name(),
                     allowed);
}

std::string throughput_sentence(const Pair& p) {
  const Throughput& slow = p.rival.estimate().throughput;
  const Throughput& fast = p.choice.estimate().throughput;
  const bool reads = p.set.demand.reads.bytes >= p.set.demand.writes.bytes;
  const std::string limit = bottleneck_text(reads ? Direction::read : Direction::write, p.rival.estimate(),
                                            kOptions[p.rival.option], p.set.demand, p.catalog);
  return fmt::format("{} run at {} on {}, at {} on {}{}.", reads ? "Reads" : "Writes",
                     show_rate(BytesPerSecond(reads ? fast.read : fast.write)), p.name(),
                     show_rate(BytesPerSecond(reads ? slow.read : slow.write)), p.rival_name(),
                     limit.empty() ? "" : fmt::format(" ({})", limit));
}

/// The rule that speaks most for the choice, or most against the rival, and of which of them it speaks.
std::string pattern_sentence(const Pair& p) {
  const auto bit = [](const OptionReport& o) { return OptionMask{1} << o.option; };
  const Reason* best = nullptr;
  std::string about;
  double most = 0;
  for (const Reason& reason : p.set.reasons) {
    if (reason.effect != Effect::favours) continue;
    const bool about_choice = reason.options == 0 || (reason.options & bit(p.choice)) != 0;
    const bool about_rival = reason.options == 0 || (reason.options & bit(p.rival)) != 0;
    if (about_choice == about_rival) continue;
    const double points = about_choice ? reason.points : -reason.points;
    if (points <= most) continue;
    most = points;
    best = &reason;
    about = about_choice ? "For " + p.name() : "Against " + p.rival_name();
  }
  return best == nullptr ? std::string() : fmt::format("{}: {} [{}]", about, best->text, best->rule);
}

/// Points of the total score that each dimension gives the choice ahead of the rival.
std::array<double, 4> leads(const Pair& p) {
  const auto scores = [](const OptionReport& o) {
    const Scores& s = *o.scores;
    return std::array<double, 4>{s.cost, s.latency, s.throughput, s.access_pattern};
  };
  std::array<double, 4> all = scores(p.choice);
  const std::array<double, 4> theirs = scores(p.rival);
  for (std::size_t d = 0; d < all.size(); ++d) all[d] = p.set.demand.weights[d] * (all[d] - theirs[d]);
  return all;
}

std::vector<std::string> by_scores(const Pair& p) {
  constexpr std::array<std::string (*)(const Pair&), 4> kSentences{cost_sentence, latency_sentence,
                                                                   throughput_sentence, pattern_sentence};
  constexpr double kWorthTelling = 0.25;  // of what the weightiest gives
  const std::array<double, 4> ahead = leads(p);
  std::array<std::size_t, 4> order{0, 1, 2, 3};
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return ahead[a] > ahead[b]; });
  std::vector<std::string> out;
  for (const std::size_t d : order) {
    if (!(ahead[d] > 0) || ahead[d] < kWorthTelling * ahead[order.front()] || out.size() == 2) continue;
    std::string sentence = kSentences[d](p);
    if (!sentence.empty()) out.push_back(std::move(sentence));
  }
  return out;
}

/// The rival is of a service of which nothing is left: where the same rule takes all of it, that is told.
std::string ruled_out(const DataSetReport& set, const OptionReport& rival) {
  const Rejection& why = rival.rejected_by.front();
  const Service service = kOptions[rival.option].service;
  const bool all = std::ranges::all_of(set.options, [&](const OptionReport& o) {
    return kOptions[o.option].service != service ||
           std::ranges::find(o.rejected_by, why.rule, &Rejection::rule) != o.rejected_by.end();
  });
  const std::string what = all ? "All of " + service_word(service) : std::string(kOptions[rival.option].id);
  return fmt::format("{} is ruled out: {} [{}]", what, why.text, why.rule);
}

}  // namespace

std::string one_service_reason(const DataSetReport& set) {
  const OptionReport* hybrid = hybrid_ahead(set);
  if (hybrid == nullptr) return "";
  constexpr double kShown = 0.05;  // less would be "0.0 points"
  const double lead = -set.verdict.margin;
  const std::string scores = fmt::format("{} scores {}", kOptions[hybrid->option].id,
                                         lead < kShown ? "hardly more" : fixed(lead, 1) + " points more");
  const Usd more = shown_difference(winner_of(set)->estimate().total(), hybrid->estimate().total());
  if (more.count() > 0)
    return fmt::format("{} and costs {} a month more: as good, and dearer.", scores, money(more));
  return fmt::format("{}{}: too little for a second service.", scores,
                     more.count() < 0 ? fmt::format(" and costs {} a month less", money(more * -1)) : "");
}

std::vector<std::string> decisive_reasons(const DataSetReport& set, const Catalog& catalog) {
  const OptionReport* choice = winner_of(set);
  const OptionReport* rival = rival_of(set);
  if (choice == nullptr || rival == nullptr) return {};
  if (!rival->rejected_by.empty()) return {ruled_out(set, *rival)};
  if (!choice->scores || !rival->scores) return {};
  return by_scores({set, catalog, *choice, *rival});
}

std::vector<std::string> told_reasons(const DataSetReport& set, const Catalog& catalog) {
  std::vector<std::string> reasons = decisive_reasons(set, catalog);
  const OptionReport* rival = rival_of(set);
  if (rival != nullptr && !rival->rejected_by.empty())
    for (std::string& reason : reasons) reason += mark_of_assumed(set, rival->rejected_by.front());
  return reasons;
}

}  // namespace storeadvise

#include "report/story/beside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/story/advice.hpp"
#include "report/story/story.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

constexpr const char* kNothing = "-";

std::string amount(Usd usd) { return usd.count() == 0 ? kNothing : money(usd); }

/// What a line of the bill is charged for: the item and its price.
struct Charge {
  Item item;
  std::string price;
  Usd ours, theirs;
};

void add(std::vector<Charge>& charges, const Bill& bill, Usd Charge::*side) {
  for (const BillLine& line : bill) {
    auto found = std::ranges::find_if(
        charges, [&](const Charge& c) { return c.item == line.item && c.price == line.price->id; });
    if (found == charges.end())
      found = charges.insert(charges.end(), Charge{line.item, line.price->id, Usd(0), Usd(0)});
    (*found).*side += line.amount();
  }
}

BesidePart bill_part(const OptionReport& ours, const OptionReport& theirs) {
  std::vector<Charge> charges;
  add(charges, ours.estimate().bill, &Charge::ours);
  add(charges, theirs.estimate().bill, &Charge::theirs);
  std::ranges::stable_sort(charges, {}, &Charge::item);
  BesidePart part{"The bill, USD a month", {}, true};
  for (const Charge& c : charges)
    if (c.ours.count() != 0 || c.theirs.count() != 0)
      part.rows.push_back({fmt::format("{} ({})", kItemNames[static_cast<std::size_t>(c.item)], c.price),
                           amount(c.ours), amount(c.theirs)});
  const auto total = [](const OptionReport& o) {
    return o.estimate().bill.complete() ? money(o.estimate().bill.total()) : std::string("no price");
  };
  part.rows.push_back({"Bill", total(ours), total(theirs)});
  return part;
}

BesidePart total_part(const DataSetReport& set, const OptionReport& ours, const OptionReport& theirs) {
  const auto waiting = [&](const OptionReport& o) {
    if (!set.demand.can_wait()) return std::string("not counted");
    const Waiting& w = o.estimate().waiting;
    const std::string word = waiting_word(set, o.estimate());
    return w.usd.count() == 0 ? word : fmt::format("{} ({} host-hours)", word, quantity(in_hours(w.time)));
  };
  const auto total = [](const OptionReport& o) {
    return o.estimate().bill.complete() ? money(o.estimate().total()) : std::string("no price");
  };
  return {"Waiting and total, USD a month",
          {{"Waiting", waiting(ours), waiting(theirs)}, {"Total", total(ours), total(theirs)}},
          true};
}

std::string time_text(Seconds time) {
  if (!std::isfinite(time.count())) return "no end";
  return time > Seconds(0) ? show_duration(time) : kNothing;
}
std::string time_text(const std::optional<Seconds>& time) {
  return time ? time_text(*time) : std::string(kNothing);
}
std::string rate_text(BytesPerSecond rate) { return rate > BytesPerSecond(0) ? show_rate(rate) : kNothing; }

std::string or_nothing(std::string text) { return text.empty() ? kNothing : std::move(text); }

/// The rows about writes.
template <class Row>
void add_writes(const Row& row, const DataSetReport& set, const Catalog& catalog) {
  row("One write, median", [](const OptionReport& o) { return time_text(o.estimate().latency.write_p50); });
  row("Writing", [](const OptionReport& o) { return rate_text(o.estimate().throughput.write); });
  row("Writing required",
      [](const OptionReport& o) { return rate_text(o.estimate().throughput.required_write); });
  row("Writing limited by", [&](const OptionReport& o) {
    return or_nothing(
        bottleneck_text(Direction::write, o.estimate(), kOptions[o.option], set.demand, catalog));
  });
}

BesidePart time_part(const DataSetReport& set, const OptionReport& ours, const OptionReport& theirs,
                     const Catalog& catalog) {
  BesidePart part{"Time by time", {}, true};
  const auto row = [&](const char* about, const auto& text) {
    BesideRow next{about, text(ours), text(theirs)};
    if (next.choice != kNothing || next.other != kNothing) part.rows.push_back(std::move(next));
  };
  row("One read, median", [](const OptionReport& o) { return time_text(o.estimate().latency.read_p50); });
  row("One read, p95", [](const OptionReport& o) { return time_text(o.estimate().latency.read_p95); });
  row("One read, p99", [](const OptionReport& o) { return time_text(o.estimate().latency.read_p99); });
  row("Reading", [](const OptionReport& o) { return rate_text(o.estimate().throughput.read); });
  row("Reading required",
      [](const OptionReport& o) { return rate_text(o.estimate().throughput.required_read); });
  row("Reading limited by", [&](const OptionReport& o) {
    return or_nothing(
        bottleneck_text(Direction::read, o.estimate(), kOptions[o.option], set.demand, catalog));
  });
  if (set.demand.writes.bytes > Bytes(0)) add_writes(row, set, catalog);
  row("One pass", [](const OptionReport& o) { return time_text(o.estimate().times.pass); });
  row("One cold start", [](const OptionReport& o) { return time_text(o.estimate().times.load); });
  row("Checkpoint written",
      [](const OptionReport& o) { return time_text(o.estimate().times.checkpoint_write); });
  row("Checkpoint read back",
      [](const OptionReport& o) { return time_text(o.estimate().times.checkpoint_restore); });
  const std::string network = load_network(set.demand);
  const bool loads = ours.estimate().times.load || theirs.estimate().times.load;
  if (loads && !network.empty()) part.note = "In a cold start " + network + ".";
  return part;
}

BesidePart score_part(const DataSetReport& set, const OptionReport& ours, const OptionReport& theirs) {
  BesidePart part{"Scores (with their weights)", {}, true};
  const auto row = [&](std::string about, double Scores::*score) {
    const auto text = [&](const OptionReport& o) {
      return o.scores ? fixed((*o.scores).*score, 1) : std::string(kNothing);
    };
    part.rows.push_back({std::move(about), text(ours), text(theirs)});
  };
  const auto weighted = [&](const char* about, std::size_t d) {
    return fmt::format("{} ({} %)", about, fixed(set.demand.weights[d] * 100, 0));
  };
  row(weighted("Cost", 0), &Scores::cost);
  row(weighted("Latency", 1), &Scores::latency);
  row(weighted("Throughput", 2), &Scores::throughput);
  row(weighted("Access pattern", 3), &Scores::access_pattern);
  row("Score", &Scores::total);
  return part;
}

BesidePart rule_part(const DataSetReport& set, const OptionReport& ours, const OptionReport& theirs) {
  BesidePart part{"Rule by rule (points of the access-pattern score)", {}, false};
  for (const Rejection& r : theirs.rejected_by)
    part.rows.push_back(
        {fmt::format("{} [{}]{}", r.text, r.rule, mark_of_assumed(set, r)), "holds", "ruled out"});
  const auto word = [](const Reason& reason, const OptionReport& o) -> std::string {
    if (reason.options != 0 && ((reason.options >> o.option) & 1U) == 0) return kNothing;
    if (reason.effect != Effect::favours || reason.points == 0) return "notes";
    return fmt::format("speaks {} ({})", reason.points > 0 ? "for" : "against", signed_points(reason.points));
  };
  for (const Reason& reason : set.reasons) {
    if (!weighs(reason)) continue;
    BesideRow row{fmt::format("{} [{}]", reason.text, reason.rule), word(reason, ours), word(reason, theirs)};
    if (row.choice != kNothing || row.other != kNothing) part.rows.push_back(std::move(row));
  }
  return part;
}

}  // namespace

std::vector<BesidePart> beside(const DataSetReport& set, const OptionReport& other, const Catalog& catalog) {
  const OptionReport* choice = winner_of(set);
  if (choice == nullptr) return {};
  std::vector<BesidePart> parts{bill_part(*choice, other), total_part(set, *choice, other),
                                time_part(set, *choice, other, catalog), score_part(set, *choice, other),
                                rule_part(set, *choice, other)};
  std::erase_if(parts, [](const BesidePart& part) { return part.rows.empty(); });
  return parts;
}

}  // namespace storeadvise

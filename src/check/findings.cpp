#include "check/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "check/demand_kinds.hpp"
#include "text/first_few.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// The word hybrid means another thing of a data set's service than of a profile's pattern.
std::string told_word(std::string_view demand, const std::string& word) {
  if (word != "hybrid") return word;
  if (demand == "service") return word + " (S3 with EFS)";
  return demand == "pattern" ? word + " (a mixed profile)" : word;
}

std::string joined(const std::string& demand, const json& list) {
  std::string text;
  for (const json& word : list)
    text += (text.empty() ? "" : ", ") + told_word(demand, word.get<std::string>());
  return text;
}

std::string value_text(const CheckedDemand& d, const json& value, bool exact) {
  if (value.is_null()) return "not known";
  if (value.is_string()) return told_word(d.demand, value.get<std::string>());
  if (value.is_array()) return value.empty() ? "none" : joined(d.demand, value);
  if (!value.is_number() || exact) return value.dump();
  return figure_text(demand_kind(d.demand).measure, value.get<double>());
}

struct Shown {
  std::string expected;
  std::string found;
};

/// Both sides in the same words; numbers unrounded where rounding would make unequal ones look alike.
Shown shown_sides(const CheckedDemand& d) {
  const json expected = json::parse(d.expected);
  const json found = json::parse(d.found);
  if (!d.found_shown.empty()) return {value_text(d, expected, false), d.found_shown};
  Shown sides{value_text(d, expected, false), value_text(d, found, false)};
  if (expected.is_number() && found.is_number() && expected != found && sides.expected == sides.found)
    sides = {value_text(d, expected, true), value_text(d, found, true)};
  return sides;
}

}  // namespace

std::string expected_text(const CheckedDemand& d) {
  const std::string words = shown_sides(d).expected;
  switch (demand_kind(d.demand).sense) {
    case Sense::at_most:
      return "at most " + words;
    case Sense::at_least:
      return "at least " + words;
    case Sense::none_of:
      return "none of " + words;
    case Sense::is_true:
      return d.demand == "no_assumed_inputs" ? "no assumed inputs" : "a demand that asks for something";
    case Sense::one_of:
      break;
  }
  return words.find(", ") == std::string::npos ? words : "one of " + words;
}

std::string found_text(const CheckedDemand& d) { return shown_sides(d).found; }

std::string about_text(const CheckedDemand& d) { return d.dataset.value_or("the whole profile"); }

std::string finding_text(const CheckedDemand& d) {
  return fmt::format("{}: {}: found {}, expected {}", about_text(d), d.demand, found_text(d),
                     expected_text(d));
}

std::string warning_text(const Vacuity& v) { return fmt::format("{}: {}", v.from, v.text); }

std::vector<Vacuity> mere_warnings(const CheckResult& result) {
  std::vector<Vacuity> mere = result.warnings;
  std::erase_if(mere, [&](const Vacuity& v) {
    return std::ranges::any_of(result.demands, [&](const CheckedDemand& d) {
      return !d.holds && d.from == v.from && d.found == json(v.text).dump();
    });
  });
  return mere;
}

Tally tally(const CheckResult& result) {
  Tally sum;
  for (const CheckedDemand& d : result.demands) {
    sum.asked += d.applies ? 1 : 0;
    sum.unmet += d.holds ? 0 : 1;
  }
  return sum;
}

std::string tally_text(const CheckResult& result) {
  const auto [asked, unmet] = tally(result);
  if (asked == 0) return "No demand applies to this profile.";
  if (asked == 1) return unmet == 0 ? "The demand holds." : "The demand does not hold.";
  if (unmet == 0) return asked == 2 ? "Both demands hold." : fmt::format("All {} demands hold.", asked);
  if (unmet == asked)
    return asked == 2 ? "Neither demand holds." : fmt::format("None of the {} demands holds.", asked);
  return fmt::format("{} of {} demands {} not hold.", unmet, asked, unmet == 1 ? "does" : "do");
}

namespace {

std::string usd(double amount) { return amount == 0 ? "$0.00" : money(Usd(amount)); }

std::string waiting_of(const MonthlyCost& cost) { return usd(cost.waiting); }

/// " (+$2.00, 25 %)"
std::string increase_text(const Comparison& c) {
  if (!c.uncounted.empty()) return " as far as it is counted";
  const std::string share =
      c.before.total() > 0 ? fmt::format(", {} %", quantity(shown_percent(c.increase_percent()))) : "";
  return fmt::format(" ({}{})", money_difference(Usd(c.before.total()), Usd(c.now.total())), share);
}

/// Whether waiting is counted now, and was; where the earlier report does not say, as now.
struct Counted {
  bool was, is;
};
Counted counted(const Comparison& c) {
  const bool is = c.now.counted.value_or(true);
  return {c.before.counted.value_or(is), is};
}

std::string waiting_text(const Comparison& c) {
  const auto [was, is] = counted(c);
  if (was && is) return fmt::format("waiting from {} to {}", waiting_of(c.before), waiting_of(c.now));
  if (was) return fmt::format("waiting was {} and is not counted", waiting_of(c.before));
  return is ? fmt::format("waiting was not counted and is {}", waiting_of(c.now)) : "waiting is not counted";
}

std::string same_text(const Comparison& c, const std::string& since) {
  const std::string month = fmt::format("Since {} a month costs the same, {}", since, usd(c.now.total()));
  if (!counted(c).is) return fmt::format("{} on the bill; waiting is not counted.", month);
  return fmt::format("{}: {} on the bill and {} of waiting.", month, usd(c.now.bill), waiting_of(c.now));
}

/// What the sums lack.
std::string lacking_text(const Comparison& c) {
  std::string text;
  if (!c.uncounted.empty())
    text +=
        fmt::format(" The waiting of {} was counted and is not: how much more a month costs is not known.",
                    first_few(c.uncounted));
  if (!c.unlisted.empty())
    text += fmt::format(" {} is a report of some data sets alone: it tells nothing of {}.", c.from,
                        first_few(c.unlisted));
  if (!c.unplaced.empty())
    text += fmt::format(" Without {}, which no option can hold.", fmt::join(c.unplaced, ", "));
  return text;
}

/// `told`: whether waiting is counted is told, where it is not.
std::string side_text(const DataSetChange::Side& side, bool told = false) {
  if (!side.cost) return side.option;
  const bool lacks_waiting = told && !side.cost->counted.value_or(true);
  return fmt::format("{} for {}{}", side.option, money(Usd(side.cost->total())),
                     lacks_waiting ? " (waiting not counted)" : "");
}

}  // namespace

std::string headline(const Comparison& c) {
  if (!c.is_known) return fmt::format("Nothing in {} is about this profile: it is new.", c.from);
  const std::string since =
      c.called.empty() ? c.from
                       : fmt::format("{}, which calls this profile {},", c.from, in_quotes(c.called));
  const auto [was, is] = counted(c);
  if (c.before == c.now && c.uncounted.empty() && was == is) return same_text(c, since) + lacking_text(c);
  return fmt::format("Since {} a month went from {} to {}{}: the bill from {} to {}, {}.{}", since,
                     usd(c.before.total()), usd(c.now.total()), increase_text(c), usd(c.before.bill),
                     usd(c.now.bill), waiting_text(c), lacking_text(c));
}

bool is_comparable(const DataSetChange& c) {
  if (!c.before || !c.now || !c.before->cost || !c.now->cost) return false;
  const auto was = c.before->cost->counted;
  const auto is = c.now->cost->counted;
  return !was || !is || *was == *is;
}

std::string change_text(const DataSetChange& c) {
  if (!c.before && !c.now) return "";
  if (!c.before) return "new, " + side_text(*c.now);
  if (!c.now) return "gone, was " + side_text(*c.before);
  const bool told = c.before->cost && c.now->cost && !is_comparable(c);
  std::string text = fmt::format("was {}, is {}", side_text(*c.before, told), side_text(*c.now, told));
  if (!is_comparable(c)) return text;
  return fmt::format("{} ({})", text,
                     money_difference(Usd(c.before->cost->total()), Usd(c.now->cost->total())));
}

namespace {

std::vector<std::string> failing_profiles(const std::vector<Findings>& all) {
  std::vector<std::string> failing;
  for (const Findings& f : all)
    if (!f.result.holds) failing.push_back(f.profile.empty() ? f.file : f.profile);
  return failing;
}

/// Each once, as several of a kind may fail: of a policy and a flag, or of what is demanded in vain.
std::vector<std::string> each_once(std::vector<std::string> list) {
  std::vector<std::string> once;
  for (std::string& word : list)
    if (std::ranges::find(once, word) == once.end()) once.push_back(std::move(word));
  return once;
}

std::vector<std::string> unmet_demands(const Findings& findings) {
  std::vector<std::string> unmet;
  for (const CheckedDemand& d : findings.result.demands)
    if (!d.holds) unmet.push_back(d.dataset ? fmt::format("{} of {}", d.demand, *d.dataset) : d.demand);
  return each_once(std::move(unmet));
}

/// As much of a list as has room in a line behind what leads to it, at least the first.
std::string as_fits(const std::string& lead, const std::vector<std::string>& list, std::size_t width) {
  std::string whole = fmt::format("{}{}", lead, fmt::join(list, ", "));
  if (columns(whole) <= width) return whole;
  std::string text = lead + first_few(list, ", ", 1);
  for (std::size_t n = 2; n < list.size(); ++n) {
    std::string next = lead + first_few(list, ", ", n);
    if (columns(next) > width) break;
    text = std::move(next);
  }
  return text;
}

}  // namespace

std::string outcome_text(const std::vector<Findings>& all, std::size_t width) {
  const std::vector<std::string> failing = failing_profiles(all);
  if (failing.empty())
    return all.size() == 1   ? "The profile passes."
           : all.size() == 2 ? "Both profiles pass."
                             : fmt::format("All {} profiles pass.", all.size());
  if (all.size() == 1) return as_fits(failing.front() + " fails: ", unmet_demands(all.front()), width);
  return as_fits(fmt::format("{} of {} profiles {}: ", failing.size(), all.size(),
                             failing.size() == 1 ? "fails" : "fail"),
                 failing, width);
}

}  // namespace storeadvise

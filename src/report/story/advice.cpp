#include "report/story/advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "profile/fields.hpp"
#include "report/story/story.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

std::string_view id_of(std::size_t option) { return kOptions[option].id; }

/// The lever that changes the same input as a flip, and goes as far.
const Lever* lever_beyond(const DataSetReport& set, const Flip& flip) {
  const auto found = std::ranges::find(set.verdict.levers, flip.path, &Lever::path);
  if (found == set.verdict.levers.end() || !(found->saves > Usd(0))) return nullptr;
  return kOptions[found->option].service == flip.to ? &*found : nullptr;
}

/// Another mode of what the data lives on today, which costs no less than the advice: for those who do not
/// move.
bool is_for_staying(const Lever& lever, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (!lever.path.empty() || winner == nullptr || winner->option == lever.option) return false;
  return shown_difference(winner->estimate().total(), lever.total) >= Usd(0) &&
         set.demand.current != winner->option;
}

/// What the choice of now would cost with a lever that turns it to a dearer one.
std::string unmoved(const Lever& lever, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (!lever.unmoved || winner == nullptr) return "";
  return fmt::format(" ({} would cost {} then)", id_of(winner->option), money(*lever.unmoved));
}

/// "$9.40 instead of $237.10 a month"
/// Beside what is advised, and beside today where that is what it is measured against. Another mode may cost
/// more than what is advised, and is for those who do not move.
std::string instead(const Lever& lever, const DataSetReport& set) {
  const Usd base = lever.total + lever.saves;
  const OptionReport* winner = winner_of(set);
  const Usd advised = winner == nullptr ? base : winner->estimate().total();
  if (lever.total < advised && money(advised) != money(base))
    return fmt::format("{} instead of {} a month ({} today)", money(lever.total), money(advised),
                       money(base));
  const bool stays = is_for_staying(lever, set);
  return fmt::format("{} instead of {} a month{}", money(lever.total), money(base),
                     stays ? ", if the data stays where it is" : "");
}

}  // namespace

std::string_view short_path(std::string_view path, const DataSetReport& set) {
  const std::string prefix = "datasets." + set.name + ".";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

std::string deciding_sentence(const DataSetReport& set) {
  const Flip* flip = deciding_flip(set.verdict);
  if (flip == nullptr) return "";
  const std::string turn = flip_sentence(*flip, set);
  const Lever* lever = lever_beyond(set, *flip);
  if (lever == nullptr) return turn + ".";
  return fmt::format("{}; with {} {} costs {}{}.", turn, lever->value, id_of(lever->option),
                     instead(*lever, set), unmoved(*lever, set));
}

std::vector<const Flip*> other_flips(const DataSetReport& set) {
  const Flip* told = deciding_flip(set.verdict);
  std::vector<const Flip*> others;
  for (const Flip& flip : set.verdict.flips)
    if (&flip != told) others.push_back(&flip);
  return others;
}

namespace {

/// What is set with a lever: " (requests of 8 MB by transfer_manager)".
std::string in_brackets(const Lever& lever) {
  std::string out;
  for (const auto& [field, before] :
       {std::pair(".request_size", "requests of "), std::pair(".s3_client", "by ")}) {
    std::vector<std::string> values;
    for (const auto& [path, value] : lever.with)
      if (path.ends_with(field) && std::ranges::find(values, value) == values.end()) values.push_back(value);
    if (!values.empty())
      out += fmt::format("{}{}{}", out.empty() ? " (" : " ", before, fmt::join(values, " and "));
  }
  return out.empty() ? out : out + ")";
}

}  // namespace

std::string lever_sentence(const Lever& lever, const DataSetReport& set) {
  if (lever.path.empty()) return fmt::format("{}: {}", lever.change, instead(lever, set));
  const std::string change =
      fmt::format("{} = {}{}", short_path(lever.path, set), lever.value, in_brackets(lever));
  if (!(lever.saves > Usd(0)))
    return fmt::format("{}: then {} is the choice, at {} a month", change, id_of(lever.option),
                       money(lever.total));
  return fmt::format("{}: {} at {}{}", change, id_of(lever.option), instead(lever, set), unmoved(lever, set));
}

std::vector<const Lever*> told_levers(const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  const auto& move = set.verdict.move;
  std::vector<const Lever*> told;
  for (const Lever& lever : set.verdict.levers) {
    const bool is_advised = winner != nullptr && winner->option == lever.option;
    const bool is_declined = move && move->option == lever.option;
    if (!lever.path.empty() || (!is_advised && !is_declined)) told.push_back(&lever);
  }
  return told;
}

const Lever* deciding_lever(const DataSetReport& set) {
  const Flip* flip = deciding_flip(set.verdict);
  return flip == nullptr ? nullptr : lever_beyond(set, *flip);
}

const Lever* other_lever(const DataSetReport& set) {
  const Lever* deciding = deciding_lever(set);
  for (const Lever* lever : told_levers(set))
    if (lever != deciding && !is_for_staying(*lever, set)) return lever;
  return nullptr;
}

std::string paid_back(double months) {
  struct Span {
    double days;
    std::string_view words;
  };
  constexpr double kDaysPerMonth = 365.0 / 12;
  constexpr std::array kSpans{Span{2, "two days"}, Span{7, "a week"}, Span{14, "two weeks"},
                              Span{kDaysPerMonth, "a month"}};  // a tenth of a month says little
  for (const Span& span : kSpans)
    if (months * kDaysPerMonth <= span.days) return fmt::format("paid back within {}", span.words);
  return fmt::format("paid back in {} months", fixed(months, 1));
}

namespace {

/// By how many points the option to move to leads; nothing where either has no score.
std::optional<double> lead_of(const Move& move, const DataSetReport& set) {
  const OptionReport* here = winner_of(set);
  const OptionReport* there = find_option(set, move.option);
  if (here == nullptr || there == nullptr || !here->scores || !there->scores) return std::nullopt;
  return there->scores->total - here->scores->total;
}

/// What a move changes of the month: "saves $3.00 a month".
std::string saving_by(const Move& move) {
  const std::string amount = money(move.saves < Usd(0) ? move.saves * -1 : move.saves);
  if (amount == money(Usd(0))) return "leaves the month as dear as it is";
  return move.saves > Usd(0) ? fmt::format("saves {} a month", amount)
                             : fmt::format("costs {} a month more", amount);
}

}  // namespace

std::string staying_sentence(const DataSetReport& set) {
  const auto& move = set.verdict.move;
  if (!move || !set.verdict.option) return "";
  const std::string once = fmt::format(
      "moving {} and {}",
      move->one_off > Usd(0) ? fmt::format("costs {} once", money(move->one_off)) : "costs nothing",
      saving_by(*move));
  const auto lead = lead_of(*move, set);
  if (lead && *lead > 0 && *lead < embedded_roles().judgement.close_margin)
    return fmt::format("It stays on {}, where it is. {} leads by {} points, too few to move for; {}.",
                       id_of(*set.verdict.option), id_of(move->option), fixed(*lead, 1), once);
  const std::string payback =
      ": " + (move->payback_months ? paid_back(*move->payback_months) : "never paid back");
  return fmt::format("It stays on {}, where it is. {} leads, but {}{}.", id_of(*set.verdict.option),
                     id_of(move->option), once, payback);
}

std::string moving_sentence(const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr || !winner->switching || !set.demand.current) return "";
  if (*set.demand.current == winner->option) return "";
  const Switching& s = *winner->switching;
  const std::string payback =
      s.payback_months ? ", " + paid_back(*s.payback_months) : " and is never paid back by the bill";
  return fmt::format("Moving from {} costs {} once{}.", id_of(*set.demand.current), money(s.one_off),
                     payback);
}

std::string setup_sentence(const Estimate& e) {
  std::string out;
  for (const LifecycleStep& step : e.lifecycle)
    out += fmt::format("{} {} after {}", out.empty() ? "lifecycle into" : ", into", step.storage_class,
                       show_duration(step.after));
  const bool bought = std::ranges::any_of(
      e.bill, [](const BillLine& line) { return line.item == Item::provisioned_throughput; });
  if (bought)
    out += fmt::format("{}{} MiB/s provisioned", out.empty() ? "" : "; ", quantity(in_mib(e.provisioned)));
  return out;
}

std::string omission_sentence(const Estimate& e, std::string_view region) {
  std::string missing;
  for (std::size_t i = 0; i < kItemNames.size(); ++i)
    if (e.bill.leaves_out(static_cast<Item>(i)))
      missing += (missing.empty() ? "" : ", ") + std::string(kItemNames[i]);
  if (missing.empty()) return "";
  return fmt::format("Not billed, as the price in {} is not known: {}.", region, missing);
}

std::string lead_sentence(const Verdict& v) {
  if (!v.runner_up) return "";
  return fmt::format("{} points {} {}", fixed(std::abs(v.margin), 1), v.margin < 0 ? "behind" : "ahead of",
                     id_of(*v.runner_up));
}

namespace {

/// Whether the Region sells an option that lacks nothing but a price that is known.
bool lacks_price_alone(const OptionReport& option, const Catalog& catalog) {
  return (catalog.sold >> option.option & 1U) != 0 && !option.estimate().bill.complete() &&
         option.rejected_by.size() == 1;
}

}  // namespace

namespace {

std::string sold_without_price(const OptionReport& option, const Catalog& catalog) {
  return fmt::format("{} is sold in {} at a price that is not known here", id_of(option.option),
                     catalog.region);
}

std::string wins_under_sentence(const OptionReport& option, const Catalog& catalog) {
  return fmt::format("{}: it would be the choice under a bill of {} a month.",
                     sold_without_price(option, catalog), money(*option.wins_under));
}

}  // namespace

std::string unpriced_turn(const DataSetReport& set, const Catalog& catalog) {
  for (const OptionReport& option : set.options)
    if (option.wins_under && kOptions[option.option].service != set.verdict.service)
      return wins_under_sentence(option, catalog);
  return "";
}

std::vector<std::string> unpriced_sentences(const DataSetReport& set, const Catalog& catalog) {
  std::vector<std::string> out;
  for (const OptionReport& option : set.options) {
    if (option.wins_under) out.push_back(wins_under_sentence(option, catalog));
    if (!set.verdict.option && lacks_price_alone(option, catalog))
      out.push_back(sold_without_price(option, catalog) + ", and lacks nothing else.");
  }
  return out;
}

bool weighs(const Reason& reason) {
  constexpr double kLeastPoints = 0.05;
  return reason.effect != Effect::favours || std::abs(reason.points) >= kLeastPoints;
}

}  // namespace storeadvise

#include "report/json/parts.hpp"
#include "report/story/story.hpp"

namespace storeadvise {

void write_id(JsonWriter& json, std::string_view key, const std::optional<std::size_t>& option) {
  if (!option) return json.null_field(key);
  json.field(key, kOptions[*option].id);
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key);
  json.begin_list();
  for (const std::string& text : texts) json.value(text);
  json.end_list();
}

namespace {

void write_flips(JsonWriter& json, const std::vector<Flip>& flips) {
  json.key("flips");
  json.begin_list();
  for (const Flip& flip : flips) {
    json.begin_object();
    json.field("path", flip.path);
    json.field(std::string_view(flip.below ? "below" : "above"), flip.shown);
    json.field("value", flip.value);
    json.field("now", flip.now);
    json.field("to", to_string(flip.to));
    json.field("assumed", flip.assumed);
    if (flip.end) {
      json.field("until", flip.end->shown);
      json.field("then", to_string(flip.end->to));
    }
    json.end_object();
  }
  json.end_list();
}

void write_with(JsonWriter& json, const Lever& lever) {
  if (lever.with.empty()) return;
  json.key("with");
  json.begin_list();
  for (const auto& [path, value] : lever.with) {
    json.begin_object();
    json.field("path", path);
    json.field("value", value);
    json.end_object();
  }
  json.end_list();
}

void write_levers(JsonWriter& json, const std::vector<Lever>& levers) {
  json.key("levers");
  json.begin_list();
  for (const Lever& lever : levers) {
    json.begin_object();
    const bool set = !lever.path.empty();
    if (set) json.field("path", lever.path);
    if (set) json.field("value", lever.value);
    if (!set) json.null_field("path");
    if (!set) json.field("change", lever.change);
    write_with(json, lever);
    json.field("service", to_string(kOptions[lever.option].service));
    json.field("option", kOptions[lever.option].id);
    json.field("monthly_total_usd", lever.total.count());
    json.field("saves_usd", lever.saves.count());
    json.field("unmoved_monthly_total_usd",
               lever.unmoved ? std::optional(lever.unmoved->count()) : std::nullopt);
    json.end_object();
  }
  json.end_list();
}

void write_move(JsonWriter& json, const std::optional<Move>& move) {
  if (!move) return json.null_field("move");
  json.key("move");
  json.begin_object();
  json.field("option", kOptions[move->option].id);
  json.field("one_off_usd", move->one_off.count());
  json.field("saves_usd", move->saves.count());
  json.field("payback_months", move->payback_months);
  json.end_object();
}

/// What the reader asks about beside the choice, and why it is not the choice.
void write_rival(JsonWriter& json, const DataSetReport& set, const Catalog& catalog) {
  const OptionReport* winner = winner_of(set);
  const OptionReport* rival = rival_of(set);
  if (winner == nullptr || rival == nullptr) return json.null_field("rival");
  const auto more = costs_more(*winner, *rival);
  json.key("rival");
  json.begin_object();
  json.field("option", kOptions[rival->option].id);
  json.field("eligible", rival->eligible);
  json.field("monthly_total_usd", more ? std::optional(rival->estimate().total().count()) : std::nullopt);
  json.field("difference_usd", more ? std::optional(more->count()) : std::nullopt);
  write_texts(json, "reasons", decisive_reasons(set, catalog));
  json.end_object();
}

/// The money of the choice; null without one.
void write_verdict_money(JsonWriter& json, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  const auto usd = [&](Usd (*of)(const Estimate&)) {
    return winner == nullptr ? std::nullopt : std::optional(of(winner->estimate()).count());
  };
  json.field("monthly_bill_usd", usd([](const Estimate& e) { return e.bill.total(); }));
  json.field("monthly_waiting_usd", usd([](const Estimate& e) { return e.waiting.usd; }));
  json.field("waiting_counted", set.demand.can_wait());
  json.field("monthly_total_usd", usd([](const Estimate& e) { return e.total(); }));
}

}  // namespace

void write_verdict(JsonWriter& json, const DataSetReport& set, const Catalog& catalog) {
  const Verdict& v = set.verdict;
  const bool reached = v.option.has_value();
  json.key("verdict");
  json.begin_object();
  json.field("service", to_string(v.service));
  write_id(json, "option", v.option);
  if (v.access == Access::direct || !reached)
    json.null_field("access");
  else
    json.field("access", to_string(v.access));
  json.field("score", reached ? std::optional(v.score) : std::nullopt);
  write_id(json, "runner_up", v.runner_up);
  json.field("margin", reached && v.runner_up ? std::optional(v.margin) : std::nullopt);
  write_move(json, v.move);
  // Without variations nobody knows how close it is.
  if (reached && !v.holds_in)
    json.null_field("close_call");
  else
    json.field("close_call", v.close_call);
  json.field("holds_in", v.holds_in);
  json.field("holds_option_in", v.holds_option_in);
  write_flips(json, v.flips);
  write_levers(json, v.levers);
  write_texts(json, "low_confidence", v.low_confidence);
  write_verdict_money(json, set);
  write_rival(json, set, catalog);
  json.end_object();
}

}  // namespace storeadvise

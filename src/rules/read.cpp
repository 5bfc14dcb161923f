#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "json/reader.hpp"
#include "options/table.hpp"
#include "packed/archive.hpp"
#include "rules/conditions.hpp"
#include "rules/engine.hpp"
#include "rules/facts.hpp"
#include "rules/points.hpp"
#include "rules/sentence.hpp"
#include "rules/words.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// The options that data/options.json does not give a capability.
OptionMask options_without(Need capability) {
  OptionMask mask = 0;
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (!option_table().options[i].capabilities.has(capability)) mask |= OptionMask{1} << i;
  return mask;
}

bool is_kebab_case(std::string_view id) {
  const auto small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (id.empty() || !small(id.front()) || !small(id.back())) return false;
  return std::all_of(id.begin(), id.end(), [&](char c) { return small(c) || c == '-'; });
}

void read_effect(ObjectReader& reader, Rule& rule) {
  constexpr std::array kEffects{Effect::requires_, Effect::forbids, Effect::favours, Effect::advises};
  constexpr std::array<std::string_view, 4> kNames{"requires", "forbids", "favours", "advises"};
  const bool stated = reader.need("effect") != nullptr;
  const auto effect = stated ? reader.word("effect", kNames, "an effect") : std::nullopt;
  if (!effect) {
    for (const std::string_view key : {"capability", "options", "points"}) reader.find(key);
    return;
  }
  rule.effect = kEffects[*effect];
  if (rule.effect == Effect::requires_) {
    if (reader.need("capability") == nullptr) return;
    if (const auto need = reader.word("capability", kNeedNames, "a capability"))
      rule.targets = options_without(static_cast<Need>(*need));
    return;
  }
  if (rule.effect == Effect::advises || reader.need("options") != nullptr)
    rule.targets = read_options(reader, "options");
  if (rule.effect == Effect::favours) read_points(reader, rule);
}

void check_placeholders(ObjectReader& reader, const Rule& rule) {
  const auto unknown = unknown_placeholder(rule.text);
  if (!unknown) return;
  const auto close = nearest(*unknown, fact_names());
  reader.fail("text",
              {"unknown-fact", fmt::format("the placeholder {{{}}} names no fact", printable(*unknown)),
               close ? fmt::format("did you mean {{{}}}?", *close) : std::string()});
}

Rule read_rule(ObjectReader& reader, std::string_view file) {
  Rule rule;
  reader.needed_text("id", rule.id);
  reader.needed_text("text", rule.text);
  reader.needed_text("source", rule.source);
  rule.place.file = file;
  if (!rule.id.empty() && !is_kebab_case(rule.id))
    reader.fail("id", {"bad-name", fmt::format("{} is not a rule's id", in_quotes(rule.id)),
                       "expected small letters and digits, joined by -"});
  check_placeholders(reader, rule);
  read_effect(reader, rule);
  if (const json* when = reader.find("when")) {
    // Ours are checked by a test, and `explain` reads their text from data/.
    if (!file.empty()) check_words(*when, reader.at("when"), reader.problems());
    const auto conditions = read_conditions(*when, reader.at("when"), reader.problems());
    rule.dataset_condition = conditions.dataset;
    rule.option_condition = conditions.option;
    if (!file.empty() && reader.problems().empty()) rule.condition_json = when->dump();
  }
  reader.done();
  return rule;
}

/// The places of the rules that were read last.
void place_last(std::vector<Rule>& rules, std::vector<Place> places) {
  const std::size_t before = rules.size() - places.size();
  for (std::size_t i = 0; i < places.size(); ++i) rules[before + i].place = std::move(places[i]);
}

Result<RuleBook> rules_of(const Document& document, const RuleBook* base) {
  RuleBook book = base != nullptr ? *base : RuleBook();
  std::set<std::string> ids;
  for (const Rule& rule : book.rules) ids.insert(rule.id);
  std::vector<Spot> spots;
  Problems problems;
  ObjectReader reader(problems, document.json, Pointer(), "a rules file");
  reader.version("rules_version", true);
  reader.need("rules");
  reader.list("rules", [&](const json& value, const Pointer& where) {
    ObjectReader one(problems, value, where, "a rule");
    Rule rule = read_rule(one, document.file);
    if (!rule.id.empty() && !ids.insert(rule.id).second)
      one.fail("id", {"repeated-name", fmt::format("there is a rule {} already", in_quotes(rule.id)), {}});
    spots.push_back({where});
    if (book.rules.size() < kMostActive) return book.rules.push_back(std::move(rule));
    problems.add(where, {"rule-too-large", "there are too many rules",
                         fmt::format("at most {}, those in the program included", kMostActive)});
  });
  reader.done();
  if (!problems.empty()) return tl::unexpected(problems.errors(document));
  if (!document.file.empty()) place_last(book.rules, locate_all(document, spots));
  book.figures = figures_of(book.rules);
  return book;
}

}  // namespace

Result<RuleBook> read_rules(std::string_view text, std::string_view file, const RuleBook* base) {
  const auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  return rules_of(*document, base);
}

const RuleBook& embedded_rules() {
  static const auto book = unpack<RuleBook>(packed("rules"));
  return book;
}

}  // namespace storeadvise

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "json/reader.hpp"
#include "options/table.hpp"
#include "packed/archive.hpp"
#include "rules/conditions.hpp"
#include "rules/engine.hpp"
#include "rules/facts.hpp"
#include "rules/sentence.hpp"
#include "rules/words.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// Points beyond this would decide alone what the numbers should decide.
constexpr double kMostPoints = 40;

std::array<std::string_view, kOptionCount> option_ids() {
  std::array<std::string_view, kOptionCount> ids;
  std::transform(kOptions.begin(), kOptions.end(), ids.begin(), [](const Option& o) { return o.id; });
  return ids;
}

/// The options that data/options.json does not give a capability.
OptionMask options_without(std::string_view capability) {
  OptionMask mask = (OptionMask{1} << kOptionCount) - 1;
  for (const json& row : options_table()["options"]) {
    const json& has = row["capabilities"];
    const bool can = std::find(has.begin(), has.end(), json(capability)) != has.end();
    if (can) mask &= ~options_matching(row["id"].get_ref<const std::string&>());
  }
  return mask;
}

bool is_kebab_case(std::string_view id) {
  const auto small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (id.empty() || !small(id.front()) || !small(id.back())) return false;
  return std::all_of(id.begin(), id.end(), [&](char c) { return small(c) || c == '-'; });
}

/// A text that must be there and say something.
std::string needed_text(ObjectReader& reader, std::string_view key) {
  std::string out;
  if (reader.need(key) == nullptr) return out;
  reader.text(key, out);
  const json* value = reader.find(key);
  if (out.empty() && value->is_string()) reader.fail(key, {"bad-name", "the text is empty", {}});
  return out;
}

OptionMask read_options(ObjectReader& reader) {
  OptionMask all = 0;
  reader.list("options", [&](const json& value, const Pointer& where) {
    if (!value.is_string()) return reader.problems().add(where, wrong_type(value, "an option's id"));
    const auto& pattern = value.get_ref<const std::string&>();
    const OptionMask mask = options_matching(pattern);
    all |= mask;
    if (mask != 0) return;
    const auto close = nearest(pattern, option_ids());
    reader.problems().add(where, {"unknown-option", fmt::format("{} names no option", in_quotes(pattern)),
                                  close ? fmt::format("did you mean \"{}\"?", *close) : std::string()});
  });
  return all;
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
      rule.targets = options_without(kNeedNames[*need]);
    return;
  }
  if (rule.effect == Effect::advises || reader.need("options") != nullptr)
    rule.targets = read_options(reader);
  if (rule.effect != Effect::favours || reader.need("points") == nullptr) return;
  reader.number("points", rule.points, -kMostPoints, kMostPoints);
  if (*reader.find("points") == 0) reader.fail("points", {"out-of-range", "points must not be 0", {}});
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
  rule.id = needed_text(reader, "id");
  rule.text = needed_text(reader, "text");
  rule.source = needed_text(reader, "source");
  rule.file = file;
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

Result<RuleBook> rules_of(const Document& document, const RuleBook* base) {
  RuleBook book = base != nullptr ? *base : RuleBook();
  std::set<std::string> ids;
  for (const Rule& rule : book.rules) ids.insert(rule.id);
  Problems problems;
  ObjectReader reader(problems, document.json, Pointer(), "a rules file");
  reader.version("rules_version", true);
  reader.need("rules");
  reader.list("rules", [&](const json& value, const Pointer& where) {
    ObjectReader one(problems, value, where, "a rule");
    Rule rule = read_rule(one, document.file);
    if (!rule.id.empty() && !ids.insert(rule.id).second)
      one.fail("id", {"repeated-name", fmt::format("there is a rule {} already", in_quotes(rule.id)), {}});
    if (book.rules.size() < kMostActive) return book.rules.push_back(std::move(rule));
    problems.add(where, {"rule-too-large", "there are too many rules",
                         fmt::format("at most {}, those in the program included", kMostActive)});
  });
  reader.done();
  if (!problems.empty()) return tl::unexpected(problems.errors(document));
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

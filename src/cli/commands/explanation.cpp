#include "cli/commands/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "catalog/offers/offer_codes.hpp"
#include "cli/args/usage_codes.hpp"
#include "json/error_codes.hpp"
#include "options/table.hpp"
#include "report/catalog/rows.hpp"
#include "rules/facts.hpp"
#include "rules/sentence.hpp"
#include "storeadvise/option.hpp"
#include "text/embedded.hpp"
#include "units/money.hpp"

namespace storeadvise::cli {

namespace {

using Json = nlohmann::json;

/// Our own data was parsed when the program was built, and so cannot fail here.
Json data(std::string_view name) { return Json::parse(embedded(name), nullptr, false); }

std::string text_of(const Json& row, const char* key) {
  const auto found = row.find(key);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::string capabilities(const Needs& needs) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < kNeedNames.size(); ++i)
    if (needs.has(static_cast<Need>(i))) words.push_back(kNeedNames[i]);
  return fmt::format("{}", fmt::join(words, ", "));
}

/// What the article says where it says something else than AWS.
std::string article_says(const CatalogRow& row, const Catalog* article) {
  if (article == nullptr) return {};
  if (const Price* price = row.is_price ? article->price(row.id) : nullptr; price != nullptr) {
    const double usd = price->tiers.front().usd;
    return usd == row.tiers.front().usd ? std::string{}
                                        : fmt::format("{} per {}", unit_price(usd), price->unit);
  }
  const Figure* figure = row.is_price ? nullptr : article->figure(row.id);
  if (figure == nullptr || (figure->value == row.value && figure->unit == row.unit)) return {};
  return fmt::format("{} {}", quantity(figure->value), figure->unit);
}

std::string targets(const Rule& rule) {
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((rule.targets >> i & 1U) != 0) ids.push_back(kOptions[i].id);
  return ids.size() == kOptionCount ? "every option" : fmt::format("{}", fmt::join(ids, ", "));
}

std::string points_of(const Rule& rule, const std::string& expression) {
  if (rule.points_program == nullptr)
    return fmt::format("{:+g} points of the access-pattern score", rule.points);
  return "points of the access-pattern score: " + expression;
}

std::string effect_of(const Rule& rule, const std::string& points) {
  switch (rule.effect) {
    case Effect::requires_:
      return "rules out the options that cannot do it";
    case Effect::forbids:
      return "rules options out";
    case Effect::favours:
      return points_of(rule, points);
    case Effect::advises:
      return "advice; no effect on the verdict";
  }
  return {};
}

/// The rules of data/rules/ as they are written there, by id.
std::map<std::string, Json> our_rules() {
  std::map<std::string, Json> ours;
  for (const std::string_view name : embedded_names()) {
    if (!name.starts_with("rules/")) continue;
    const Json book = data(name);
    for (const Json& row : book["rules"]) ours[text_of(row, "id")] = row;
  }
  return ours;
}

/// How often a rule of ours turns what is recommended (tests/bench/bench_rules.cpp); empty for others.
std::string decisive(const Json& benchmark, const Rule& rule) {
  if (rule.effect == Effect::advises) return "never: it advises";
  for (const Json& row : benchmark["rules"]) {
    if (!rule.place.file.empty() || row["id"] != rule.id) continue;
    const double share = 100 / benchmark["profiles"].get<double>();
    return fmt::format(
        "without it {:.1f} % of {} random profiles get another service, {:.1f} % another option ({})",
        share * row["turns_service"].get<double>(), benchmark["profiles"].get<int>(),
        share * row["turns_option"].get<double>(), text_of(benchmark, "date"));
  }
  return {};
}

/// On one line that can be wrapped: with a blank wherever JSON takes one.
std::string as_written(const Json& row, const char* key) {
  if (!row.contains(key)) return {};
  std::string text = row[key].dump(0);
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace

std::vector<Explanation> explained_options() {
  std::vector<Explanation> out;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const OptionText& option = option_table().options[i];
    out.push_back({.id = std::string(kOptions[i].id),
                   .kind = "option",
                   .title = option.title,
                   .text = option.text,
                   .facts = {{"capabilities", capabilities(option.capabilities)},
                             {"durability", option.durability},
                             {"availability", option.availability},
                             {"source", option.source}}});
  }
  return out;
}

std::vector<Explanation> explained_rules(const RuleBook& rules, const Catalog& catalog) {
  std::vector<Explanation> out;
  const auto facts = std::make_unique<FactArray>();
  catalog_facts(catalog, *facts);
  std::map<std::string, Json> ours = our_rules();
  const Json benchmark = data("rule_benchmark.json");
  for (const Rule& rule : rules.rules) {
    const bool of_data = rule.place.file.empty();
    const std::string when = of_data ? as_written(ours[rule.id], "when") : rule.condition_json;
    const std::string points = of_data ? as_written(ours[rule.id], "points") : rule.points_json;
    const std::string text = filled_by_catalog(rule.text, *facts);
    const bool open = text.find(kToBeFilled) != std::string::npos;
    out.push_back({.id = rule.id,
                   .kind = "rule",
                   .title = text,
                   .text = text,
                   .facts = {{"filled in", open ? "\u2026 for each data set and option" : ""},
                             {"when", when.empty() ? "always" : when},
                             {"effect", effect_of(rule, points)},
                             {"options", targets(rule)},
                             {"decisive", decisive(benchmark, rule)},
                             {"file", rule.place.file},
                             {"source", rule.source}}});
  }
  return out;
}

std::vector<Explanation> explained_prices(const Known& known) {
  std::vector<Explanation> out;
  for (const CatalogRow& row : catalog_rows(known.catalog)) {
    out.push_back({.id = row.id,
                   .kind = row.is_price ? "price" : "figure",
                   .title = row.is_price ? fmt::format("{} per {}", all_tiers(row), row.unit)
                                         : fmt::format("{} {}", row.shown, row.unit),
                   .text = row.note,
                   .facts = {{"catalog", fmt::format("{}, {}", known.catalog.id, known.catalog.region)},
                             {"date", row.date},
                             {"confidence", std::string(row.confidence)},
                             {"source", row.source},
                             {"the article says", article_says(row, known.article)}}});
  }
  return out;
}

std::vector<Explanation> explained_thresholds() {
  std::vector<Explanation> out;
  const Json document = data("observe.json");
  for (const Json& row : document.at("figures"))
    out.push_back({.id = text_of(row, "id"),
                   .kind = "threshold",
                   .title = quantity(row.at("value").get<double>()) + " " + text_of(row, "unit"),
                   .text = {},
                   .facts = {{"used by", "storeadvise observe"},
                             {"date", text_of(row, "date")},
                             {"confidence", text_of(row, "confidence")},
                             {"source", text_of(row, "source")}}});
  return out;
}

std::vector<Explanation> explained_errors() {
  std::vector<Explanation> out;
  const auto add = [&](const ErrorCode& code) {
    out.push_back({.id = std::string(code.code),
                   .kind = "error code",
                   .title = std::string(code.explanation),
                   .text = std::string(code.explanation),
                   .facts = {{"example", std::string(code.example)}}});
  };
  for (const ErrorCode& code : error_codes()) add(code);
  for (const ErrorCode& code : offer_codes()) add(code);
  for (const ErrorCode& code : usage_codes()) add(code);
  return out;
}

std::vector<Explanation> explained_roles() {
  std::vector<Explanation> out;
  const Json roles = data("roles.json").value("roles", Json::object());
  for (const auto& [id, role] : roles.items()) {
    Explanation e{
        .id = id, .kind = "role", .title = text_of(role, "why"), .text = text_of(role, "why"), .facts = {}};
    for (const char* key : {"weights", "compute", "defaults"})
      e.facts.emplace_back(key, as_written(role, key));
    out.push_back(std::move(e));
  }
  return out;
}

std::vector<Explanation> everything(const Known& known) {
  std::vector<Explanation> out = explained_options();
  const auto append = [&](std::vector<Explanation> more) {
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  append(explained_roles());
  append(explained_words());
  append(explained_fields());
  append(explained_groups());
  append(explained_evidence());
  append(explained_rules(known.rules, known.catalog));
  append(explained_demands());
  append(explained_policy_keys());
  append(explained_prices(known));
  append(explained_thresholds());
  append(explained_instances(known.catalog));
  append(explained_errors());
  append(explained_report_keys());
  append(explained_flags());
  return out;
}

}  // namespace storeadvise::cli

#include "cli/commands/explanation.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "catalog/offers/offer_codes.hpp"
#include "cli/args/usage_codes.hpp"
#include "json/error_codes.hpp"
#include "report/catalog/rows.hpp"
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

std::string list_of(const Json& row, const char* key) {
  std::vector<std::string> words;
  for (const Json& word : row.value(key, Json::array())) words.push_back(word.get<std::string>());
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

std::string effect_of(const Rule& rule) {
  switch (rule.effect) {
    case Effect::requires_:
      return "rules out the options that cannot do it";
    case Effect::forbids:
      return "rules options out";
    case Effect::favours:
      return fmt::format("{:+g} points of the access-pattern score", rule.points);
    case Effect::advises:
      return "advice; no effect on the verdict";
  }
  return {};
}

}  // namespace

std::vector<Explanation> explained_options() {
  std::vector<Explanation> out;
  const Json document = data("options.json");
  for (const Json& row : document.value("options", Json::array())) {
    out.push_back({.id = text_of(row, "id"),
                   .kind = "option",
                   .title = text_of(row, "title"),
                   .text = text_of(row, "text"),
                   .facts = {{"capabilities", list_of(row, "capabilities")},
                             {"durability", text_of(row, "durability")},
                             {"availability", text_of(row, "availability")},
                             {"source", text_of(row, "source")}}});
  }
  return out;
}

std::vector<Explanation> explained_rules(const RuleBook& rules) {
  std::vector<Explanation> out;
  std::map<std::string, std::string> ours;
  const Json book = data("rules.json");
  for (const Json& row : book["rules"])
    if (row.contains("when")) ours[text_of(row, "id")] = row["when"].dump();
  for (const Rule& rule : rules.rules) {
    const std::string when = rule.file.empty() ? ours[rule.id] : rule.condition_json;
    out.push_back({.id = rule.id,
                   .kind = "rule",
                   .title = rule.text,
                   .text = rule.text,
                   .facts = {{"when", when.empty() ? "always" : when},
                             {"effect", effect_of(rule)},
                             {"options", targets(rule)},
                             {"file", rule.file},
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
      if (role.contains(key)) e.facts.emplace_back(key, role.at(key).dump());
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
  append(explained_rules(known.rules));
  append(explained_demands());
  append(explained_prices(known));
  append(explained_instances(known.catalog));
  append(explained_errors());
  return out;
}

}  // namespace storeadvise::cli

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "input/document.hpp"
#include "input/embedded.hpp"
#include "rules/facts.hpp"
#include "rules/json_logic.hpp"
#include "rules/sentence.hpp"
#include "storeadvise/rule.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;
using Pointer = json::json_pointer;

constexpr double kMostPoints = 40;
constexpr std::size_t kMostRules = 256;

/// Reads one file's rules and collects what is wrong with them.
class Reader {
 public:
  Reader(const Document& document, const RuleBook* base) : document_(document) {
    if (base != nullptr) book_ = *base;
    for (const Rule& rule : book_.rules) ids_.insert(rule.id);
  }

  Result<RuleBook> read() {
    const json& root = document_.json;
    if (!root.is_object() || !root.contains("rules") || !root["rules"].is_array()) {
      error(Pointer(), "missing-key", "a rules file must be an object with \"rules\", a list");
    } else {
      check_keys(root, Pointer(), {"rules_version", "rules"});
      if (root.value("rules_version", json()) != 1)
        error(Pointer("/rules_version"), "wrong-version", "rules_version must be 1");
      for (std::size_t i = 0; i < root["rules"].size(); ++i) rule(root["rules"][i], Pointer("/rules") / i);
    }
    if (book_.rules.size() > kMostRules)
      error(Pointer("/rules"), "too-many-rules", "there are more than 256 rules in all");
    if (!errors_.empty()) return tl::unexpected(in_order(std::move(errors_)));
    return std::move(book_);
  }

 private:
  void error(const Pointer& at, std::string_view code, std::string message, std::string hint = {}) {
    errors_.push_back({.code = std::string(code),
                       .place = locate(document_, at),
                       .path = path_text(document_.json, at),
                       .message = std::move(message),
                       .hint = std::move(hint)});
  }

  void check_keys(const json& object, const Pointer& at, const std::vector<std::string_view>& known) {
    for (const auto& [key, value] : object.items()) {
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      const auto close = nearest(key, known);
      error(at / key, "unknown-key", in_quotes(key) + " is not a key here",
            close ? "did you mean \"" + std::string(*close) + "\"?" : "");
    }
  }

  std::string text(const json& row, const Pointer& at, const char* key) {
    if (row.contains(key) && row[key].is_string() && !row[key].get_ref<const std::string&>().empty())
      return row[key];
    error(row.contains(key) ? at / key : at, "missing-key",
          std::string("a rule must have \"") + key + "\", a text");
    return {};
  }

  void rule(const json& row, const Pointer& at) {
    if (!row.is_object()) return error(at, "wrong-type", "a rule must be an object");
    check_keys(row, at, {"id", "when", "effect", "capability", "options", "points", "text", "source"});
    Rule rule{.id = text(row, at, "id"),
              .effect = Effect::advises,
              .targets = 0,
              .points = 0,
              .text = text(row, at, "text"),
              .source = text(row, at, "source"),
              .file = document_.file,
              .dataset_condition = nullptr,
              .option_condition = nullptr,
              .condition_json = row.contains("when") ? row["when"].dump() : "true"};
    if (!rule.id.empty() && !ids_.insert(rule.id).second)
      error(at / "id", "repeated-id", "there is a rule " + in_quotes(rule.id) + " already");
    if (const auto unknown = unknown_placeholder(rule.text))
      error(at / "text", "unknown-fact", "the placeholder {" + *unknown + "} names no fact",
            fact_hint(*unknown));
    set_effect(rule, row, at);
    if (row.contains("when")) set_condition(rule, row["when"], at / "when");
    book_.rules.push_back(std::move(rule));
  }

  static std::string fact_hint(std::string_view name) {
    const auto close = nearest(name, fact_names());
    return close ? "did you mean \"" + std::string(*close) + "\"?" : "";
  }

  void set_effect(Rule& rule, const json& row, const Pointer& at) {
    const std::string word = text(row, at, "effect");
    for (const Effect e : {Effect::requires_, Effect::forbids, Effect::favours, Effect::advises})
      if (word == to_string(e)) rule.effect = e;
    if (word != to_string(rule.effect))
      return error(at / "effect", "unknown-word", in_quotes(word) + " is not an effect",
                   "expected one of: requires, forbids, favours, advises");
    if (rule.effect == Effect::requires_) return set_capability(rule, row, at);
    if (rule.effect == Effect::favours) set_points(rule, row, at);
    set_options(rule, row, at);
  }

  void set_points(Rule& rule, const json& row, const Pointer& at) {
    if (row.contains("points") && row["points"].is_number()) rule.points = row["points"];
    if (rule.points == 0 || std::abs(rule.points) > kMostPoints)
      error(row.contains("points") ? at / "points" : at, "bad-points",
            "a rule that favours must have \"points\" from -40 to 40, not 0");
  }

  void set_options(Rule& rule, const json& row, const Pointer& at) {
    const bool wanted = rule.effect != Effect::advises;
    if (!row.contains("options")) {
      if (wanted)
        error(at, "missing-key",
              "a rule that " + std::string(to_string(rule.effect)) + " must have \"options\"");
      return;
    }
    const json& list = row["options"];
    if (!list.is_array())
      return error(at / "options", "wrong-type", "\"options\" must be a list of option ids");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const OptionMask mask = list[i].is_string() ? options_matching(list[i].get<std::string>()) : 0;
      if (mask == 0) error(at / "options" / i, "unknown-option", list[i].dump() + " names no option");
      rule.targets |= mask;
    }
  }

  void set_capability(Rule& rule, const json& row, const Pointer& at) {
    const std::string capability = text(row, at, "capability");
    const bool known = std::find(kNeedNames.begin(), kNeedNames.end(), capability) != kNeedNames.end();
    if (!known) {
      const auto close = nearest(capability, kNeedNames);
      return error(at / "capability", "unknown-word",
                   in_quotes(capability) + " is not a capability",
                   close ? "did you mean \"" + std::string(*close) + "\"?" : "");
    }
    rule.targets = options_without(capability);
  }

  static OptionMask options_without(const std::string& capability) {
    static const json table = json::parse(embedded("options.json"));
    OptionMask mask = (OptionMask{1} << kOptionCount) - 1;
    for (const json& row : table["options"]) {
      const json& has = row["capabilities"];
      if (std::find(has.begin(), has.end(), json(capability)) != has.end())
        mask &= ~options_matching(row["id"].get<std::string>());
    }
    return mask;
  }

  std::shared_ptr<const logic::Program> compiled(const json& condition, const Pointer& at) {
    auto program = logic::compile(condition, fact_names());
    if (program) return std::make_shared<const logic::Program>(std::move(*program));
    for (const logic::Fault& fault : program.error())
      error(Pointer(at.to_string() + fault.pointer), fault.code, fault.message, fault.hint);
    return nullptr;
  }

  static bool looks_at_option(const logic::Program& program) {
    const auto places = program.facts();
    return std::any_of(places.begin(), places.end(),
                       [](std::size_t i) { return facts()[i].scope == Scope::option; });
  }

  /// The operands of a top-level `and` that look at the data set alone are asked once per data set.
  void set_condition(Rule& rule, const json& when, const Pointer& at) {
    const auto whole = compiled(when, at);
    if (whole == nullptr) return;
    if (!looks_at_option(*whole)) {
      rule.dataset_condition = whole;
      return;
    }
    const bool splits =
        when.is_object() && when.size() == 1 && when.contains("and") && when["and"].is_array();
    json dataset = json::array();
    json option = json::array();
    for (const json& operand : splits ? when["and"] : json::array({when})) {
      const auto part = logic::compile(operand, fact_names());
      (part && looks_at_option(*part) ? option : dataset).push_back(operand);
    }
    if (!dataset.empty()) rule.dataset_condition = compiled({{"and", dataset}}, at);
    rule.option_condition = compiled({{"and", option}}, at);
  }

  const Document& document_;
  RuleBook book_;
  std::set<std::string> ids_;
  Errors errors_;
};

}  // namespace

Result<RuleBook> read_rules(std::string_view text, std::string_view file, const RuleBook* base) {
  auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  return Reader(*document, base).read();
}

const RuleBook& embedded_rules() {
  static const RuleBook book = *read_rules(embedded("rules.json"), "");
  return book;
}

}  // namespace storeadvise

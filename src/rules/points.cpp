#include "rules/points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "jsonlogic/json_logic.hpp"
#include "rules/engine.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

bool is_numeric_fact(std::string_view fact) {
  static const FactArray blank = [] {
    FactArray out{};
    dataset_facts({}, out);
    option_facts({}, kOptions[0], {}, out);
    return out;
  }();
  const auto names = fact_names();
  const auto place = static_cast<std::size_t>(std::ranges::find(names, fact) - names.begin());
  // What the catalog says is a number everywhere, and is not among the facts of nothing.
  return place < names.size() &&
         (facts()[place].value == nullptr || blank[place].is(logic::ValueKind::number));
}

/// What `if` gives: every second operand and the last.
bool gives_number(const json& expression);
bool branches_give_numbers(const json& operands) {
  if (!operands.is_array() || operands.size() % 2 == 0) return false;
  for (std::size_t i = 1; i < operands.size(); i += 2)
    if (!gives_number(operands[i])) return false;
  return gives_number(operands.back());
}

bool gives_number(const json& expression) {
  if (expression.is_number()) return true;
  if (!expression.is_object() || expression.size() != 1) return false;
  const std::string& op = expression.begin().key();
  const json& operands = *expression.begin();
  if (op == "if" || op == "?:") return branches_give_numbers(operands);
  const json& first = operands.is_array() && !operands.empty() ? operands[0] : operands;
  if (op == "var") return first.is_string() && is_numeric_fact(first.get_ref<const std::string&>());
  constexpr std::array<std::string_view, 8> kArithmetic{"+", "-", "*", "/", "%", "min", "max", "reduce"};
  return std::ranges::find(kArithmetic, op) != kArithmetic.end();
}

Fault not_a_number() {
  return {"wrong-type", "points must come out as a number",
          R"(for example {"min": [20, {"/": [{"var": "dataset.size_gb"}, 50]}]})"};
}

double value_of(const Rule& rule, const FactArray& facts) {
  logic::Arena arena;
  const logic::Value value = rule.points_program->evaluate(facts, arena);
  return value.is(logic::ValueKind::number) ? value.number() : std::nan("");
}

bool looks_at_options(const logic::Program& program) {
  return std::ranges::any_of(program.facts(),
                             [](std::size_t place) { return facts()[place].scope == Scope::option; });
}

}  // namespace

void read_points(ObjectReader& reader, Rule& rule) {
  const json* points = reader.need("points");
  if (points == nullptr) return;
  if (!points->is_object()) {
    reader.number("points", rule.points, -kMostPoints, kMostPoints);
    if (*points == 0) reader.fail("points", {"out-of-range", "points must not be 0", {}});
    return;
  }
  auto program = logic::compile(*points, fact_names());
  if (!program) {
    for (const logic::CompileError& fault : program.error())
      reader.problems().add(reader.at("points") / Pointer(fault.pointer),
                            {fault.code, fault.message, fault.hint});
    return;
  }
  if (!gives_number(*points)) return reader.fail("points", not_a_number());
  rule.points_program = std::make_shared<const logic::Program>(std::move(*program));
  if (!rule.place.file.empty()) rule.points_json = points->dump();
}

double points_of(const Rule& rule, const FactArray& facts) {
  if (rule.points_program == nullptr) return rule.points;
  const double points = value_of(rule, facts);
  return std::isnan(points) ? 0 : std::clamp(points, -kMostPoints, kMostPoints);
}

Errors points_out_of_range(const RuleBook& book, const FactArray& dataset_facts) {
  Errors errors;
  for (const Rule& rule : book.rules) {
    if (rule.points_program == nullptr || looks_at_options(*rule.points_program)) continue;
    if (!may_fire(rule, dataset_facts)) continue;
    const double points = value_of(rule, dataset_facts);
    if (std::abs(points) <= kMostPoints) continue;
    errors.push_back({.code = "out-of-range",
                      .place = rule.place,
                      .path = "rules." + rule.id + ".points",
                      .message = fmt::format("the rule {} gives {:g} points", in_quotes(rule.id), points),
                      .hint = fmt::format("points lie between {:g} and {:g}: bound them with min and max",
                                          -kMostPoints, kMostPoints)});
  }
  return errors;
}

}  // namespace storeadvise

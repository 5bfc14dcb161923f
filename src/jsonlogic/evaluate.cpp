#include <algorithm>
#include <cmath>
#include <limits>

#include "jsonlogic/coerce.hpp"
#include "jsonlogic/evaluator.hpp"

namespace storeadvise::logic {
namespace {

bool compare_numbers(Op op, double a, double b) {
  switch (op) {
    case Op::equal:
    case Op::same:
      return a == b;
    case Op::not_equal:
    case Op::not_same:
      return a != b;
    case Op::less:
      return a < b;
    case Op::less_or_equal:
      return a <= b;
    case Op::greater:
      return a > b;
    case Op::greater_or_equal:
      return a >= b;
    default:
      return false;  // `in`: a number holds nothing
  }
}

bool compare_values(Op op, const Value& a, const Value& b) {
  switch (op) {
    case Op::equal:
      return loosely_equal(a, b);
    case Op::not_equal:
      return !loosely_equal(a, b);
    case Op::same:
      return strictly_equal(a, b);
    case Op::not_same:
      return !strictly_equal(a, b);
    case Op::less:
      return less(a, b);
    case Op::less_or_equal:
      return less_or_equal(a, b);
    case Op::greater:
      return less(b, a);
    case Op::greater_or_equal:
      return less_or_equal(b, a);
    default:
      return contains(a, b);
  }
}

inline bool compare_pair(Op op, const Value& a, const Value& b) {
  if (a.is(ValueKind::number) && b.is(ValueKind::number)) return compare_numbers(op, a.number(), b.number());
  if (op <= Op::not_same && a.is(ValueKind::string) && b.is(ValueKind::string)) {
    const bool wanted = op == Op::equal || op == Op::same;
    return (a.text() == b.text()) == wanted;
  }
  return compare_values(op, a, b);
}

}  // namespace

bool Evaluator::compare_three(const Node& node) const {
  const Value b = value(node, 1);
  const Value c = value(node, 2);
  // Only < and <= take a third operand; the reference ignores it elsewhere.
  const bool between = node.op == Op::less || node.op == Op::less_or_equal;
  return compare_pair(node.op, value(node, 0), b) &&
         (!between || c.is(ValueKind::undefined) || compare_pair(node.op, b, c));
}

inline bool Evaluator::compare(const Node& node) const {
  if (node.count == 0) return compare_pair(node.op, facts_[node.first], node.value);
  if (node.count < 3) return compare_pair(node.op, value(node, 0), value(node, 1));
  return compare_three(node);
}

bool Evaluator::truth(const Node& node) const {
  steps_.count();
  if (compares(node.op)) return compare(node);
  const Node* const operands = nodes_ + node.first;
  switch (node.op) {
    case Op::fact:
      return truthy(facts_[node.first]);
    case Op::all_of:
      for (std::size_t i = 0; i < node.count; ++i) {
        if (!truth(operands[i])) return false;
      }
      return node.count > 0;
    case Op::any_of:
      for (std::size_t i = 0; i < node.count; ++i) {
        if (truth(operands[i])) return true;
      }
      return false;
    case Op::negate:
      return !truth(operands[0]);
    case Op::truth:
      return truth(operands[0]);
    default:
      return truthy(value(node));
  }
}

Value Evaluator::eval(const Node& node) const {
  steps_.count();
  switch (node.op) {
    case Op::constant:
    case Op::fact:
      return value(node);
    case Op::choose:
      return choose(node);
    case Op::all_of:
      return first_that_is(node, false);
    case Op::any_of:
      return first_that_is(node, true);
    case Op::negate:
    case Op::truth:
      return Value(truth(node));
    case Op::max:
    case Op::min:
      return extreme(node, node.op == Op::max);
    case Op::add:
    case Op::multiply:
      return total(node, node.op == Op::add);
    case Op::subtract:
    case Op::divide:
    case Op::modulo:
      return arithmetic(node);
    default:
      return compares(node.op) ? Value(compare(node)) : over_lists_and_text(node);
  }
}

Value Evaluator::choose(const Node& node) const {
  std::size_t i = 0;
  for (; i + 1 < node.count; i += 2) {
    if (truth(operand(node, i))) return value(node, i + 1);
  }
  return i < node.count ? value(node, i) : Value::null();
}

Value Evaluator::first_that_is(const Node& node, bool wanted) const {
  Value current;
  for (std::size_t i = 0; i < node.count; ++i) {
    current = value(node, i);
    if (truthy(current) == wanted) break;
  }
  return current;
}

Value Evaluator::extreme(const Node& node, bool largest) const {
  const double infinity = std::numeric_limits<double>::infinity();
  double best = largest ? -infinity : infinity;
  for (std::size_t i = 0; i < node.count; ++i) {
    const double number = to_number(value(node, i));
    if (std::isnan(number)) return Value(number);
    best = largest ? std::max(best, number) : std::min(best, number);
  }
  return Value(best);
}

Value Evaluator::total(const Node& node, bool sum) const {
  if (!sum && node.count == 1) return value(node, 0);
  double total = sum ? 0 : 1;
  for (std::size_t i = 0; i < node.count; ++i) {
    const double number = parse_float(value(node, i));
    total = sum ? total + number : total * number;
  }
  return Value(total);
}

Value Evaluator::arithmetic(const Node& node) const {
  const double a = to_number(value(node, 0));
  const Value second = value(node, 1);
  if (node.op == Op::subtract && second.is(ValueKind::undefined)) return Value(-a);
  const double b = to_number(second);
  if (node.op == Op::subtract) return Value(a - b);
  return Value(node.op == Op::divide ? a / b : std::fmod(a, b));
}

Program::Program(std::vector<Node> nodes, Arena constants, std::vector<std::size_t> facts)
    : nodes_(std::move(nodes)),
      constants_(std::move(constants)),
      facts_(std::move(facts)),
      tests_(conjunction(nodes_)) {}

Value Program::evaluate(const Value& data, Arena& arena) const {
  Steps steps;
  return Evaluator(nodes_.data(), nullptr, data, arena, steps).eval(nodes_.front());
}

Value Program::evaluate(std::span<const Value> facts, Arena& arena) const {
  Steps steps;
  return Evaluator(nodes_.data(), facts.data(), Value(), arena, steps).eval(nodes_.front());
}

namespace {

bool passes(const Test& test, const Value* facts) {
  const Value& fact = facts[test.fact];
  if (test.op == Op::fact) return truthy(fact) == test.wanted;
  const Value& other = test.other == kNoFact ? test.constant : facts[test.other];
  return compare_pair(test.op, fact, other) == test.wanted;
}

}  // namespace

bool Program::holds(std::span<const Value> facts) const {
  if (tests_.empty()) {
    Arena arena(kMostMade);
    Steps steps;
    return Evaluator(nodes_.data(), facts.data(), Value(), arena, steps).truth(nodes_.front());
  }
  return std::ranges::all_of(tests_, [&](const Test& test) { return passes(test, facts.data()); });
}

}  // namespace storeadvise::logic

#include <algorithm>
#include <cmath>

#include "jsonlogic/coerce.hpp"
#include "jsonlogic/evaluator.hpp"

namespace storeadvise::logic {

Value Evaluator::over_lists_and_text(const Node& node) const {
  switch (node.op) {
    case Op::list:
      return list(node);
    case Op::map:
      return map(node);
    case Op::filter:
      return filter(node);
    case Op::reduce:
      return reduce(node);
    case Op::all:
    case Op::none:
    case Op::some:
      return Value(quantify(node));
    case Op::merge:
      return merge(node);
    case Op::cat:
      return cat(node);
    case Op::substr:
      return substring(value(node, 0), value(node, 1), value(node, 2), arena_);
    case Op::variable:
      return variable(value(node, 0), value(node, 1));
    case Op::missing:
      return missing(node);
    case Op::missing_some:
      return missing_some(node);
    case Op::missing_facts:
      return missing_facts(node, 0);
    case Op::missing_some_facts:
      return missing_some_facts(node);
    default:
      return value(node);
  }
}

Value Evaluator::copied(std::span<const Value> elements) const {
  const std::span<Value> copy = arena_.values(elements.size());
  std::copy(elements.begin(), elements.end(), copy.begin());
  return Value(std::span<const Value>(copy));
}

Value Evaluator::list(const Node& node) const {
  const std::span<Value> elements = arena_.values(node.count);
  for (std::size_t i = 0; i < node.count; ++i) elements[i] = value(node, i);
  return Value(std::span<const Value>(elements));
}

Value Evaluator::map(const Node& node) const {
  const Value source = value(node, 0);
  if (!source.is(ValueKind::array)) return copied({});
  const std::span<Value> results = arena_.values(source.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    steps_.count();
    results[i] = within(source.elements()[i]).value(node, 1);
  }
  return Value(std::span<const Value>(results));
}

Value Evaluator::filter(const Node& node) const {
  const Value source = value(node, 0);
  std::vector<Value> kept;
  if (source.is(ValueKind::array)) {
    for (const Value& element : source.elements()) {
      if (within(element).truth(operand(node, 1))) kept.push_back(element);
    }
  }
  return copied(kept);
}

Value Evaluator::reduce(const Node& node) const {
  const Value source = value(node, 0);
  const bool starts =
      !(operand(node, 2).op == Op::constant && operand(node, 2).value.is(ValueKind::undefined));
  Value accumulator = starts ? value(node, 2) : Value::null();
  if (!source.is(ValueKind::array)) return accumulator;
  for (const Value& element : source.elements()) {
    steps_.count();
    const std::span<Member> scope = arena_.members(2);
    scope[0] = {"current", element};
    scope[1] = {"accumulator", accumulator};
    accumulator = within(Value(std::span<const Member>(scope))).value(node, 1);
  }
  return accumulator;
}

bool Evaluator::quantify(const Node& node) const {
  const Value source = value(node, 0);
  if (!source.is(ValueKind::array) || source.size() == 0) return node.op == Op::none;
  const auto holds = [&](const Value& element) { return within(element).truth(operand(node, 1)); };
  const auto elements = source.elements();
  if (node.op == Op::all) return std::all_of(elements.begin(), elements.end(), holds);
  return std::any_of(elements.begin(), elements.end(), holds) == (node.op == Op::some);
}

Value Evaluator::merge(const Node& node) const {
  std::vector<Value> merged;
  for (std::size_t i = 0; i < node.count; ++i) {
    const Value one = value(node, i);
    const std::span<const Value> elements = one.is(ValueKind::array) ? one.elements() : std::span(&one, 1);
    merged.insert(merged.end(), elements.begin(), elements.end());
    arena_.afford(merged.size() * sizeof(Value));
  }
  return copied(merged);
}

Value Evaluator::cat(const Node& node) const {
  std::string text;
  for (std::size_t i = 0; i < node.count; ++i) {
    text += joined(value(node, i));
    arena_.afford(text.size());
  }
  return Value(arena_.text(text));
}

Value Evaluator::variable(const Value& name, const Value& otherwise) const {
  const bool whole = !name.present() || (name.is(ValueKind::string) && name.size() == 0);
  if (whole) return data_;
  const Value found = name.is(ValueKind::string) ? lookup(data_, name.text(), arena_)
                                                 : lookup(data_, arena_.text(to_text(name)), arena_);
  if (!found.is(ValueKind::undefined)) return found;
  return otherwise.is(ValueKind::undefined) ? Value::null() : otherwise;
}

Value Evaluator::missing(std::span<const Value> names) const {
  if (!names.empty() && names[0].is(ValueKind::array)) names = names[0].elements();
  std::vector<Value> absent;
  for (const Value& name : names) {
    const bool listed = name.is(ValueKind::array);
    const auto part = [&](std::size_t i) { return i < name.size() ? name.elements()[i] : Value(); };
    const Value found = listed ? variable(part(0), part(1)) : variable(name, Value());
    const bool blank = found.is(ValueKind::string) && found.size() == 0;
    if (found.is(ValueKind::null) || blank) absent.push_back(name);
  }
  return copied(absent);
}

Value Evaluator::missing(const Node& node) const { return missing(list(node).elements()); }

Value Evaluator::missing_some(const Node& node) const {
  const double needed = to_number(value(node, 0));
  const Value names = value(node, 1);
  const bool listed = names.is(ValueKind::array);
  const Value absent = missing(listed ? names.elements() : std::span(&names, 1));
  const auto total = static_cast<double>(names.is(ValueKind::string) ? units(names.text()) : names.size());
  const bool counted = listed || names.is(ValueKind::string);
  const bool enough = counted && total - static_cast<double>(absent.size()) >= needed;
  return enough ? copied({}) : absent;
}

/// Operands from `from` on are pairs: the name of a fact, and the fact.
Value Evaluator::missing_facts(const Node& node, std::size_t from) const {
  std::vector<Value> absent;
  for (std::size_t i = from; i + 1 < node.count; i += 2) {
    const Value fact = value(node, i + 1);
    const bool blank = fact.is(ValueKind::string) && fact.size() == 0;
    if (!fact.present() || blank) absent.push_back(value(node, i));
  }
  return copied(absent);
}

Value Evaluator::missing_some_facts(const Node& node) const {
  const double needed = to_number(value(node, 0));
  const Value absent = missing_facts(node, 1);
  const std::size_t names = node.count / 2U;  // the operand before the pairs makes it odd
  return static_cast<double>(names - absent.size()) >= needed ? copied({}) : absent;
}

}  // namespace storeadvise::logic

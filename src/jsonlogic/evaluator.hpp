#pragma once

#include "jsonlogic/json_logic.hpp"

namespace storeadvise::logic {

/// Counts the steps of one run: throws OverBudget at one too many.
class Steps {
 public:
  void count() {
    if (++taken_ > kMostSteps) throw OverBudget("it takes more than 100,000 steps");
  }

 private:
  std::size_t taken_ = 0;
};

/// One run of a program. `data` is what `var` reads; facts are read by place.
class Evaluator {
 public:
  Evaluator(const Node* nodes, const Value* facts, const Value& data, Arena& arena, Steps& steps)
      : nodes_(nodes), facts_(facts), data_(data), arena_(arena), steps_(steps) {}

  [[nodiscard]] Value eval(const Node& node) const;
  /// truthy(eval(node)), without making the value where the answer is known sooner.
  [[nodiscard]] bool truth(const Node& node) const;

 private:
  [[nodiscard]] const Node& operand(const Node& node, std::size_t i) const { return nodes_[node.first + i]; }
  [[nodiscard]] Value value(const Node& node) const {
    if (node.op == Op::constant) return node.value;
    if (node.op == Op::fact) return facts_[node.first];
    return eval(node);
  }
  [[nodiscard]] Value value(const Node& node, std::size_t i) const { return value(operand(node, i)); }
  [[nodiscard]] Evaluator within(const Value& element) const {
    return {nodes_, facts_, element, arena_, steps_};
  }

  [[nodiscard]] bool compare(const Node& node) const;
  [[nodiscard]] bool compare_three(const Node& node) const;
  [[nodiscard]] Value choose(const Node& node) const;
  [[nodiscard]] Value first_that_is(const Node& node, bool wanted) const;
  [[nodiscard]] Value extreme(const Node& node, bool largest) const;
  [[nodiscard]] Value total(const Node& node, bool sum) const;
  [[nodiscard]] Value arithmetic(const Node& node) const;

  [[nodiscard]] Value list(const Node& node) const;
  [[nodiscard]] Value map(const Node& node) const;
  [[nodiscard]] Value filter(const Node& node) const;
  [[nodiscard]] Value reduce(const Node& node) const;
  [[nodiscard]] bool quantify(const Node& node) const;
  [[nodiscard]] Value merge(const Node& node) const;
  [[nodiscard]] Value cat(const Node& node) const;
  [[nodiscard]] Value over_lists_and_text(const Node& node) const;

  [[nodiscard]] Value variable(const Value& name, const Value& otherwise) const;
  [[nodiscard]] Value missing(std::span<const Value> names) const;
  [[nodiscard]] Value missing(const Node& node) const;
  [[nodiscard]] Value missing_some(const Node& node) const;
  [[nodiscard]] Value missing_facts(const Node& node, std::size_t from) const;
  [[nodiscard]] Value missing_some_facts(const Node& node) const;
  [[nodiscard]] Value copied(std::span<const Value> elements) const;

  const Node* nodes_;
  const Value* facts_;
  Value data_;
  Arena& arena_;
  Steps& steps_;
};

/// The tests that must all pass for the program to hold; none where it takes more than that.
std::vector<Test> conjunction(const std::vector<Node>& nodes);

bool contains(const Value& sought, const Value& where);  ///< `in`
Value substring(const Value& source, const Value& start, const Value& length, Arena& arena);
/// The member, element or character that a dotted path names; undefined where there is none.
Value lookup(const Value& data, std::string_view path, Arena& arena);

}  // namespace storeadvise::logic

#include "jsonlogic/evaluator.hpp"

namespace storeadvise::logic {
namespace {

/// Adds what a step asks, where that is tests alone.
bool add_tests(const std::vector<Node>& nodes, const Node& node, bool wanted, std::vector<Test>& out) {
  const Node* const operands = nodes.data() + node.first;
  if (node.op == Op::fact) {
    out.push_back({.op = Op::fact, .wanted = wanted, .fact = node.first});
  } else if (compares(node.op) && node.count == 0) {
    out.push_back({.op = node.op, .wanted = wanted, .fact = node.first, .constant = node.value});
  } else if (compares(node.op) && node.count == 2 && operands[0].op == Op::fact &&
             operands[1].op == Op::fact) {
    out.push_back({.op = node.op, .wanted = wanted, .fact = operands[0].first, .other = operands[1].first});
  } else if (node.op == Op::negate) {
    return operands[0].op != Op::all_of && add_tests(nodes, operands[0], !wanted, out);
  } else if (node.op == Op::all_of) {
    for (std::size_t i = 0; i < node.count; ++i)
      if (!add_tests(nodes, operands[i], wanted, out)) return false;
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::vector<Test> conjunction(const std::vector<Node>& nodes) {
  std::vector<Test> tests;
  if (!nodes.empty() && !add_tests(nodes, nodes.front(), true, tests)) tests.clear();
  return tests;
}

}  // namespace storeadvise::logic

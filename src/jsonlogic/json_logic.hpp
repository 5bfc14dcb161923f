#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "jsonlogic/operators.hpp"
#include "jsonlogic/value.hpp"

namespace storeadvise::logic {

/// The names that `var` may use in a rule, in the order of the array of facts.
using FactNames = std::span<const std::string_view>;

/// A mistake in an expression.
struct CompileError {
  std::string
      code;  ///< "unknown-fact", "unknown-operator", "operand-count", "bad-expression", "rule-too-large"
  std::string pointer;  ///< JSON Pointer from the expression's root
  std::string message;
  std::string hint;  ///< may be empty
};

/// One step of a program. Its operands are the `count` nodes from `first` on. A comparison
/// without operands compares a fact with a constant.
struct Node {
  Op op = Op::constant;
  std::uint16_t count = 0;
  std::uint32_t first = 0;  ///< of a fact: its place
  Value value;              ///< of a constant
};

/// The place of no fact.
inline constexpr std::uint32_t kNoFact = 0xFFFFFFFF;

/// Whether a fact compares with a constant or another fact as wanted; Op::fact: whether it is truthy itself.
struct Test {
  Op op = Op::fact;
  bool wanted = true;
  std::uint32_t fact = 0;
  std::uint32_t other = kNoFact;  ///< what it is compared with; kNoFact: the constant
  Value constant{};
};

/// A JsonLogic expression (https://jsonlogic.com), compiled: a flat list of steps whose first
/// is the whole. Gives the answers of json-logic-js 2.0.5.
class Program {
 public:
  Program(std::vector<Node> nodes, Arena constants, std::vector<std::size_t> facts);

  /// The answer for arbitrary data. It may refer to `data`, to this program and to the arena.
  [[nodiscard]] Value evaluate(const Value& data, Arena& arena) const;
  /// The answer for facts in the order of FactNames, for a program that was compiled with them.
  [[nodiscard]] Value evaluate(std::span<const Value> facts, Arena& arena) const;
  /// Whether that answer is truthy. Allocates nothing as long as no step makes a list or a word. Throws
  /// OverBudget where it would take more than kMostSteps or kMostMade.
  [[nodiscard]] bool holds(std::span<const Value> facts) const;

  /// The places of the facts that it looks at, as often as it does.
  [[nodiscard]] const std::vector<std::size_t>& facts() const { return facts_; }
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

 private:
  std::vector<Node> nodes_;
  Arena constants_;
  std::vector<std::size_t> facts_;
  std::vector<Test> tests_;  ///< the same as nodes_ where tests that all pass are enough; else empty
};

/// Levels of JSON nesting that an expression may have.
inline constexpr std::size_t kMaxDepth = 200;
/// Steps that one evaluation may take.
inline constexpr std::size_t kMostSteps = 100000;
/// Steps that a program may have.
inline constexpr std::size_t kMaxNodes = 4096;

/// Compiles an expression whose `var` reads arbitrary data. As in the reference, operands that
/// are too many are ignored and those that are missing are undefined.
tl::expected<Program, std::vector<CompileError>> compile(const nlohmann::json& expression);

/// Compiles an expression over facts. Unknown facts and operators and wrong numbers of operands
/// are faults; each is told with its place.
tl::expected<Program, std::vector<CompileError>> compile(const nlohmann::json& expression, FactNames facts);

/// A JSON value as data; what it needs is kept in the arena.
Value to_value(const nlohmann::json& json, Arena& arena);

}  // namespace storeadvise::logic

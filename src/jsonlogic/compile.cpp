#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "jsonlogic/json_logic.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::logic {
namespace {

using nlohmann::json;

/// What `var` reads: the data at hand, facts, or (inside map and the like, in a rule) an element.
enum class VarReads : std::uint8_t { data, facts, element, accumulator };

bool deeper_than(const json& value, std::size_t levels) {
  if (!value.is_structured()) return false;
  if (levels == 0) return true;
  return std::any_of(value.begin(), value.end(),
                     [&](const json& child) { return deeper_than(child, levels - 1); });
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> words) {
  const auto best = nearest(word, words);
  return best ? fmt::format("did you mean \"{}\"?", *best) : std::string();
}

bool has_element(Op op) { return op >= Op::map && op <= Op::some; }

std::string operands_wanted(const Operator& row) {
  const auto count = [](unsigned n) { return fmt::format("{} operand{}", n, n == 1 ? "" : "s"); };
  if (row.most == kAnyNumber) return fmt::format("at least {}", count(row.least));
  if (row.least == row.most) return count(row.least);
  return fmt::format("{} or {}", row.least, count(row.most));
}

/// What an operator is given: a list, or one operand without the brackets.
class Operands {
 public:
  explicit Operands(const json& given) : given_(given) {}
  [[nodiscard]] bool lone() const { return !given_.is_array(); }
  [[nodiscard]] std::size_t size() const { return lone() ? 1 : given_.size(); }
  const json& operator[](std::size_t i) const { return lone() ? given_ : given_[i]; }

 private:
  const json& given_;
};

class Compiler {
 public:
  explicit Compiler(const FactNames* facts) : facts_(facts), nodes_(1) {}
  tl::expected<Program, std::vector<CompileError>> run(const json& expression);

 private:
  void fault(std::string code, std::string message, std::string hint);
  std::uint32_t room(std::size_t count);
  void constant(std::size_t node, const Value& value) {
    nodes_[node] = {.op = Op::constant, .count = 0, .first = 0, .value = value};
  }
  template <class Step, class Action>
  void below(const Step& step, Action action) {
    at_ /= step;
    action();
    at_.pop_back();
  }

  void place(std::size_t node, const json& expression, VarReads scope);
  void operation(std::size_t node, const json& expression, VarReads scope);
  void step(std::size_t node, const Operator& row, const Operands& given, VarReads scope, VarReads second);
  void fact_step(std::size_t node, const Operator& row, const Operands& given, VarReads scope);
  void children(std::size_t node, Op op, const Operands& given, std::size_t count, VarReads scope,
                VarReads second);
  void child(std::size_t node, const Operands& given, std::size_t i, VarReads scope);
  void fold(std::size_t node);
  void fuse(std::size_t node);
  void unknown_operator(const std::string& name);
  bool counted(const Operator& row, std::size_t given);
  void variable(std::size_t node, const Operands& given, VarReads scope);
  void missing(std::size_t node, Op op, const Operands& given, VarReads scope);
  void name_pairs(std::size_t node, const Operands& names);
  void element(std::size_t node, const json& name, VarReads scope);
  void fact(std::size_t node, const json& name);

  const FactNames* facts_;  ///< null: data at hand
  std::vector<Node> nodes_;
  Arena constants_;
  std::vector<std::size_t> used_;
  std::vector<CompileError> faults_;
  json::json_pointer at_;
  bool too_long_ = false;
};

tl::expected<Program, std::vector<CompileError>> Compiler::run(const json& expression) {
  if (deeper_than(expression, kMaxDepth)) {
    fault("rule-too-large", "nested too deeply",
          fmt::format("at most {} levels of lists and objects", kMaxDepth));
  } else {
    place(0, expression, facts_ != nullptr ? VarReads::facts : VarReads::data);
  }
  if (!faults_.empty()) return tl::unexpected(std::move(faults_));
  return Program(std::move(nodes_), std::move(constants_), std::move(used_));
}

void Compiler::fault(std::string code, std::string message, std::string hint) {
  faults_.push_back({std::move(code), at_.to_string(), std::move(message), std::move(hint)});
}

/// Room for operands next to each other; 0, which is never free, where the program is too long.
std::uint32_t Compiler::room(std::size_t count) {
  if (nodes_.size() + count <= kMaxNodes) {
    nodes_.resize(nodes_.size() + count);
    return static_cast<std::uint32_t>(nodes_.size() - count);
  }
  if (!too_long_) {
    fault("rule-too-large", "too long", fmt::format("at most {} steps", kMaxNodes));
  }
  too_long_ = true;
  return 0;
}

void Compiler::place(std::size_t node, const json& expression, VarReads scope) {
  if (expression.is_array()) {
    children(node, Op::list, Operands(expression), expression.size(), scope, scope);
    return fold(node);
  }
  if (expression.is_object() && expression.size() == 1) return operation(node, expression, scope);
  if (!expression.is_object() || facts_ == nullptr) {
    return constant(node, to_value(expression, constants_));
  }
  fault("bad-expression", fmt::format("an object with {} keys", expression.size()),
        R"(an operation is an object with one key, as in {"and": [...]})");
}

void Compiler::operation(std::size_t node, const json& expression, VarReads scope) {
  const auto entry = expression.begin();
  const Operator* row = find_operator(entry.key());
  below(entry.key(), [&] {
    if (row == nullptr) return unknown_operator(entry.key());
    const Operands given(*entry);
    if (!counted(*row, given.size())) return;
    facts_ == nullptr ? step(node, *row, given, scope, scope) : fact_step(node, *row, given, scope);
  });
}

void Compiler::step(std::size_t node, const Operator& row, const Operands& given, VarReads scope,
                    VarReads second) {
  children(node, row.op, given, std::max<std::size_t>(given.size(), row.pad), scope, second);
  fuse(node);
}

/// In a rule, names are known, and inside map and the like facts cannot be seen.
void Compiler::fact_step(std::size_t node, const Operator& row, const Operands& given, VarReads scope) {
  if (row.op == Op::variable) return variable(node, given, scope);
  if (row.op == Op::missing || row.op == Op::missing_some) return missing(node, row.op, given, scope);
  if (!has_element(row.op)) return step(node, row, given, scope, scope);
  step(node, row, given, scope, row.op == Op::reduce ? VarReads::accumulator : VarReads::element);
}

/// The second operand of map and the like sees the element; the others see what is outside.
void Compiler::children(std::size_t node, Op op, const Operands& given, std::size_t count, VarReads scope,
                        VarReads second) {
  const std::uint32_t first = room(count);
  if (first == 0) return;
  nodes_[node] = {.op = op, .count = static_cast<std::uint16_t>(count), .first = first, .value = {}};
  for (std::size_t i = 0; i < given.size(); ++i) child(first + i, given, i, i == 1 ? second : scope);
}

void Compiler::child(std::size_t node, const Operands& given, std::size_t i, VarReads scope) {
  if (given.lone()) return place(node, given[i], scope);
  below(i, [&] { place(node, given[i], scope); });
}

/// A list of constants is made once.
void Compiler::fold(std::size_t node) {
  const auto first = nodes_.begin() + nodes_[node].first;
  const auto last = first + nodes_[node].count;
  if (!std::all_of(first, last, [](const Node& n) { return n.op == Op::constant; })) return;
  const std::span<Value> values = constants_.values(nodes_[node].count);
  std::transform(first, last, values.begin(), [](const Node& n) { return n.value; });
  constant(node, Value(std::span<const Value>(values)));
}

/// A fact compared with a constant becomes one step.
void Compiler::fuse(std::size_t node) {
  Node& step = nodes_[node];
  if (!compares(step.op) || step.count != 2) return;
  const Node left = nodes_[step.first];
  const Node right = nodes_[step.first + 1];
  if (left.op != Op::fact || right.op != Op::constant) return;
  step = {.op = step.op, .count = 0, .first = left.first, .value = right.value};
}

void Compiler::unknown_operator(const std::string& name) {
  std::array<std::string_view, kOperators.size()> names;
  std::transform(kOperators.begin(), kOperators.end(), names.begin(),
                 [](const Operator& row) { return row.name; });
  fault("unknown-operator", fmt::format("{} is not an operator", in_quotes(name)), did_you_mean(name, names));
}

bool Compiler::counted(const Operator& row, std::size_t given) {
  if (facts_ == nullptr || (given >= row.least && given <= row.most)) return true;
  fault("operand-count", fmt::format("{} is given {}", in_quotes(row.name), given),
        fmt::format("expected {}", operands_wanted(row)));
  return false;
}

void Compiler::variable(std::size_t node, const Operands& given, VarReads scope) {
  const auto named = [&] {
    scope == VarReads::facts ? fact(node, given[0]) : element(node, given[0], scope);
  };
  if (given.lone()) return named();
  below(std::size_t{0}, named);
  // A fact is never absent; what stands in for it is only checked.
  if (given.size() < 2) return;
  if (const std::uint32_t unused = room(1); unused != 0) child(unused, given, 1, scope);
}

void Compiler::fact(std::size_t node, const json& name) {
  if (!name.is_string()) {
    return fault("bad-expression", "the name of a fact must be a word",
                 R"(for example {"var": "dataset.size_gb"})");
  }
  const auto& word = name.get_ref<const std::string&>();
  const auto found = std::find(facts_->begin(), facts_->end(), word);
  if (found == facts_->end()) {
    return fault("unknown-fact", fmt::format("{} is not a fact", in_quotes(word)),
                 did_you_mean(word, *facts_));
  }
  const auto index = static_cast<std::uint32_t>(found - facts_->begin());
  used_.push_back(index);
  nodes_[node] = {.op = Op::fact, .count = 0, .first = index, .value = {}};
}

/// Inside map, filter, all, none, some and reduce, `var` is about the element; a fact's name there
/// would quietly be null, and so it is refused.
void Compiler::element(std::size_t node, const json& name, VarReads scope) {
  const std::string word = name.is_string() ? name.get<std::string>() : name.dump();
  const std::string_view head = std::string_view(word).substr(0, word.find('.'));
  const bool reduced = scope == VarReads::accumulator;
  const bool known =
      reduced ? head == "current" || head == "accumulator" : word.empty() || name.is_number_unsigned();
  if (!known) {
    return fault("unknown-fact", fmt::format("{} is not known here", in_quotes(word)),
                 reduced ? R"(inside reduce, var is "current" or "accumulator")"
                         : R"(inside map, filter, all, none and some, {"var": ""} is the element)");
  }
  const std::uint32_t first = room(2);
  if (first == 0) return;
  nodes_[node] = {.op = Op::variable, .count = 2, .first = first, .value = {}};
  constant(first, Value(constants_.text(word)));
}

/// The names are known when rules are read, and become pairs of a name and its fact.
void Compiler::missing(std::size_t node, Op op, const Operands& given, VarReads scope) {
  const bool some = op == Op::missing_some;
  const bool listed = some || (given.size() == 1 && given[0].is_array());
  const json& last = given[given.size() - 1];
  if (scope != VarReads::facts || (some && !last.is_array())) {
    return fault("bad-expression", "the names of facts must be written out, outside of map and the like",
                 R"(for example {"missing": ["dataset.current"]})");
  }
  const Operands names = listed ? Operands(last) : given;
  const std::size_t before = some ? 1 : 0;
  const std::uint32_t first = room(before + 2 * names.size());
  if (first == 0) return;
  if (some) child(first, given, 0, scope);
  const auto pairs = [&] { name_pairs(first + before, names); };
  listed ? below(given.size() - 1, pairs) : pairs();
  nodes_[node] = {.op = some ? Op::missing_some_facts : Op::missing_facts,
                  .count = static_cast<std::uint16_t>(before + 2 * names.size()),
                  .first = first,
                  .value = {}};
}

void Compiler::name_pairs(std::size_t node, const Operands& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    constant(node + 2 * i, to_value(names[i], constants_));
    const auto one = [&] { fact(node + 2 * i + 1, names[i]); };
    names.lone() ? one() : below(i, one);
  }
}

}  // namespace

tl::expected<Program, std::vector<CompileError>> compile(const json& expression) {
  return Compiler(nullptr).run(expression);
}

tl::expected<Program, std::vector<CompileError>> compile(const json& expression, FactNames facts) {
  return Compiler(&facts).run(expression);
}

}  // namespace storeadvise::logic

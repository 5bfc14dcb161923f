#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace storeadvise::logic {

/// What a step of a program does. The first row is of no operators of JsonLogic, the second of
/// those that compare.
// clang-format off
enum class Op : std::uint8_t {
  constant, fact, list, missing_facts, missing_some_facts,
  equal, not_equal, same, not_same, less, less_or_equal, greater, greater_or_equal, in,
  variable, missing, missing_some, choose, negate, truth, all_of, any_of,
  max, min, add, subtract, multiply, divide, modulo,
  map, filter, reduce, all, none, some, merge, cat, substr
};
// clang-format on

constexpr bool compares(Op op) { return op >= Op::equal && op <= Op::in; }

inline constexpr std::uint16_t kAnyNumber = 0xFFFF;

/// An operator as rules write it.
struct Operator {
  std::string_view name;
  Op op;
  std::uint16_t least, most;  ///< operands that a rule may give it
  std::uint16_t pad;          ///< operands that the step always has; those left out are undefined
};

inline constexpr std::array<Operator, 34> kOperators{{
    {"var", Op::variable, 1, 2, 2},
    {"missing", Op::missing, 1, kAnyNumber, 0},
    {"missing_some", Op::missing_some, 2, 2, 2},
    {"if", Op::choose, 2, kAnyNumber, 0},
    {"?:", Op::choose, 3, 3, 0},
    {"==", Op::equal, 2, 2, 2},
    {"!=", Op::not_equal, 2, 2, 2},
    {"===", Op::same, 2, 2, 2},
    {"!==", Op::not_same, 2, 2, 2},
    {"!", Op::negate, 1, 1, 1},
    {"!!", Op::truth, 1, 1, 1},
    {"and", Op::all_of, 1, kAnyNumber, 0},
    {"or", Op::any_of, 1, kAnyNumber, 0},
    {"<", Op::less, 2, 3, 2},
    {"<=", Op::less_or_equal, 2, 3, 2},
    {">", Op::greater, 2, 2, 2},
    {">=", Op::greater_or_equal, 2, 2, 2},
    {"max", Op::max, 1, kAnyNumber, 0},
    {"min", Op::min, 1, kAnyNumber, 0},
    {"+", Op::add, 1, kAnyNumber, 0},
    {"-", Op::subtract, 1, 2, 2},
    {"*", Op::multiply, 1, kAnyNumber, 1},
    {"/", Op::divide, 2, 2, 2},
    {"%", Op::modulo, 2, 2, 2},
    {"map", Op::map, 2, 2, 2},
    {"filter", Op::filter, 2, 2, 2},
    {"reduce", Op::reduce, 2, 3, 3},
    {"all", Op::all, 2, 2, 2},
    {"none", Op::none, 2, 2, 2},
    {"some", Op::some, 2, 2, 2},
    {"merge", Op::merge, 0, kAnyNumber, 0},
    {"in", Op::in, 2, 2, 2},
    {"cat", Op::cat, 1, kAnyNumber, 0},
    {"substr", Op::substr, 2, 3, 3},
}};

/// The row of an operator; null for a word that is none.
constexpr const Operator* find_operator(std::string_view name) {
  for (const Operator& row : kOperators) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace storeadvise::logic

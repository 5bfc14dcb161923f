#pragma once

#include "json/reader.hpp"
#include "rules/facts.hpp"
#include "storeadvise/rule.hpp"

namespace storeadvise {

/// Reads the points of a rule: a number within kMostPoints other than 0, or an expression over facts that
/// gives a number.
void read_points(ObjectReader& reader, Rule& rule);

/// What the rule adds to the access-pattern score, for facts of a data set and, where it looks at them, of an
/// option. What follows from facts is kept within kMostPoints; where it is not a number, it is 0.
double points_of(const Rule& rule, const FactArray& facts);

/// Rules that fire for these facts of a data set and whose points, which follow from them alone, are not
/// within kMostPoints: one error for each, which names it.
Errors points_out_of_range(const RuleBook& book, const FactArray& dataset_facts);

}  // namespace storeadvise

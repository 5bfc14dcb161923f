#pragma once

#include <string>

#include "jsonlogic/value.hpp"

namespace storeadvise::logic {

// What JavaScript makes of a value where another type is wanted (ECMA-262, section 7.1), with
// JsonLogic's one difference: an empty list is false (https://jsonlogic.com/truthy.html).

bool truthy(const Value& value);
/// Number(value); not a number is NaN.
double to_number(const Value& value);
/// parseFloat(value): the number that the text begins with, or NaN.
double parse_float(const Value& value);
/// String(value).
std::string to_text(const Value& value);
/// As a JavaScript program would print it: the shortest digits that give the number back.
std::string to_text(double number);
/// What `[a, b].join(",")` adds for one element: nothing for null and undefined.
std::string joined(const Value& value);

bool strictly_equal(const Value& a, const Value& b);  ///< ===
bool loosely_equal(const Value& a, const Value& b);   ///< ==
/// a < b, a <= b; false where either is not a number and not both are words.
bool less(const Value& a, const Value& b);
bool less_or_equal(const Value& a, const Value& b);

/// Length as JavaScript counts: characters beyond U+FFFF are two.
std::size_t units(std::string_view text);
/// `count` such units from `from` on. A pair that would be cut in half is left out.
std::string_view unit_slice(std::string_view text, std::size_t from, std::size_t count);

}  // namespace storeadvise::logic

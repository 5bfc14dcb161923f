#pragma once

#include <string>

#include "storeadvise/units.hpp"

namespace storeadvise {

/// "$1,284.10", "-$12.50", "<$0.01", "$0.00" for nothing at all. Rounded to cents, half away from zero.
std::string money(Usd amount);

/// The same with a sign: "+$12.50", "-$3.00", "no difference".
std::string money_difference(Usd amount);

/// A unit price with all its digits, thousands separated: "$0.0000004", "$0.023".
std::string unit_price(double usd);

/// A quantity for people: "1,281,167", "52,900.25"; at most two decimals, three significant digits below 1,
/// with an exponent below a billionth alone.
std::string quantity(double value);

/// A number as sentences write it: whole from 100 on and with thousands separated (1,281,167),
/// below that three digits that mean something (0.0234), never an exponent.
std::string plain_number(double value);

/// A number rounded half away from zero, with exactly `decimals` digits and separated thousands.
std::string fixed(double value, int decimals);

}  // namespace storeadvise

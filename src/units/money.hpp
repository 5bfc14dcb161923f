#pragma once

#include <string>

#include "storeadvise/units.hpp"

namespace storeadvise {

/// "$1,284.10", "-$12.50", "<$0.01", "$0.00" for nothing at all. Rounded to cents, half away from zero.
std::string money(Usd amount);

/// The same with a sign: "+$12.50", "-$3.00", "no difference", "under a cent more".
std::string money_difference(Usd amount);

/// What lies between two amounts as they are shown: of $1.004 and $1.006 a cent. Less than a cent where
/// they are shown alike and yet differ; as it is where one of them is too small to be shown.
Usd shown_difference(Usd from, Usd to);
/// The same with a sign, as `money_difference`.
std::string money_difference(Usd from, Usd to);

/// A unit price with all its digits, at least two of them decimals, thousands separated: "$0.0000004",
/// "$0.023", "$0.30".
std::string unit_price(double usd);

/// A price as sentences write it, three digits that mean something: "$0.30", "$0.0004", "$22.20".
std::string plain_price(double usd);

/// A quantity for people: "1,281,167", "52,900.25"; at most two decimals, three significant digits below 1,
/// with an exponent below a billionth alone.
std::string quantity(double value);

/// A number as sentences write it: whole from 100 on and with thousands separated (1,281,167),
/// below that three digits that mean something (0.0234), never an exponent.
std::string plain_number(double value);

/// A number rounded half away from zero, with exactly `decimals` digits and separated thousands.
std::string fixed(double value, int decimals);

}  // namespace storeadvise

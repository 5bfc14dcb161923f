#include <limits>

#include "report/text/bars.hpp"
#include "report/text/table.hpp"
#include "support/catch.hpp"
#include "units/money.hpp"

using namespace storeadvise;

TEST_CASE("money is rounded once, half away from zero, and never a bare $0", "[report]") {
  CHECK(money(Usd(1284.1)) == "$1,284.10");
  CHECK(money(Usd(1234567.891)) == "$1,234,567.89");
  CHECK(money(Usd(0.125)) == "$0.13");
  CHECK(money(Usd(1.005)) == "$1.01");
  CHECK(money(Usd(-12.5)) == "-$12.50");
  CHECK(money(Usd(0.004)) == "<$0.01");
  CHECK(money(Usd(0)) == "$0.00");
  CHECK(money_difference(Usd(3)) == "+$3.00");
  CHECK(money_difference(Usd(-3)) == "-$3.00");
}

TEST_CASE("a unit price keeps all its digits and has cents", "[report]") {
  CHECK(unit_price(0.0000004) == "$0.0000004");
  CHECK(unit_price(0.00000113) == "$0.00000113");
  CHECK(unit_price(0.023) == "$0.023");
  CHECK(unit_price(1234.5) == "$1,234.50");
  CHECK(unit_price(0.3) == "$0.30");
  CHECK(unit_price(20) == "$20.00");
  CHECK(plain_price(0.3) == "$0.30");
  CHECK(plain_price(0.0004) == "$0.0004");
  CHECK(plain_price(120) == "$120");
}

TEST_CASE("a difference is that of the amounts as they are shown", "[report]") {
  CHECK(money_difference(Usd(47.116), Usd(94.314)) == "+$47.19");
  CHECK(money_difference(Usd(94.314), Usd(47.116)) == "-$47.19");
  CHECK(money_difference(Usd(1.004), Usd(1.006)) == "+$0.01");
  CHECK(money_difference(Usd(0.003), Usd(0.0175)) == "+$0.01");
  CHECK(money_difference(Usd(3.001), Usd(3.002)) == "under a cent more");
  CHECK(money_difference(Usd(3.002), Usd(3.001)) == "under a cent less");
  CHECK(money_difference(Usd(3), Usd(3)) == "no difference");
}

TEST_CASE("quantities have separated thousands and no more digits than they need", "[report]") {
  CHECK(quantity(1281167) == "1,281,167");
  CHECK(quantity(52900.25) == "52,900.25");
  CHECK(quantity(150) == "150");
  CHECK(quantity(0.0333333) == "0.0333");
  CHECK(quantity(3.0517578125e-05) == "0.0000305");
  CHECK(quantity(4e-12) == "4e-12");
  CHECK(quantity(0) == "0");
  CHECK(fixed(-0.001, 1) == "0.0");
  CHECK(fixed(-1234.56, 1) == "-1,234.6");
}

TEST_CASE("a bar fills its columns to an eighth", "[report]") {
  CHECK(bar(1, 2) == "██");
  CHECK(bar(0, 2) == "  ");
  CHECK(bar(0.5, 2) == "█ ");
  CHECK(bar(0.25, 2) == "▌ ");
  CHECK(bar(7, 2) == "██");
  CHECK(burst_row(0.5, 4) == "██▁▁");
}

TEST_CASE("a table aligns by columns of the terminal and wraps one column", "[report]") {
  const std::vector<Column> head{
      {.title = "name"}, {.title = "n", .right = true}, {.title = "text", .right = false, .wraps = true}};
  CHECK(table(head, {{"é", "1", "short"}, {"bb", "100", "x"}}, 80, 2) ==
        "  name    n  text\n"
        "  é       1  short\n"
        "  bb    100  x\n");
  CHECK(table(head, {{"a", "1", "one two three four five"}}, 27) ==
        "name  n  text\n"
        "a     1  one two three four\n"
        "         five\n");
}

TEST_CASE("plain_number keeps what can be read", "[report]") {
  struct Row {
    double value;
    const char* shown;
  };
  const auto [value, shown] = GENERATE(
      Row{0, "0"}, Row{7, "7"}, Row{-7, "-7"}, Row{2.5, "2.5"}, Row{31.26, "31.3"}, Row{99.96, "100"},
      Row{123.456, "123"}, Row{1234.5, "1,234"}, Row{-1234567, "-1,234,567"}, Row{0.0234, "0.0234"},
      Row{0.00001234, "0.0000123"}, Row{1e-12, "0"}, Row{-1e-12, "0"}, Row{9.999, "10"},
      Row{1e6, "1,000,000"}, Row{std::numeric_limits<double>::infinity(), "unlimited"});
  CAPTURE(value);
  CHECK(plain_number(value) == shown);
}

TEST_CASE("what is so large that a double has no digits to round keeps those it has", "[report]") {
  CHECK(fixed(1e15, 0) == "1,000,000,000,000,000");
  CHECK(fixed(5e13, 0) == "50,000,000,000,000");
  CHECK(money(Usd(1e12)) == "$1,000,000,000,000.00");
  CHECK(money(Usd(1125899906842624)) == "$1,125,899,906,842,624.00");
}

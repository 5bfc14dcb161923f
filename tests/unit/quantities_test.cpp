#include "units/quantities.hpp"

#include <clocale>

#include "support/catch.hpp"

using namespace storeadvise;

namespace {

double bytes(std::string_view text) { return parse_bytes(text).value_or(Bytes(-1)).count(); }
double rate(std::string_view text) { return parse_rate(text).value_or(BytesPerSecond(-1)).count(); }
double seconds(std::string_view text) { return parse_duration(text).value_or(Seconds(-1)).count(); }
constexpr double kRefused = -1;

}  // namespace

TEST_CASE("sizes are binary, whichever way they are written", "[quantities]") {
  CHECK(bytes("12 B") == 12);
  CHECK(bytes("1 KB") == 1024);
  CHECK(bytes("1 KiB") == 1024);
  CHECK(bytes("117 KB") == 119808);
  CHECK(bytes("1 MB") == 1048576);
  CHECK(bytes("150 GB") == 161061273600);
  CHECK(bytes("150GB") == 161061273600);
  CHECK(bytes("1 TiB") == 1099511627776);
  CHECK(bytes("1 PB") == 1125899906842624);
  CHECK(bytes("1.5 KB") == 1536);
  CHECK(bytes(" 0 B ") == 0);
  CHECK(bytes("1e3 B") == 1000);
}

TEST_CASE("throughput is a size per second, or decimal bits", "[quantities]") {
  CHECK(rate("1.5 GB/s") == 1610612736);
  CHECK(rate("100MB/s") == 104857600);
  CHECK(rate("25 Gbit/s") == 3125000000);
  CHECK(rate("8 bit/s") == 1);
  CHECK(rate("1 Mbit/s") == 125000);
}

TEST_CASE("durations are seconds", "[quantities]") {
  CHECK(seconds("250 us") == 0.00025);
  CHECK(seconds("20 ms") == 0.02);
  CHECK(seconds("30 s") == 30);
  CHECK(seconds("30 min") == 1800);
  CHECK(seconds("6 h") == 21600);
  CHECK(seconds("30 d") == 2592000);
}

TEST_CASE("what is no quantity is refused", "[quantities]") {
  for (const auto* text : {"",       " ",        "GB",      "150",      "150 gb",     "150 Gb", "150 XB",
                           "1,5 GB", "1 000 GB", "0x10 B",  "nan B",    "inf GB",     "-1 GB",  "+1 GB",
                           ".5 GB",  "1 GB/s",   "1 GB GB", "1e400 GB", "2000000 PB", "1\tGB"})
    CHECK(bytes(text) == kRefused);
  for (const auto* text : {"1 GB", "1 GB per second", "25 Gbps", "25 gbit/s", "-1 MB/s"})
    CHECK(rate(text) == kRefused);
  for (const auto* text : {"30", "20 msec", "1 week", "101 y", "36526 d", "-1 s"})
    CHECK(seconds(text) == kRefused);
}

TEST_CASE("the limits themselves are allowed", "[quantities]") {
  CHECK(bytes("1048576 PB") == kMostBytes);
  CHECK(seconds("36525 d") == kMostSeconds);
}

TEST_CASE("a refusal says what was found and expected", "[quantities]") {
  CHECK(parse_bytes("150 gb").error().message == "\"150 gb\" is not a size");
  CHECK_THAT(parse_bytes("150 gb").error().hint, ContainsSubstring("did you mean \"GB\"?"));
  CHECK(parse_bytes("150").error().message == "\"150\" has no unit");
  CHECK(parse_bytes("-1 GB").error().message == "\"-1 GB\" is less than 0");
  CHECK(parse_duration("soon").error().code == "bad-duration");
  CHECK_THAT(parse_bytes("\u202e1").error().message, ContainsSubstring("\\u202e"));
}

TEST_CASE("shown quantities have three digits and a unit", "[quantities]") {
  CHECK(show_bytes(Bytes(0)) == "0 B");
  CHECK(show_bytes(Bytes(512)) == "512 B");
  CHECK(show_bytes(Bytes(119808)) == "117 KB");
  CHECK(show_bytes(Bytes(999 * 1024)) == "999 KB");
  CHECK(show_bytes(Bytes(1010 * 1024)) == "0.986 MB");
  CHECK(show_rate(BytesPerSecond(1000 * kMiB)) == "0.977 GB/s");
  CHECK(show_bytes(Bytes(1610612736)) == "1.5 GB");
  CHECK(show_bytes(Bytes(1.2345 * kGiB)) == "1.23 GB");
  CHECK(show_bytes(Bytes(150 * kGiB)) == "150 GB");
  CHECK(show_bytes(Bytes(-2048)) == "-2 KB");
  CHECK(show_rate(BytesPerSecond(1610612736)) == "1.5 GB/s");
  CHECK(show_duration(Seconds(0)) == "0 s");
  CHECK(show_duration(Seconds(0.00025)) == "250 us");
  CHECK(show_duration(Seconds(0.0015)) == "1.5 ms");
  CHECK(show_duration(Seconds(0.02)) == "20 ms");
  CHECK(show_duration(Seconds(60)) == "1 min");
  CHECK(show_duration(Seconds(90)) == "90 s");
  CHECK(show_duration(Seconds(1800)) == "30 min");
  CHECK(show_duration(Seconds(129600)) == "36 h");
  CHECK(show_duration(Seconds(2592000)) == "30 d");
}

TEST_CASE("counts have separated thousands", "[quantities]") {
  CHECK(show_count(1281167) == "1,281,167");
  CHECK(show_count(999) == "999");
  CHECK(show_count(1000) == "1,000");
  CHECK(show_count(412.6) == "412.6");
  CHECK(show_count(0.25) == "0.25");
  CHECK(show_count(0) == "0");
  CHECK(show_count(-1234567.8) == "-1,234,568");
  CHECK(show_number(0.3) == "0.3");
  CHECK(show_number(99.95) == "100");
  CHECK(show_number(1284.1) == "1284");
}

TEST_CASE("exact texts parse back to the very same number", "[quantities]") {
  CHECK(exact_bytes(Bytes(150 * kGiB)) == "150 GB");
  CHECK(exact_bytes(Bytes(161061273601)) == "161061273601 B");
  CHECK(exact_rate(BytesPerSecond(1.25e9)) == "10 Gbit/s");
  CHECK(exact_rate(BytesPerSecond(1.5 * kGiB)) == "1.5 GB/s");
  CHECK(exact_duration(Seconds(1800)) == "30 min");
  CHECK(exact_duration(Seconds(86400)) == "1 d");
  CHECK(exact_duration(Seconds(0.02)) == "20 ms");
  CHECK(exact_number(412.6) == "412.6");
  double value = 0.1;
  for (int i = 0; i < 2000; ++i) {
    value = value * 1.0137 + 1.0 / 3;
    CHECK(bytes(exact_bytes(Bytes(value))) == value);
    CHECK(rate(exact_rate(BytesPerSecond(value))) == value);
    if (value < kMostSeconds) CHECK(seconds(exact_duration(Seconds(value))) == value);
  }
}

TEST_CASE("outward texts lie beyond the value", "[quantities]") {
  const Bytes value(48.3456 * kKiB);
  CHECK(outward_bytes(value, true).text == "48.3 KB");
  CHECK(outward_bytes(value, false).text == "48.4 KB");
  CHECK(outward_bytes(value, true).value == 48.3 * kKiB);
  CHECK(outward_duration(Seconds(1800), true).text == "30 min");
  CHECK(outward_number(412.6, true).text == "412");
  CHECK(outward_number(412.6, false).text == "413");
  CHECK(outward_number(0, false).value == 0);
}

TEST_CASE("the locale changes nothing", "[quantities]") {
  std::setlocale(LC_ALL, "de_DE.UTF-8");  // where it exists
  CHECK(bytes("1.5 KB") == 1536);
  CHECK(show_bytes(Bytes(1536)) == "1.5 KB");
  CHECK(show_count(1234567) == "1,234,567");
  std::setlocale(LC_ALL, "C");
}

TEST_CASE("what may be bits or bytes gets both readings", "[units]") {
  const auto rate = [](const char* text) { return parse_rate(text).error().hint; };
  for (const auto* text : {"25 gbps", "25 gb/s", "25 Gb/S", "25 Gb"})
    CHECK_THAT(rate(text), ContainsSubstring(R"("Gbit/s", which is bits, or "GB/s", bytes)"));
  CHECK_THAT(rate("25 b/s"), ContainsSubstring(R"("bit/s", which is bits, or "B/s", bytes)"));
  CHECK_THAT(rate("25 KBps"), ContainsSubstring(R"("KB/s", which is bytes, or "Kbit/s", bits)"));
  CHECK_THAT(rate("25 MB/S"), Catch::EndsWith(R"( (did you mean "MB/s"?))"));
  for (const auto* text : {"25 Gib/s", "25 gib", "25 XB"})
    CHECK_THAT(rate(text), !ContainsSubstring("did you mean"));
  const auto size = [](const char* text) { return parse_bytes(text).error().hint; };
  CHECK_THAT(size("8 Mb"), Catch::EndsWith(R"( (did you mean "8 MB", or for bits "1 MB"?))"));
  CHECK_THAT(size("10Gb"), Catch::EndsWith(R"( (did you mean "10 GB", or for bits "1.25 GB"?))"));
  CHECK_THAT(size("8 Mib"), Catch::EndsWith(R"( (did you mean "8 MiB", or for bits "1 MB"?))"));
  CHECK_THAT(size("16 b"), Catch::EndsWith(R"( (did you mean "16 B", or for bits "2 B"?))"));
  CHECK_THAT(size("8 Mbit"), Catch::EndsWith(R"( (did you mean "1 MB"?))"));
  CHECK_THAT(size("80 bits"), Catch::EndsWith(R"( (did you mean "10 B"?))"));
  CHECK_THAT(size("8 mb"), Catch::EndsWith(R"( (did you mean "MB"?))"));
}

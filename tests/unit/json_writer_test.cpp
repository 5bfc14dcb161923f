#include "json/writer.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include "support/catch.hpp"

namespace {

using storeadvise::JsonWriter;
using storeadvise::Layout;

std::string written(std::string_view text) {
  JsonWriter json(Layout::one_line);
  json.value(text);
  return json.take();
}

}  // namespace

TEST_CASE("JSON writer: numbers are the shortest that read back, however often they come") {
  JsonWriter json(Layout::one_line);
  json.begin_list();
  for (int round = 0; round < 2; ++round)
    for (const double number : {0.1, -0.0, 0.0, 1.0 / 3, 100000.0, -0.1, 1e300, 12.0}) json.value(number);
  json.value(std::numeric_limits<double>::infinity());
  json.end_list();
  const std::string once = "0.1,0,0,0.3333333333333333,1e+05,-0.1,1e+300,12";
  CHECK(json.take() == "[" + once + "," + once + ",null]");
}

TEST_CASE("JSON writer: what would not be JSON is refused") {
  const auto refuses = [](const auto& misuse) {
    JsonWriter json(Layout::lines);
    CHECK_THROWS_AS(misuse(json), std::logic_error);
  };
  refuses([](JsonWriter& j) { j.key("a"); });
  refuses([](JsonWriter& j) { j.begin_object(), j.value(1.0); });
  refuses([](JsonWriter& j) { j.begin_object(), j.key("a"), j.key("b"); });
  refuses([](JsonWriter& j) { j.begin_object(), j.key("a"), j.end_object(); });
  refuses([](JsonWriter& j) { j.begin_object(), j.end_list(); });
  refuses([](JsonWriter& j) { j.begin_list(), (void)j.take(); });
  refuses([](JsonWriter& j) { j.value(true), j.value(true); });
  refuses([](JsonWriter& j) { j.end_list(); });
  refuses([](JsonWriter& j) { j.text("{]"); });
}

TEST_CASE("JSON writer: a list of lines, drained as they come") {
  JsonWriter json(Layout::lines);
  json.begin_object();
  json.key("rows");
  json.begin_list();
  CHECK(json.drain() == "{\n  \"rows\": [");
  for (const double n : {1.0, 2.0}) {
    json.begin_object(Layout::one_line);
    json.key("n");
    json.begin_list(Layout::lines);
    json.value(n);
    json.end_list();
    json.end_object();
    CHECK(json.drain() == (n == 1 ? "\n    {\"n\":[1]}" : ",\n    {\"n\":[2]}"));
  }
  json.end_list();
  json.end_object();
  CHECK(json.take() == "\n  ]\n}");
}

TEST_CASE("JSON writer: a tree, and a value that is text") {
  const auto tree = nlohmann::ordered_json::parse(R"({"b":[1,2.5,9007199254740993],"a":{"c":null,"d":"x"}})");
  CHECK(storeadvise::json_text(tree, Layout::one_line) == tree.dump());
  CHECK(storeadvise::json_text(tree, Layout::lines) == tree.dump(2));
  JsonWriter json(Layout::lines);
  json.text(R"(["posix", "append"])");
  CHECK(json.take() == R"(["posix","append"])");
}

TEST_CASE("JSON writer: thousands of different numbers, and all of them again") {
  JsonWriter json(Layout::one_line);
  json.begin_list();
  for (int i = 0; i < 6000; ++i) json.value(std::sqrt(i % 3000));
  json.end_list();
  const auto list = nlohmann::json::parse(json.take());
  REQUIRE(list.size() == 6000);
  for (int i = 0; i < 6000; ++i)
    REQUIRE(list[static_cast<std::size_t>(i)].get<double>() == std::sqrt(i % 3000));
}

TEST_CASE("JSON writer: what needs an escape gets one, wherever it stands in a text") {
  for (std::size_t at = 0; at < 20; ++at) {
    const std::string before(at, 'a');
    const std::string after = "the rest of it";
    const auto with = [&](std::string_view middle) { return before + std::string(middle) + after; };
    CHECK(written(with("\"")) == "\"" + with("\\\"") + "\"");
    CHECK(written(with("\\")) == "\"" + with("\\\\") + "\"");
    CHECK(written(with("\n")) == "\"" + with("\\n") + "\"");
    CHECK(written(with("\x7F")) == "\"" + with("\\u007f") + "\"");
    CHECK(written(with("\x1F")) == "\"" + with("\\u001f") + "\"");
    CHECK(written(with(" ~")) == "\"" + with(" ~") + "\"");
    CHECK(written(with("\u00E9")) == "\"" + with("\u00E9") + "\"");
    CHECK(written(with("\xFF")) == "\"" + with("\\ufffd") + "\"");
  }
}

TEST_CASE("JSON writer: a text longer than the room that was reserved") {
  JsonWriter json(Layout::lines);
  json.reserve(4);
  json.begin_object();
  json.field("name", std::string(10000, 'x'));
  json.end_object();
  CHECK(json.take() == "{\n  \"name\": \"" + std::string(10000, 'x') + "\"\n}");
}

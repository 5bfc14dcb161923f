#include "json/document.hpp"

#include "support/catch.hpp"

using namespace storeadvise;

namespace {

Errors errors_of(std::string_view text) {
  const auto document = parse_document(text, "p.json");
  return document ? Errors{} : document.error();
}

/// Code, line and column of the one error: "bad-json 1:3".
std::string mistake(std::string_view text) {
  const Errors errors = errors_of(text);
  if (errors.size() != 1) return std::to_string(errors.size()) + " errors";
  const Place& place = errors[0].place;
  return errors[0].code + ' ' + std::to_string(place.line) + ':' + std::to_string(place.column);
}

std::string message(std::string_view text) { return errors_of(text).at(0).message; }
std::string hint(std::string_view text) { return errors_of(text).at(0).hint; }

}  // namespace

TEST_CASE("JSON with comments is read", "[document]") {
  const auto document = parse_document("// first\n{ \"a\": /* inside */ [1, 2.5] } // last", "p.json");
  REQUIRE(document);
  CHECK(document->json["a"][1] == 2.5);
  CHECK(document->file == "p.json");
  CHECK(parse_document("{\"a\": \"// no comment /* \"}", "")->json["a"] == "// no comment /* ");
}

TEST_CASE("a syntax error is one error with its place", "[document]") {
  CHECK(mistake("{\n  \"a\": 1,\n}") == "bad-json 2:9");
  CHECK(message("{ \"a\": 1, }") == "a comma before \"}\"");
  CHECK(mistake("{ \"a\" 1 }") == "bad-json 1:7");
  CHECK(hint("{ \"a\" 1 }") == "expected \":\" after the key");
  CHECK(mistake("[1 2]") == "bad-json 1:3");  // right after what lacks it
  CHECK(hint("[1 2]") == "add \",\" before the next value");
  CHECK(mistake("{ 'a': 1 }") == "bad-json 1:3");
  CHECK(mistake("{ a: 1 }") == "bad-json 1:3");
  CHECK(message("{ a: 1 }") == "\"a\" is not a key");
  CHECK(message("[ 01 ]") == "\"01\" is not a number");
  CHECK(message("[ True ]") == "\"True\" is not a value");
  CHECK(hint("[ True ]") == "did you mean true?");
  CHECK(message("[ NaN ]") == "\"NaN\" is not a number");
  CHECK(message("[ \"a ]") == "a string has no end");
  CHECK(message("[ \"\\q\" ]") == "\"\\q\" is not an escape");
  CHECK(message("[ /* ]") == "a comment has no end");
  CHECK(message("{ \"a\": [1") == "the text ends in the middle");
}

TEST_CASE("what follows the document is refused", "[document]") {
  CHECK(mistake("{} {}") == "trailing-text 1:4");
  CHECK(mistake("{}\n}") == "trailing-text 2:1");
  CHECK(mistake("{} // comment\n") == "0 errors");
}

TEST_CASE("an empty input says so", "[document]") {
  CHECK(mistake("") == "empty-input 1:1");
  CHECK(mistake(" \n// only a comment\n") == "empty-input 3:1");
}

TEST_CASE("bytes that are no text are refused", "[document]") {
  CHECK(mistake("\xEF\xBB\xBF{}") == "byte-order-mark 1:1");
  CHECK(mistake("\xFF\xFE{\0}\0") == "bad-utf8 1:1");
  CHECK(mistake("{ \"a\": \"\xff\" }") == "bad-utf8 1:9");
  CHECK(mistake("{} // \xc0\x80") == "bad-utf8 1:7");
  CHECK(mistake(std::string_view("{}\0 {", 5)) == "bad-utf8 1:3");
}

TEST_CASE("numbers have to fit", "[document]") {
  CHECK(mistake("[1e999]") == "number-too-large 1:2");
  CHECK(mistake("[-1e999]") == "number-too-large 1:2");
  CHECK(mistake("[1e-999]") == "0 errors");  // nearest double: 0
  CHECK(mistake("[123456789012345678901234567890]") == "0 errors");
}

TEST_CASE("nesting and size have limits", "[document]") {
  CHECK(mistake(std::string(64, '[') + std::string(64, ']')) == "0 errors");
  CHECK(mistake(std::string(65, '[') + std::string(65, ']')) == "too-deep 1:65");
  CHECK(mistake(std::string(100000, '[')) == "too-deep 1:65");
  CHECK(mistake("[\"" + std::string(100, '[') + "\"]") == "0 errors");
  CHECK(mistake(std::string(kLargestInput + 1, ' ')) == "too-large 0:0");
}

TEST_CASE("a repeated key is told at its second place", "[document]") {
  const Errors errors = errors_of("{ \"a\": [ {\"x\": 1,\n \"x\": 2} ], \"\\u0061\": 3 }");
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].code == "repeated-key");
  CHECK(errors[0].place.line == 2);
  CHECK(errors[0].place.column == 2);
  CHECK(errors[0].path == "a[0].x");
  CHECK(errors[1].path == "a");  // however it is written
  CHECK(mistake("{ \"a\": {\"b\": 1}, \"c\": {\"b\": 1} }") == "0 errors");
}

TEST_CASE("errors hold no words of a library", "[document]") {
  for (const std::string_view text :
       {"{", "[1,", R"(["\ud800"])", R"({"a":})", "\x01", "[1e400]", "nul", "\"\t\""})
    for (const Error& error : errors_of(text)) {
      const std::string all = error.message + error.hint;
      CHECK(all.find("exception") == std::string::npos);
      CHECK(all.find("parse_error") == std::string::npos);
      CHECK_FALSE(error.message.empty());
    }
}

TEST_CASE("a flood of repeated keys costs no more than its first twenty", "[document]") {
  std::string text = R"({"a":0)";
  for (int i = 0; i < 200000; ++i) text += R"(,"a":0)";
  const auto document = parse_document(text + "}", "p.json");
  REQUIRE_FALSE(document);
  CHECK(document.error().size() == 20);
  CHECK(document.error().front().place.column == 8);
}

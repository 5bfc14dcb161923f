// What is said of a text that is no JSON.

#include "json/document.hpp"
#include "report/errors.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

Error syntax_error_in(std::string_view text) {
  const auto document = parse_document(text, "p.json");
  REQUIRE_FALSE(document);
  return document.error().front();
}

}  // namespace

TEST_CASE("a missing comma is told at the end of what stands before it", "[messages]") {
  const Error between_keys = syntax_error_in("{\n  \"a\": 1\n  \"b\": 2\n}");
  CHECK(between_keys.message == "a comma is missing");
  CHECK(between_keys.place.line == 2);
  CHECK(between_keys.place.column == 9);
  CHECK(syntax_error_in("[1 2]").message == "a comma is missing");
  CHECK(syntax_error_in("[{} {}]").message == "a comma is missing");
  CHECK(syntax_error_in(R"({"a": 1 : 2})").message != "a comma is missing");
}

TEST_CASE("a quote that is missing is told where the string begins that took in too much", "[messages]") {
  const Error error = syntax_error_in(R"({"name":"a,"role":"scratch"})");
  CHECK(error.place.column == 9);
  CHECK(error.hint == R"(add a double quote after "a")");
  CHECK(syntax_error_in(R"({"name: "a"})").hint == R"(add a double quote after "name")");
  CHECK(syntax_error_in(R"({"a": "b"c})").hint != R"(add a double quote after "b")");
}

TEST_CASE("a number with a unit is told to be a string", "[messages]") {
  const Error error = syntax_error_in(R"({"size": 4 TB, "name": "a"})");
  CHECK(error.place.column == 10);
  CHECK(error.message == "a number with a unit is not in quotes");
  CHECK(error.hint == R"(write "4 TB")");
  CHECK(syntax_error_in(R"({"a": [1 2]})").message == "a comma is missing");
  CHECK(syntax_error_in(R"({"a": 1 "b": 2})").message == "a comma is missing");
}

TEST_CASE("a word for no value is answered by leaving the key out", "[messages]") {
  CHECK_THAT(syntax_error_in(R"({"size": None})").hint, ContainsSubstring("leave the key out"));
}

TEST_CASE("a byte that continues no character is shown where it stands", "[messages]") {
  const Error at_the_start = syntax_error_in("{\n\xa0 \"a\": 1}");
  CHECK(at_the_start.place.line == 2);
  CHECK(at_the_start.place.column == 1);
  CHECK(errors_text({at_the_start}) ==
        "p.json:2:1: error: the byte \"\\xa0\" is not UTF-8\n"
        "  2 | \\xa0 \"a\": 1}\n"
        "    | ^\n"
        "  save it as UTF-8\n");
  CHECK_THAT(errors_text({syntax_error_in("{\"" + std::string(300, 'a') + "\xa0\": 1}")}),
             ContainsSubstring(R"(the byte "\xa0" is not UTF-8)"));
}

TEST_CASE("YAML and its comments are recognised", "[messages]") {
  CHECK(syntax_error_in("profile_version: 1\nname: team\n").message == "this looks like YAML");
  CHECK(syntax_error_in("---\nname: team\n").message == "this looks like YAML");
  CHECK(syntax_error_in("- name: team\n").message == "this looks like YAML");
  CHECK_THAT(syntax_error_in("{ \"a\": 1, # one\n \"b\": 2 }").hint, ContainsSubstring("// like this"));
  CHECK_THAT(syntax_error_in("# a team\n{}").hint, ContainsSubstring("// like this"));
}

TEST_CASE("an error shows its line and a caret below the place", "[messages]") {
  const Error error = syntax_error_in("{\n\t\"a\": 1,\n\t\"b\" 2\n}");
  const std::string text = errors_text({error});
  CHECK_THAT(text, ContainsSubstring("\n  3 |  \"b\" 2\n    |      ^\n"));
}

namespace {

/// Lines of at most 80 columns, and the character above the caret.
char pointed_at(const Error& error) {
  const std::string text = errors_text({error});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\xc2\x9b") == std::string::npos);
  for (std::size_t start = text.find('\n') + 1; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    CHECK(end - start <= 90);  // bytes of at most 80 columns
    start = end + 1;
  }
  const std::size_t caret = text.find('^') - text.rfind('\n', text.find('^'));
  return text.at(text.rfind('\n', text.find(" | ")) + caret);
}

}  // namespace

TEST_CASE("a long line is cut around the place, and nothing in it steers the terminal", "[messages]") {
  const std::string filler(5000, 'x');
  const auto line = [&](const std::string& key) {
    return "{ \"" + filler + key + "\": \"" + filler + R"(", "b" 2, ")" + filler + "\": 1 }";
  };
  CHECK(pointed_at(syntax_error_in(line(""))) == '2');
  CHECK(pointed_at(syntax_error_in(line("\x1b[2J"))) == '\\');  // shown as \u001b
  const std::string next_to_it =
      "{ \"b\" 2, \"\xc2\x9b"
      "2J\": 1 }";
  CHECK(pointed_at(syntax_error_in(next_to_it)) == '2');
}

#include "json/reader.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "json/error_codes.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

constexpr std::array<std::string_view, 3> kColours{"red", "green", "blue"};

struct Paint {
  std::string name = "none";
  std::optional<std::string> maker;
  bool matt = false;
  double litres = 1;
  std::optional<std::size_t> colour;
  std::vector<std::string> uses;
};

Errors read(std::string_view text, Paint& out) {
  const Document document = *parse_document(text, "paint.json");
  Problems problems;
  ObjectReader reader(problems, document.json, Pointer(), "a paint");
  reader.version("paint_version", false);
  if (reader.need("name") != nullptr) reader.text("name", out.name);
  reader.text("maker", out.maker);
  reader.flag("matt", out.matt);
  reader.number("litres", out.litres, 0, 10);
  out.colour = reader.word("colour", kColours, "a colour");
  reader.list("uses", [&](const nlohmann::json& value, const Pointer& where) {
    if (!value.is_string()) return reader.problems().add(where, wrong_type(value, "a use"));
    out.uses.push_back(value.get<std::string>());
  });
  reader.done();
  return problems.errors(document);
}

Errors read(std::string_view text) {
  Paint ignored;
  return read(text, ignored);
}

/// The words with a hyphen that open a brace, as the code of a Fault does: `{"bad-size", `.
std::vector<std::string> codes_in(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  const std::string source = text.str();
  std::vector<std::string> codes;
  for (std::size_t at = source.find("{\""); at != std::string::npos; at = source.find("{\"", at + 1)) {
    const std::string word = source.substr(at + 2, source.find('"', at + 2) - at - 2);
    const bool code = word.find('-') != std::string::npos &&
                      word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (code && word.front() != '-') codes.push_back(word);
  }
  return codes;
}

}  // namespace

TEST_CASE("an object is read into its fields", "[reader]") {
  Paint paint;
  CHECK(read(R"({"name": "sky", "matt": true, "litres": 2.5, "colour": "blue", "uses": ["wall"]})", paint)
            .empty());
  CHECK(paint.name == "sky");
  CHECK(paint.matt);
  CHECK(paint.litres == 2.5);
  CHECK(paint.colour == 2U);
  CHECK(paint.uses == std::vector<std::string>{"wall"});
  CHECK_FALSE(paint.maker);
}

TEST_CASE("a wrong word names the right ones and the nearest", "[reader]") {
  const Errors errors = read(R"({"name": "x", "colour": "gren"})");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == "unknown-word");
  CHECK(errors[0].path == "colour");
  CHECK(errors[0].place.column == 25);
  CHECK(errors[0].message == "\"gren\" is not a colour");
  CHECK(errors[0].hint == "expected one of: red, green, blue (did you mean \"green\"?)");
}

TEST_CASE("unknown keys are told at the key, with what is expected", "[reader]") {
  const Errors errors = read(R"({"name": "x", "litters": 1})");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == "unknown-key");
  CHECK(errors[0].place.column == 15);
  CHECK(errors[0].message == "\"litters\" is not a key of a paint");
  CHECK(errors[0].hint ==
        "expected one of: paint_version, name, maker, matt, litres, colour, uses (did you mean \"litres\"?)");
}

TEST_CASE("all mistakes come at once, in the order of the text", "[reader]") {
  const Errors errors =
      read("{\"uses\": [1, \"a\", []],\n\"matt\": 1, \"litres\": 11,\n\"paint_version\": 2}");
  REQUIRE(errors.size() == 6);
  CHECK(errors[0].code == "missing-key");
  CHECK(errors[0].message == "a paint must have \"name\"");
  CHECK(errors[1].path == "uses[0]");
  CHECK(errors[1].message == "1 is not a use");
  CHECK(errors[2].path == "uses[2]");
  CHECK(errors[2].message == "a list is not a use");
  CHECK(errors[3].message == "1 is not true or false");
  CHECK(errors[4].message == "11 is more than 10");
  CHECK(errors[4].hint == "expected 0 to 10");
  CHECK(errors[5].code == "wrong-version");
}

TEST_CASE("something else than an object is one error", "[reader]") {
  for (const auto* text : {"[]", "4", "\"x\"", "null"}) {
    const Errors errors = read(text);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == "wrong-type");
    CHECK(errors[0].hint == "expected an object: { ... }");
  }
}

TEST_CASE("a flood of mistakes stays short", "[reader]") {
  std::string text = R"({"name": "x")";
  for (int i = 0; i < 20000; ++i) text += ", \"key" + std::to_string(i) + "\": 1";
  CHECK(read(text + '}').size() == kMostErrors);
}

TEST_CASE("every error code is explained once, in order", "[reader]") {
  std::string_view before;
  for (const ErrorCode& row : error_codes()) {
    CHECK(row.code > before);
    before = row.code;
    CHECK(row.explanation.ends_with('.'));
    CHECK_FALSE(row.example.empty());
    CHECK(find_error_code(row.code) == &row);
  }
  CHECK(find_error_code("no-such-code") == nullptr);
}

TEST_CASE("the codes that the input code gives are all explained", "[reader]") {
  const std::filesystem::path source = STOREADVISE_SOURCE_DIR "/src";
  std::size_t found = 0;
  for (const std::string_view room : {"json", "profile", "units"}) {
    for (const auto& entry : std::filesystem::directory_iterator(source / room)) {
      if (entry.path().extension() != ".cpp") continue;
      for (const std::string& code : codes_in(entry.path())) {
        INFO(entry.path() << ' ' << code);
        CHECK(find_error_code(code) != nullptr);
        ++found;
      }
    }
  }
  CHECK(found > 50);
}

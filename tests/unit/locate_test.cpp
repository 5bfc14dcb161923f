#include "json/document.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using Pointer = nlohmann::json::json_pointer;

namespace {

constexpr std::string_view kText = R"({
  // "size": a comment that looks like a key
  "size": 1, "list": [ 10, { "a/b": [], "x": "}" }, 30 ],
  /* { */ "last": { "~": true }
})";

Document document() { return *parse_document(kText, "p.json"); }

std::string place(const Place& p) { return std::to_string(p.line) + ':' + std::to_string(p.column); }
std::string at(std::string_view where) { return place(locate(document(), Pointer(std::string(where)))); }
std::string key_at(std::string_view where) {
  return place(locate_all(document(), {{Pointer(std::string(where)), true}}).front());
}

}  // namespace

TEST_CASE("values are found behind comments and brackets", "[locate]") {
  CHECK(at("") == "1:1");
  CHECK(at("/size") == "3:11");
  CHECK(at("/list") == "3:22");
  CHECK(at("/list/0") == "3:24");
  CHECK(at("/list/1/a~1b") == "3:37");
  CHECK(at("/list/1/x") == "3:46");
  CHECK(at("/list/2") == "3:53");
  CHECK(at("/last/~0") == "4:26");
}

TEST_CASE("keys are found", "[locate]") {
  CHECK(key_at("/size") == "3:3");
  CHECK(key_at("/list/1/x") == "3:41");
  CHECK(key_at("/last") == "4:11");
}

TEST_CASE("what is missing is told where it would be", "[locate]") {
  CHECK(at("/last/none") == "4:19");
  CHECK(at("/none/deeper") == "1:1");
}

TEST_CASE("what came from the command line has no line", "[locate]") {
  Document changed = document();
  changed.patches.push_back({Pointer("/list"), "--set list=4"});
  const Place found = locate(changed, Pointer("/list/0"));
  CHECK(found.file == "--set list=4");
  CHECK(found.line == 0);
  CHECK(locate(changed, Pointer("/size")).line == 3);
}

TEST_CASE("paths are written with dots and brackets", "[locate]") {
  const Document d = document();
  CHECK(path_text(d.json, Pointer("/list/1/x")) == "list[1].x");
  CHECK(path_text(d.json, Pointer("/last/0")) == "last.0");
  CHECK(path_text(d.json, Pointer("")).empty());
}

TEST_CASE("errors come in the order of the text, at most twenty", "[locate]") {
  Errors errors;
  for (std::size_t line = 30; line > 0; --line)
    errors.push_back({.code = "c", .place = {"f", line, 1}, .path = "", .message = "m", .hint = ""});
  errors.push_back(errors.back());
  const Errors sorted = in_order(errors);
  REQUIRE(sorted.size() == 20);
  CHECK(sorted.front().place.line == 1);
  CHECK(sorted[1].place.line == 2);
  CHECK(sorted.back().place.line == 20);
}

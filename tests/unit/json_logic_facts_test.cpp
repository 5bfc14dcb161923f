#include <array>

#include "support/catch.hpp"
#include "support/logic_json.hpp"

using namespace storeadvise::logic;
using nlohmann::json;

namespace {

constexpr std::array<std::string_view, 4> kNames{"dataset.role", "dataset.size_gb", "reads.clients",
                                                 "dataset.current"};

bool holds(const char* expression, const std::array<Value, 4>& facts) {
  const auto program = compile(json::parse(expression), kNames);
  REQUIRE(program);
  return program->holds(facts);
}

std::vector<CompileError> faults(const json& expression) {
  auto program = compile(expression, kNames);
  return program ? std::vector<CompileError>() : program.error();
}

CompileError fault(const char* expression) {
  const auto all = faults(json::parse(expression));
  REQUIRE(all.size() == 1);
  return all.front();
}

const std::array<Value, 4> kFacts{Value(std::string_view("archive")), Value(150.0), Value(4.0),
                                  Value(std::string_view(""))};

}  // namespace

TEST_CASE("a program over facts reads them by place", "[json_logic]") {
  CHECK(holds(R"({"===":[{"var":"dataset.role"},"archive"]})", kFacts));
  CHECK_FALSE(holds(R"({"!==":[{"var":"dataset.role"},"archive"]})", kFacts));
  CHECK(holds(R"({">=":[{"var":"dataset.size_gb"},150]})", kFacts));
  CHECK_FALSE(holds(R"({">":[{"var":"dataset.size_gb"},150]})", kFacts));
  CHECK(holds(R"({"<":[4,{"var":"dataset.size_gb"},151]})", kFacts));
  CHECK(holds(
      R"({"and":[{"in":[{"var":"dataset.role"},["scratch","archive"]]},{"<":[{"var":"reads.clients"},5]}]})",
      kFacts));
  CHECK_FALSE(holds(R"({"and":[true,{"in":[{"var":"dataset.role"},"arch"]}]})", kFacts));
  CHECK(holds(R"({"or":[{"var":"dataset.current"},{"!":{"var":"dataset.current"}}]})", kFacts));
  CHECK(holds(R"({">":[{"*":[{"var":"reads.clients"},40]},{"var":["dataset.size_gb",0]}]})", kFacts));
  CHECK(holds(R"({"some":[["archive"],{"===":[{"var":""},"archive"]}]})", kFacts));
  CHECK(holds(R"({"==":[{"reduce":[[1,2],{"+":[{"var":"current"},{"var":"accumulator"}]},0]},3]})", kFacts));
}

TEST_CASE("missing works on facts: an empty word is missing", "[json_logic]") {
  CHECK(holds(R"({"missing":["dataset.role","dataset.current"]})", kFacts));
  CHECK_FALSE(holds(R"({"missing":[["dataset.role","dataset.size_gb"]]})", kFacts));
  CHECK_FALSE(holds(R"({"missing_some":[1,["dataset.role","dataset.current"]]})", kFacts));
  CHECK(holds(R"({"missing_some":[2,["dataset.role","dataset.current"]]})", kFacts));
}

TEST_CASE("a program says which facts it looks at", "[json_logic]") {
  const auto program = compile(json::parse(R"({"and":[{">":[{"var":"reads.clients"},1]},
    {"<":[2,{"var":"dataset.size_gb"}]},{"missing":["dataset.current"]}]})"),
                               kNames);
  REQUIRE(program);
  CHECK(program->facts() == std::vector<std::size_t>{2, 1, 3});
}

TEST_CASE("an unknown fact is a fault with its place and the nearest name", "[json_logic]") {
  const CompileError one = fault(R"({"and":[true,{">":[{"var":"dataset.size_gib"},1]}]})");
  CHECK(one.code == "unknown-fact");
  CHECK(one.pointer == "/and/1/>/0/var");
  CHECK(one.message == R"("dataset.size_gib" is not a fact)");
  CHECK(one.hint == R"(did you mean "dataset.size_gb"?)");
  CHECK(fault(R"({"var":["reads.client"]})").pointer == "/var/0");
  CHECK(fault(R"({"missing":["dataset.role","x"]})").pointer == "/missing/1");
  CHECK(fault(R"({"missing_some":[1,["dataset.role","x"]]})").pointer == "/missing_some/1/1");
  CHECK(fault(R"({"var":["dataset.role",{"var":"x"}]})").pointer == "/var/1/var");
}

TEST_CASE("an unknown operator is a fault", "[json_logic]") {
  const CompileError one = fault(R"({"or":[{"subst":["abc",1]}]})");
  CHECK(one.code == "unknown-operator");
  CHECK(one.pointer == "/or/0/subst");
  CHECK(one.hint == R"(did you mean "substr"?)");
}

TEST_CASE("a wrong number of operands is a fault", "[json_logic]") {
  CHECK(fault(R"({"<":[1]})").message == R"("<" is given 1)");
  CHECK(fault(R"({"<":[1]})").hint == "expected 2 or 3 operands");
  CHECK(fault(R"({">":[1,2,3]})").hint == "expected 2 operands");
  CHECK(fault(R"({"and":[]})").hint == "expected at least 1 operand");
  CHECK(fault(R"({"!":[1,2]})").code == "operand-count");
}

TEST_CASE("a rule's expression is an operation, and names facts outright", "[json_logic]") {
  CHECK(fault(R"({"and":[{"a":1,"b":2}]})").code == "bad-expression");
  CHECK(fault(R"({"and":[{}]})").pointer == "/and/0");
  CHECK(fault(R"({"var":{"cat":["a","b"]}})").code == "bad-expression");
  CHECK(fault(R"({"missing":{"merge":["a"]}})").code == "bad-expression");
  CHECK(fault(R"({"var":""})").code == "unknown-fact");
}

TEST_CASE("inside map and reduce a fact's name is refused", "[json_logic]") {
  CHECK(fault(R"({"map":[[1],{"var":"dataset.role"}]})").pointer == "/map/1/var");
  CHECK(fault(R"({"reduce":[[1],{"var":"sum"},0]})").code == "unknown-fact");
  CHECK(faults(json::parse(R"({"reduce":[[1],{"var":"accumulator"},{"var":"reads.clients"}]})")).empty());
}

TEST_CASE("all the faults of an expression are told", "[json_logic]") {
  CHECK(faults(json::parse(R"({"and":[{"var":"x"},{"nand":[1]},{"/":[1]}]})")).size() == 3);
}

TEST_CASE("nesting and length are bounded", "[json_logic]") {
  json deep = true;
  for (int i = 0; i < 10'000; ++i) deep = json::object({{"!", std::move(deep)}});
  REQUIRE(faults(deep).size() == 1);
  CHECK(faults(deep).front().code == "rule-too-large");
  CHECK(faults(deep).front().pointer.empty());

  json shallow = true;
  for (int i = 0; i < 100; ++i) shallow = json::object({{"!", std::move(shallow)}});
  CHECK(faults(shallow).empty());

  REQUIRE(faults(json::object({{"or", json(5000, 1)}})).size() == 1);
  CHECK(faults(json::object({{"or", json(4000, 1)}})).empty());
}

TEST_CASE("the longest program and the deepest expression that are read", "[json_logic]") {
  // The step itself and one for each operand.
  CHECK(faults(json::object({{"or", json(kMaxNodes - 1, 1)}})).empty());
  const auto long_ones = faults(json::object({{"or", json(kMaxNodes, 1)}}));
  REQUIRE(long_ones.size() == 1);
  CHECK(long_ones.front().hint == "at most 4096 steps");
  // Told once, however much is left out.
  CHECK(faults(json::object(
                   {{"and", {json::object({{"or", json(5000, 1)}}), json::object({{"or", json(5000, 1)}})}}}))
            .size() == 1);
  const auto nested = [](std::size_t levels) {
    json deep = true;
    for (std::size_t i = 0; i < levels; ++i) deep = json::array({std::move(deep)});
    return deep;
  };
  CHECK(faults(nested(kMaxDepth)).empty());
  REQUIRE(faults(nested(kMaxDepth + 1)).size() == 1);
  CHECK(faults(nested(kMaxDepth + 1)).front().hint == "at most 200 levels of lists and objects");
}

TEST_CASE("how many operands an operator wants", "[json_logic]") {
  CHECK(fault(R"({"!":[]})").hint == "expected 1 operand");
  CHECK(fault(R"({"?:":[1,2]})").hint == "expected 3 operands");
  CHECK(fault(R"({"if":[1]})").hint == "expected at least 2 operands");
  CHECK(fault(R"({"max":[]})").hint == "expected at least 1 operand");
  CHECK(fault(R"({"-":[1,2,3]})").hint == "expected 1 or 2 operands");
  CHECK(faults(json::parse(R"({"if":[1,2]})")).empty());
  CHECK(faults(json::parse(R"({"!":1})")).empty());
}

TEST_CASE("missing over facts counts what is there", "[json_logic]") {
  const auto holds_some = [](int needed, const char* names) {
    return holds((R"({"missing_some":[)" + std::to_string(needed) + "," + names + "]}").c_str(), kFacts);
  };
  CHECK_FALSE(holds_some(0, R"(["dataset.current"])"));
  CHECK(holds_some(1, R"(["dataset.current"])"));
  CHECK_FALSE(holds_some(2, R"(["dataset.role","dataset.current","reads.clients"])"));
  CHECK(holds_some(3, R"(["dataset.role","dataset.current","reads.clients"])"));
  CHECK_FALSE(holds(R"({"missing":"dataset.role"})", kFacts));
  CHECK(holds(R"({"missing":"dataset.current"})", kFacts));
  CHECK(holds(R"({"==":[{"missing":["dataset.role","dataset.current"]},"dataset.current"]})", kFacts));
}

TEST_CASE("a fact on either side of a comparison, and beside other steps", "[json_logic]") {
  CHECK(holds(R"({"<":[{"var":"reads.clients"},{"var":"dataset.size_gb"}]})", kFacts));
  CHECK_FALSE(holds(R"({">":[{"var":"reads.clients"},{"var":"dataset.size_gb"}]})", kFacts));
  CHECK(holds(R"({"<":[3,{"var":"reads.clients"}]})", kFacts));
  CHECK(holds(R"({"<":[{"var":"reads.clients"},5,6]})", kFacts));
  CHECK_FALSE(holds(R"({"<":[{"var":"reads.clients"},5,5]})", kFacts));
  CHECK(holds(R"({"==":[{"+":[{"var":"reads.clients"},1]},5]})", kFacts));
  CHECK(holds(R"({"!=":[{"var":"reads.clients"},5]})", kFacts));
  CHECK_FALSE(holds(R"({"!=":[{"var":"reads.clients"},4]})", kFacts));
  CHECK(holds(R"({"<=":[{"var":"reads.clients"},4]})", kFacts));
  CHECK_FALSE(holds(R"({"<":[{"var":"reads.clients"},4]})", kFacts));
  CHECK(holds(R"({"==":[{"var":"reads.clients"},"4"]})", kFacts));
  CHECK_FALSE(holds(R"({"===":[{"var":"reads.clients"},"4"]})", kFacts));
  CHECK_FALSE(holds(R"({"==":[{"var":"dataset.role"},"scratch"]})", kFacts));
  CHECK(holds(R"({"!=":[{"var":"dataset.role"},"scratch"]})", kFacts));
  CHECK(holds(R"({"<":[{"var":"dataset.role"},"scratch"]})", kFacts));
  CHECK_FALSE(holds(R"({"in":[{"var":"reads.clients"},5]})", kFacts));
}

TEST_CASE("inside map and the like, the first operand sees facts and the second the element",
          "[json_logic]") {
  CHECK(holds(R"({"==":[{"map":[[{"var":"reads.clients"}],{"+":[{"var":""},1]}]},5]})", kFacts));
  CHECK(holds(R"({"all":[[{"var":"reads.clients"},9],{">":[{"var":""},3]}]})", kFacts));
  CHECK(holds(R"({"some":[[[1,7]],{"==":[{"var":1},7]}]})", kFacts));
  CHECK(holds(
      R"({"==":[{"reduce":[[1,2],{"+":[{"var":"current"},{"var":"accumulator"}]},{"var":"reads.clients"}]},7]})",
      kFacts));
  CHECK(fault(R"({"filter":[[1],{"var":"current"}]})").code == "unknown-fact");
  CHECK(fault(R"({"none":[[1],{"missing":["dataset.role"]}]})").code == "bad-expression");
  CHECK(fault(R"({"reduce":[[1],{"var":""},0]})").code == "unknown-fact");
}

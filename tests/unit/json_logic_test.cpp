#include "support/catch.hpp"
#include "support/logic_json.hpp"

using nlohmann::json;
using storeadvise::logic::answer;

namespace {

struct Row {
  const char* expression;
  const char* expected;
};

/// One shelf of a fruit shop, enough to tell every operator's branches apart.
const json kShop = json::parse(R"({
  "fruit": {"name": "pear", "price": 2.5, "tags": ["green", "ripe"], "origin": null},
  "stock": [{"n": 3}, {"n": 0}, {"n": 5}], "numbers": [4, 1, 7], "word": "12", "empty": "", "none": []
})");

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.expression);
    CHECK(answer(json::parse(row.expression), kShop) == json::parse(row.expected));
  }
}

}  // namespace

TEST_CASE("what is no operation stands for itself", "[json_logic]") {
  check({{"7", "7"}, {"null", "null"}, {R"("pear")", R"("pear")"}, {R"({"a":1,"b":2})", R"({"a":1,"b":2})"}});
  check({{R"([1,{"+":[1,1]},[{"var":"word"}]])", R"([1,2,["12"]])"}});
}

TEST_CASE("var follows a path, and has a default", "[json_logic]") {
  check({{R"({"var":"fruit.price"})", "2.5"}, {R"({"var":["fruit.name"]})", R"("pear")"}});
  check({{R"({"var":"stock.2.n"})", "5"}, {R"({"var":"fruit.tags.1"})", R"("ripe")"}});
  check({{R"({"var":"stock.02.n"})", "null"}, {R"({"var":"stock.3"})", "null"}});
  check({{R"({"var":["fruit.size", 9]})", "9"}, {R"({"var":["fruit.origin", 9]})", "null"}});
  check({{R"({"var":["fruit.origin.country", "?"]})", R"("?")"}, {R"({"var":"word.length"})", "2"}});
  check({{R"({"var":{"cat":["fru","it.name"]}})", R"("pear")"}, {R"({"var":"word.1"})", R"("2")"}});
  CHECK(answer(json::parse(R"({"var":""})"), 5) == 5);
  CHECK(answer(json::parse(R"({"var":1})"), json::parse(R"(["a","b"])")) == "b");
  CHECK(answer(json::parse(R"({"var":[]})"), "all") == "all");
  CHECK(answer(json::parse(R"({"var":"a"})"), nullptr) == nullptr);
}

TEST_CASE("missing and missing_some name what is not there", "[json_logic]") {
  check(
      {{R"({"missing":["fruit.name","empty","fruit.origin","nut"]})", R"(["empty","fruit.origin","nut"])"}});
  check({{R"({"missing":"word"})", "[]"}, {R"({"missing":{"merge":["nut",["word"]]}})", R"(["nut"])"}});
  check({{R"({"missing_some":[1,["word","nut"]]})", "[]"}});
  check({{R"({"missing_some":[2,["word","nut"]]})", R"(["nut"])"}});
}

TEST_CASE("if takes the first branch whose condition is true", "[json_logic]") {
  check({{R"({"if":[true,1,2]})", "1"}, {R"({"if":[false,1,2]})", "2"}, {R"({"if":[false,1]})", "null"}});
  check({{R"({"if":[0,1,"",2,[],3,"0",4,5]})", "4"}, {R"({"if":[8]})", "8"}, {R"({"if":[]})", "null"}});
  check({{R"({"?:":[{"var":"none"},"some","none"]})", R"("none")"}});
}

TEST_CASE("an empty list is false, any other word or list is true", "[json_logic]") {
  check({{R"({"!!":[[]]})", "false"}, {R"({"!!":[[0]]})", "true"}, {R"({"!!":["0"]})", "true"}});
  check({{R"({"!!":[""]})", "false"}, {R"({"!":[0]})", "true"}, {R"({"!":[null]})", "true"}});
  check({{R"({"!":{"var":"fruit"}})", "false"}, {R"({"!!":{"-":["x"]}})", "false"}});
}

TEST_CASE("and, or give the operand that decides", "[json_logic]") {
  check({{R"({"and":[1,"",0]})", R"("")"}, {R"({"and":[1,2]})", "2"}, {R"({"and":[1,[],2]})", "[]"}});
  check({{R"({"or":[0,"pear",1]})", R"("pear")"}, {R"({"or":[0,""]})", R"("")"}, {R"({"or":[]})", "null"}});
  check({{R"({"if":[{"or":[0,{"and":[1,2]}]},"yes","no"]})", R"("yes")"}});
}

TEST_CASE("== converts, === does not", "[json_logic]") {
  check({{R"({"==":["12",12]})", "true"}, {R"({"===":["12",12]})", "false"}, {R"({"===":[2,2.0]})", "true"}});
  check({{R"({"==":[null,0]})", "false"}, {R"({"==":[0,""]})", "true"}, {R"({"==":[true,"1"]})", "true"}});
  check({{R"({"==":[[1,2],"1,2"]})", "true"}, {R"({"==":["abc",0]})", "false"}});
  check({{R"({"==":[[1],[1]]})", "false"}, {R"({"==":[{"var":"none"},{"var":"none"}]})", "true"}});
  check({{R"({"!=":[1,"1"]})", "false"}, {R"({"!==":[1,"1"]})", "true"}, {R"({"!=":[null,false]})", "true"}});
}

TEST_CASE("order compares numbers, and words with words", "[json_logic]") {
  check({{R"({"<":[1,2]})", "true"}, {R"({"<":[2,2]})", "false"}, {R"({"<=":[2,2]})", "true"}});
  check({{R"({">":[3,2]})", "true"}, {R"({">=":[2,3]})", "false"}, {R"({">":["10","9"]})", "false"}});
  check({{R"({">":["10",9]})", "true"}, {R"({"<":["a","b"]})", "true"}, {R"({"<":["a",1]})", "false"}});
  check({{R"({">=":["a",1]})", "false"}, {R"({">=":[null,0]})", "true"}, {R"({"<":[[2],"3"]})", "true"}});
  check({{R"({"<":["\uE000","\uD83D\uDE00"]})", "false"}});
}

TEST_CASE("< and <= with three operands are between", "[json_logic]") {
  check({{R"({"<":[1,2,3]})", "true"}, {R"({"<":[1,1,3]})", "false"}, {R"({"<":[1,3,3]})", "false"}});
  check({{R"({"<=":[1,1,1]})", "true"}, {R"({"<=":[1,{"var":"fruit.price"},2]})", "false"}});
}

TEST_CASE("arithmetic takes words for the numbers they begin with", "[json_logic]") {
  check({{R"({"+":[1,"2",3.5]})", "6.5"}, {R"({"+":"3.14"})", "3.14"}, {R"({"+":["5 kg",1]})", "6"}});
  check({{R"({"+":[true,1]})", "null"}, {R"({"*":[2,"3",4]})", "24"}, {R"({"*":["3"]})", R"("3")"}});
  check({{R"({"-":[5,"2"]})", "3"}, {R"({"-":"4"})", "-4"}, {R"({"-":[true,null]})", "1"}});
  check({{R"({"/":[9,2]})", "4.5"}, {R"({"/":[1,0]})", "null"}, {R"({"%":[-7,3]})", "-1"}});
  check({{R"({"-":["0x10",0]})", "16"}, {R"({"-":[" 7 ",0]})", "7"}, {R"({"-":["5 kg",0]})", "null"}});
  check({{R"({"-":["0b101",0]})", "5"}, {R"({"-":["0B101",0]})", "5"}, {R"({"-":["0b102",0]})", "null"}});
  check({{R"({"-":["0o17",0]})", "15"}, {R"({"-":["0O17",0]})", "15"}, {R"({"-":["0XaF",0]})", "175"}});
  check({{R"({"-":[".5",0]})", "0.5"}, {R"({"-":["-.5",0]})", "-0.5"}, {R"({"-":["/5",0]})", "null"}});
  check({{R"({"max":[1,"9",3]})", "9"}, {R"({"min":[4,[2],3]})", "2"}, {R"({"min":[1,"x"]})", "null"}});
}

TEST_CASE("numbers become words as in JavaScript", "[json_logic]") {
  check({{R"({"cat":[150]})", R"("150")"},
         {R"({"cat":[0.1]})", R"("0.1")"},
         {R"({"cat":[-2.50]})", R"("-2.5")"}});
  check({{R"({"cat":[1e21]})", R"("1e+21")"}, {R"({"cat":[1.5e-7]})", R"("1.5e-7")"}});
  check({{R"({"cat":[0.000001]})", R"("0.000001")"},
         {R"({"cat":[123456789012345680000]})", R"("123456789012345680000")"}});
}

TEST_CASE("map, filter and reduce see the element", "[json_logic]") {
  check({{R"({"map":[{"var":"numbers"},{"*":[{"var":""},2]}]})", "[8,2,14]"}});
  check({{R"({"map":[{"var":"stock"},{"var":"n"}]})", "[3,0,5]"}, {R"({"map":["pear",1]})", "[]"}});
  check({{R"({"filter":[{"var":"stock"},{"var":"n"}]})", R"([{"n":3},{"n":5}])"}});
  check({{R"({"reduce":[{"var":"numbers"},{"+":[{"var":"current"},{"var":"accumulator"}]},10]})", "22"}});
  check({{R"({"reduce":[{"var":"nothing"},{"var":"current"},{"var":"word"}]})", R"("12")"}});
  check({{R"({"reduce":[[1,2],{"cat":[{"var":"accumulator"},{"var":"current"}]}]})", R"("12")"}});
}

TEST_CASE("all, some and none ask every element", "[json_logic]") {
  check({{R"({"all":[{"var":"numbers"},{">":[{"var":""},0]}]})", "true"}});
  check({{R"({"all":[{"var":"stock"},{"var":"n"}]})", "false"}, {R"({"all":[[],true]})", "false"}});
  check(
      {{R"({"some":[{"var":"stock"},{">":[{"var":"n"},4]}]})", "true"}, {R"({"some":[[],true]})", "false"}});
  check({{R"({"none":[{"var":"numbers"},{">":[{"var":""},7]}]})", "true"},
         {R"({"none":["pear",true]})", "true"}});
}

TEST_CASE("merge joins lists, in looks into them and into words", "[json_logic]") {
  check({{R"({"merge":[[1],2,[[3]]]})", "[1,2,[3]]"}, {R"({"merge":[]})", "[]"}});
  check({{R"({"in":["ripe",{"var":"fruit.tags"}]})", "true"},
         {R"({"in":["rip",{"var":"fruit.tags"}]})", "false"}});
  check({{R"({"in":["ea","pear"]})", "true"},
         {R"({"in":[1,"pear1"]})", "true"},
         {R"({"in":["1",[1]]})", "false"}});
  check({{R"({"in":["",""]})", "false"}, {R"({"in":[1,12]})", "false"}});
}

TEST_CASE("cat and substr count characters as JavaScript does", "[json_logic]") {
  check({{R"({"cat":["a",1,true,null,[2,[3,4]]]})", R"("a1true2,3,4")"}});
  check({{R"({"substr":["storage",3]})", R"("rage")"}, {R"({"substr":["storage",-3]})", R"("age")"}});
  check({{R"({"substr":["storage",1,3]})", R"("tor")"}, {R"({"substr":["storage",2,-2]})", R"("ora")"}});
  check({{R"({"substr":["é😀z",1,2]})", R"("😀")"}, {R"({"substr":["é😀z",3]})", R"("z")"}});
  check({{R"({"substr":[12345,1,2]})", R"("23")"}, {R"({"substr":["ab",5]})", R"("")"}});
}

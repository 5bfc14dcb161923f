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

TEST_CASE("numbers turn to powers of ten where JavaScript does", "[json_logic]") {
  const std::vector<std::pair<double, const char*>> rows{{0, "0"},
                                                         {-0.0, "0"},
                                                         {7, "7"},
                                                         {10, "10"},
                                                         {-1200, "-1200"},
                                                         {123.5, "123.5"},
                                                         {-123.25, "-123.25"},
                                                         {1.5, "1.5"},
                                                         {100.25, "100.25"},
                                                         {0.5, "0.5"},
                                                         {0.05, "0.05"},
                                                         {-0.00123, "-0.00123"},
                                                         {1e-6, "0.000001"},
                                                         {1.25e-6, "0.00000125"},
                                                         {9.5e-7, "9.5e-7"},
                                                         {1e-7, "1e-7"},
                                                         {-1.25e-9, "-1.25e-9"},
                                                         {1e20, "100000000000000000000"},
                                                         {1.5e20, "150000000000000000000"},
                                                         {1e21, "1e+21"},
                                                         {-1.5e21, "-1.5e+21"},
                                                         {1.7976931348623157e308, "1.7976931348623157e+308"},
                                                         {5e-324, "5e-324"}};
  for (const auto& [number, text] : rows) {
    CAPTURE(text);
    CHECK(answer({{"cat", {number}}}, nullptr) == text);
  }
  check({{R"({"cat":[{"/":[1,0]},{"/":[-1,0]},{"/":[0,0]}]})", R"("Infinity-InfinityNaN")"}});
}

TEST_CASE("words that are numbers, and words that only look like it", "[json_logic]") {
  const auto number = [](const char* word) { return answer({{"-", {word, 0}}}, nullptr); };
  CHECK(number("") == 0);
  CHECK(number(" \t\n") == 0);
  CHECK(number("+5") == 5);
  CHECK(number("-5") == -5);
  CHECK(number("5.") == 5);
  CHECK(number("9") == 9);
  CHECK(number("0") == 0);
  CHECK(number("1e3") == 1000);
  CHECK(number("0x1F") == 31);
  CHECK(number("0xF0") == 240);
  CHECK(number("0xfA") == 250);
  CHECK(number("0o7") == 7);
  CHECK(number("0b11") == 3);
  CHECK(number("1e-999") == 0);
  CHECK(number("0.1e-999") == 0);
  for (const char* word : {"+", "-", ".", "e5", ":5", "/", "0x", "0xg", "0o8", "0b2", "1 2", "inf", "nan",
                           "--5", "0x-1", "0x1.5", "infinity", "x"}) {
    CAPTURE(word);
    CHECK(number(word) == nullptr);
  }
  const auto huge = [](const char* word) { return answer({{">", {word, 1e308}}}, nullptr); };
  CHECK(huge("Infinity") == true);
  CHECK(huge("+Infinity") == true);
  CHECK(huge("1e999") == true);
  CHECK(huge("1E999") == true);
  CHECK(answer({{"<", {"-Infinity", -1e308}}}, nullptr) == true);
  CHECK(answer({{"<", {"-1e999", -1e308}}}, nullptr) == true);
  const std::string zeros = "0." + std::string(400, '0') + "1";
  CHECK(number(zeros.c_str()) == 0);
  CHECK(number(("." + std::string(400, '0') + "1").c_str()) == 0);
}

TEST_CASE("sums take the number that a word begins with", "[json_logic]") {
  const auto sum = [](const json& a) { return answer({{"+", {a, 0}}}, nullptr); };
  CHECK(sum("12abc") == 12);
  CHECK(sum(" -3.5e1x") == -35);
  CHECK(sum("+7") == 7);
  CHECK(sum("Infinityx") == nullptr);
  CHECK(sum("abc") == nullptr);
  CHECK(sum("") == nullptr);
  CHECK(sum(json::array({5, 6})) == 5);
  CHECK(sum(nullptr) == nullptr);
  check({{R"({"*":[2,-3]})", "-6"}, {R"({"*":[4]})", "4"}, {R"({"+":[]})", "0"}, {R"({"*":[]})", "null"}});
}

TEST_CASE("characters beyond U+FFFF count two, as in JavaScript", "[json_logic]") {
  check({{R"({"var":"length"})", "null"}});
  CHECK(answer(json::parse(R"({"var":"w.length"})"), json::parse(R"({"w":"a\u00e9\u20ac\ud83d\ude00"})")) ==
        5);
  CHECK(answer(json::parse(R"({"var":"w.2"})"), json::parse(R"({"w":"a\u00e9\u20acz"})")) ==
        json::parse(R"("\u20ac")"));
  CHECK(answer(json::parse(R"({"var":"w.4"})"), json::parse(R"({"w":"a\u00e9\u20acz"})")) == nullptr);
  check({{R"({"substr":["a\u20acz",1,1]})", R"("\u20ac")"}, {R"({"substr":["a\u20acz",-1]})", R"("z")"}});
  check({{R"({"substr":["abc",0,0]})", R"("")"}, {R"({"substr":["abc",-9,2]})", R"("ab")"}});
  check({{R"({"substr":["abc",3]})", R"("")"}, {R"({"substr":["abc",1.9,1.9]})", R"("b")"}});
  check({{R"({"substr":["abc",0,-1]})", R"("ab")"}, {R"({"substr":["abc",0,-3]})", R"("")"}});
  check({{R"({"substr":["abc",0,-4]})", R"("")"}, {R"({"substr":["abc",0,"-1"]})", R"("")"}});
  check({{R"({"substr":["abc","x"]})", R"("abc")"}, {R"({"substr":["abcdef",1,9]})", R"("bcdef")"}});
  check({{R"({"<":["\uE000","\uFFFD"]})", "true"}, {R"({"<":["\uD7FF","\uE000"]})", "true"}});
  check({{R"({"<":["\uD83D\uDE00","\uFFFD"]})", "true"}, {R"({"<":["\uFB00","\uD83D\uDE00"]})", "false"}});
  check({{R"({"<=":["a","a"]})", "true"}, {R"({"<":["a","a"]})", "false"}, {R"({"<":["a","ab"]})", "true"}});
}

TEST_CASE("null, answers, lists and objects compared", "[json_logic]") {
  check({{R"({"==":[null,null]})", "true"},
         {R"({"===":[null,null]})", "true"},
         {R"({"==":[null,""]})", "false"}});
  check({{R"({"===":[true,true]})", "true"}, {R"({"===":[true,false]})", "false"}});
  check({{R"({"==":[false,"0"]})", "true"}, {R"({"==":[true,1]})", "true"}, {R"({"==":[true,2]})", "false"}});
  check(
      {{R"({"==":[{"var":"fruit"},{"var":"fruit"}]})", "true"}, {R"({"==":[{"var":"fruit"},5]})", "false"}});
  check({{R"({"==":[{"var":"fruit"},"[object Object]"]})", "true"},
         {R"({"==":[{"var":"fruit"},[1]]})", "false"}});
  check({{R"({"==":[[5],5]})", "true"}, {R"({"==":[[],0]})", "true"}, {R"({"<":[[],1]})", "true"}});
  check({{R"({"<":[{"var":"fruit"},1]})", "false"}, {R"({"<":[{"var":"fruit"},"a"]})", "true"}});
  check({{R"({"<":[[1],[2]]})", "true"}, {R"({"<":[[10],[9]]})", "true"}, {R"({"<":[[10],9]})", "false"}});
  check({{R"({"+":[[],1]})", "null"}, {R"({"-":[[],1]})", "-1"}, {R"({"-":[{"var":"fruit"},1]})", "null"}});
  check({{R"({"!!":[{"-":[0,0]}]})", "false"}, {R"({"!!":[0.5]})", "true"}, {R"({"!!":[-1]})", "true"}});
}

TEST_CASE("missing: names in a list, in the list of the first name, and with a default", "[json_logic]") {
  check({{R"({"missing":[]})", "[]"}, {R"({"missing":[["word","nut"],"nut"]})", R"(["nut"])"}});
  check({{R"({"missing":[["nut"]]})", R"(["nut"])"}, {R"({"missing":["nut","none"]})", R"(["nut"])"}});
  check({{R"({"missing_some":[0,["nut"]]})", "[]"}, {R"({"missing_some":[1,["nut"]]})", R"(["nut"])"}});
  check({{R"({"missing_some":[1,["a","b","word"]]})", "[]"},
         {R"({"missing_some":[2,["a","b","word"]]})", R"(["a","b"])"}});
  check({{R"({"missing_some":[3,["word","numbers","fruit"]]})", "[]"}});
  // Of a name without its list, the reference counts the letters.
  check({{R"({"missing_some":[3,"ab"]})", R"(["ab"])"}, {R"({"missing_some":[1,"ab"]})", "[]"}});
  check({{R"({"missing":["word",["nut"]]})", R"([["nut"]])"}, {R"({"missing":["word",["nut","?"]]})", "[]"}});
}

TEST_CASE("reduce without a start begins with null", "[json_logic]") {
  check({{R"({"-":[{"reduce":[[],{"var":"current"}]},1]})", "-1"}});
  check({{R"({"-":[{"reduce":[[],1]},1]})", "-1"}, {R"({"reduce":[[],1]})", "null"}});
  check({{R"({"reduce":[[],1,5]})", "5"}, {R"({"reduce":[[7],{"var":"current"},5]})", "7"}});
  check({{R"({"reduce":[5,1]})", "null"}, {R"({"-":[{"reduce":["x",1,3]},1]})", "2"}});
}

TEST_CASE("choices, sums and extremes of one, two and many", "[json_logic]") {
  check({{R"({"if":[0,1,0,2]})", "null"}, {R"({"if":[0,1,1,2]})", "2"}, {R"({"if":[0,1,0,2,3]})", "3"}});
  check({{R"({"max":[]})", "null"},
         {R"({"max":[-5]})", "-5"},
         {R"({"min":[5]})", "5"},
         {R"({"max":[-3,-7]})", "-3"}});
  check({{R"({"min":[-3,-7]})", "-7"}, {R"({"max":["x",1]})", "null"}, {R"({"max":[2,1]})", "2"}});
  check({{R"({"%":[7.5,2]})", "1.5"}, {R"({"-":[0.5]})", "-0.5"}, {R"({"/":[1,4]})", "0.25"}});
  check({{R"({"<":[1,2,2]})", "false"}, {R"({"<=":[1,2,2]})", "true"}, {R"({">":[3,2,9]})", "true"}});
  check({{R"({"<":[3,2,9]})", "false"},
         {R"({"in":["a",{"var":"fruit"}]})", "false"},
         {R"({"in":[2,[1,2]]})", "true"}});
  check({{R"({"if":[{"and":[1,0]},"y","n"]})", R"("n")"}, {R"({"!":{"and":[0,1]}})", "true"}});
  check({{R"({"if":[{"or":[0,""]},"y","n"]})", R"("n")"}, {R"({"!":{"or":[0,1]}})", "false"}});
  check({{R"({"!":{"and":[]}})", "true"}, {R"({"!!":{"and":[1,2]}})", "true"}});
  check({{R"({"and":[]})", "null"}, {R"({"and":[0]})", "0"}, {R"({"or":[0,"",2,3]})", "2"}});
}

#include "jsonlogic/json_logic.hpp"
#include "rules/engine.hpp"
#include "storeadvise/profile.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

/// A rules file with one rule that has these keys besides id, text and source.
std::string file_with(const std::string& keys) {
  return R"({"rules_version": 1, "rules": [
{"id": "ours", "text": "Reads {reads.gb} GB.", "source": "us", )" +
         keys + "}]}";
}

Error error_of(const std::string& text) {
  const auto book = read_rules(text, "house.json");
  REQUIRE_FALSE(book);
  REQUIRE(book.error().size() == 1);
  return book.error().front();
}

Error error_with(const std::string& keys) { return error_of(file_with(keys)); }

Rule rule_with(const std::string& keys) {
  const auto book = read_rules(file_with(keys), "house.json");
  REQUIRE(book);
  return book->rules.front();
}

OptionMask bit(std::string_view id) { return OptionMask{1} << *option_index(id); }

}  // namespace

TEST_CASE("the embedded rules are read", "[rules]") {
  CHECK(embedded_rules().rules.size() > 40);
  for (const Rule& rule : embedded_rules().rules) {
    CAPTURE(rule.id);
    CHECK(rule.place.file.empty());
    CHECK_FALSE(rule.source.empty());
  }
}

TEST_CASE("each effect takes its own keys", "[rules]") {
  const Rule forbids = rule_with(R"("effect": "forbids", "options": ["s3.*", "efs.elastic"])");
  CHECK(forbids.targets == ((options_matching("s3.*") | bit("efs.elastic"))));
  CHECK(rule_with(R"("effect": "favours", "options": ["*"], "points": -12.5)").points == -12.5);
  CHECK(rule_with(R"("effect": "advises")").targets == 0);
  CHECK(rule_with(R"("effect": "advises", "options": ["s3.express"])").targets == bit("s3.express"));
  const Rule needing = rule_with(R"("effect": "requires", "capability": "file_locking")");
  CHECK((needing.targets & bit("s3.standard")) != 0);
  CHECK((needing.targets & bit("efs.elastic")) == 0);

  CHECK(error_with(R"("effect": "forbids", "options": ["s3.*"], "points": 3)").code == "unknown-key");
  CHECK(error_with(R"("effect": "requires")").code == "missing-key");
  CHECK(error_with(R"("effect": "favours", "options": ["*"])").code == "missing-key");
  CHECK(error_with(R"("effect": "forbids")").code == "missing-key");
  CHECK(error_with(R"("effect": "favours", "options": ["*"], "points": 101)").code == "out-of-range");
  CHECK(error_with(R"("effect": "favours", "options": ["*"], "points": 0)").code == "out-of-range");
}

TEST_CASE("mistakes in a rules file are told with place and the right word", "[rules]") {
  const Error fact =
      error_with("\"effect\": \"advises\",\n  \"when\": {\">\": [{\"var\": \"reads.gbs\"}, 1]}");
  CHECK(fact.code == "unknown-fact");
  CHECK(fact.place.file == "house.json");
  CHECK(fact.place.line == 3);
  CHECK(fact.place.column == 26);
  CHECK(fact.path == "rules[0].when.>[0].var");
  CHECK(fact.hint == R"(did you mean "reads.gb"?)");

  CHECK(error_with(R"("effect": "advise")").hint ==
        R"(expected one of: requires, forbids, favours, advises (did you mean "advises"?))");
  CHECK(error_with(R"("effect": "forbids", "options": ["s3.standart"])").hint ==
        R"(did you mean "s3.standard"?)");
  CHECK(error_with(R"("effect": "requires", "capability": "posics")").code == "unknown-word");
  CHECK(error_with(R"("effect": "advises", "wenn": true)").code == "unknown-key");
  CHECK(error_with(R"("effect": "advises", "when": {"xor": [1, 2]})").code == "unknown-operator");
  CHECK(error_of(R"({"rules": []})").code == "missing-key");
  CHECK(error_of(R"({"rules_version": 2, "rules": []})").code == "wrong-version");
}

TEST_CASE("a comparison with a word that the fact never is, is a mistake", "[rules]") {
  const auto code = [](const std::string& when) {
    return error_with(R"("effect": "advises", "when": )" + when).code;
  };
  CHECK(code(R"({"===": [{"var": "dataset.role"}, "trainning_data"]})") == "unknown-word");
  CHECK(code(R"({"!": {"==": ["s4", {"var": ["option.service"]}]}})") == "unknown-word");
  CHECK(code(R"({"and": [true, {"in": [{"var": "platform"}, ["eks", "gke"]]}]})") == "unknown-word");
  rule_with(R"("effect": "advises", "when": {"===": [{"var": "dataset.current"}, ""]})");
  rule_with(R"("effect": "advises", "when": {"in": ["efs", {"var": "option.id"}]})");
}

TEST_CASE("an unknown placeholder is a mistake", "[rules]") {
  const Error error = error_of(R"({"rules_version": 1, "rules": [
    {"id": "a", "text": "{dataset.siz_gb} GB.", "source": "us", "effect": "advises"}]})");
  CHECK(error.code == "unknown-fact");
  CHECK(error.hint == "did you mean {dataset.size_gb}?");
}

TEST_CASE("ids are small words, and no two rules share one", "[rules]") {
  const auto file = [](const std::string& id) {
    return R"({"rules_version": 1, "rules": [{"id": ")" + id +
           R"(", "text": "So.", "source": "us", "effect": "advises"}]})";
  };
  CHECK(error_of(file("Our_Rule")).code == "bad-name");
  const auto base = read_rules(file("one"), "");
  REQUIRE(base);
  CHECK(read_rules(file("two"), "house.json", &*base)->rules.size() == 2);
  const auto again = read_rules(file("one"), "house.json", &*base);
  REQUIRE_FALSE(again);
  CHECK(again.error().front().code == "repeated-name");
}

TEST_CASE("all the mistakes of a rules file are told at once", "[rules]") {
  const auto both = read_rules(file_with(R"("effect": "advises", "when":
    {"and": [{"===": [{"var": "platform"}, "eksx"]}, {"var": "reads.gbb"}]})"),
                               "house.json");
  REQUIRE_FALSE(both);
  CHECK(both.error().size() == 2);
  const auto book =
      read_rules(R"({"rules_version": 1, "rules": [{"id": "a"}, 5, {"effect": "?"}]})", "house.json");
  REQUIRE_FALSE(book);
  CHECK(book.error().size() > 5);
}

TEST_CASE("a condition is split into what the data set decides and what an option does", "[rules]") {
  const Rule both = rule_with(R"("effect": "advises", "when": {"and": [{">": [{"var": "reads.gb"}, 1]},
    {">": [{"var": "option.bill_usd"}, 9]}, {"var": "needs.posix"}]})");
  REQUIRE(both.dataset_condition);
  REQUIRE(both.option_condition);
  CHECK(both.dataset_condition->facts().size() == 2);
  CHECK(both.option_condition->facts().size() == 1);

  const Rule mixed =
      rule_with(R"("effect": "advises", "when": {"or": [{"var": "reads.gb"}, {"var": "option.load_s"}]})");
  CHECK_FALSE(mixed.dataset_condition);
  CHECK(mixed.option_condition);
  const Rule always = rule_with(R"("effect": "advises")");
  CHECK_FALSE(always.dataset_condition);
  CHECK_FALSE(always.option_condition);
}

TEST_CASE("points go from -100 to 100, and are never 0", "[rules]") {
  const auto points = [](const std::string& n) {
    return file_with(R"("effect": "favours", "options": ["*"], "points": )" + n);
  };
  for (const char* n : {"100", "-100", "0.5", "-0.5", "1"}) CHECK(read_rules(points(n), "house.json"));
  for (const char* n : {"100.5", "-101", "0", "-0"}) {
    CAPTURE(n);
    CHECK(error_of(points(n)).code == "out-of-range");
  }
}

TEST_CASE("points may follow from facts, and must come out as a number", "[rules]") {
  const auto points = [](const std::string& n) {
    return file_with(R"("effect": "favours", "options": ["*"], "points": )" + n);
  };
  for (const char* good : {R"({"var": "reads.passes"})", R"({"*": [10, {"var": "limit.efs.read_weight"}]})",
                           R"({"if": [{"var": "needs.posix"}, 5, {"min": [1, {"var": "reads.passes"}]}]})"})
    CHECK(read_rules(points(good), "house.json"));
  for (const char* bad :
       {R"("20")", "true", "[20]", "null", R"({"cat": ["2", "0"]})", R"({"var": "dataset.role"})",
        R"({"if": [{"var": "needs.posix"}, "5", 3]})", R"({"if": [{"var": "needs.posix"}, 5]})",
        R"({">": [{"var": "reads.passes"}, 2]})"}) {
    CAPTURE(bad);
    const Error error = error_of(points(bad));
    CHECK(error.code == "wrong-type");
    CHECK(error.path == "rules[0].points");
  }
  CHECK(error_of(points(R"({"var": "reads.pases"})")).code == "unknown-fact");
  CHECK(error_of(points(R"({"var": "limit.efs.elastic.read_mx"})")).hint ==
        "did you mean \"limit.efs.elastic.read_max\"?");
}

TEST_CASE("what a capability rules out are the options without it, and nothing else", "[rules]") {
  const auto without = [](const std::string& capability) {
    return rule_with(R"("effect": "requires", "capability": ")" + capability + "\"").targets;
  };
  CHECK(without("file_locking") == (options_matching("s3.*") | bit("hybrid.s3_efs")));
  CHECK(without("append") == ((options_matching("s3.*") | bit("hybrid.s3_efs")) & ~bit("s3.express")));
  CHECK((without("object_api") & options_matching("s3.*")) == 0);
  CHECK((without("object_api") & options_matching("efs.*")) == options_matching("efs.*"));
  CHECK((without("multi_az") & bit("s3.onezone_ia")) != 0);
  CHECK((without("multi_az") & bit("s3.standard")) == 0);
  for (const std::string_view need : kNeedNames) CHECK(without(std::string(need)) >> kOptionCount == 0);
}

TEST_CASE("a team's rule keeps its condition as written, for explain", "[rules]") {
  CHECK(rule_with(R"("effect": "advises", "when": {"!": [{"var": "needs.posix"}]})").condition_json ==
        R"({"!":[{"var":"needs.posix"}]})");
  CHECK(rule_with(R"("effect": "advises")").condition_json.empty());
  for (const Rule& rule : embedded_rules().rules) CHECK(rule.condition_json.empty());
}

TEST_CASE("there is room for as many rules as the engine has", "[rules]") {
  const auto file = [](std::size_t count) {
    std::string rules;
    for (std::size_t i = 0; i < count; ++i)
      rules += std::string(i == 0 ? "" : ",") + R"({"id": "r)" + std::to_string(i) +
               R"(", "text": "So.", "source": "us", "effect": "advises"})";
    return R"({"rules_version": 1, "rules": [)" + rules + "]}";
  };
  const auto all = read_rules(file(kMostActive), "house.json");
  REQUIRE(all);
  CHECK(all->rules.size() == kMostActive);
  const Error error = error_of(file(kMostActive + 1));
  CHECK(error.code == "rule-too-large");
  CHECK(error.path == "rules[" + std::to_string(kMostActive) + "]");
}

TEST_CASE("a wrong word is told where it stands", "[rules]") {
  const auto path = [](const std::string& when) {
    return error_with(R"("effect": "advises", "when": )" + when).path;
  };
  CHECK(path(R"({"in": [{"var": "platform"}, ["eks", "gke"]]})") == "rules[0].when.in[1][1]");
  CHECK(path(R"({"===": [{"var": "platform"}, "gke"]})") == "rules[0].when.===[1]");
  CHECK(path(R"({"!==": ["gke", {"var": "platform"}]})") == "rules[0].when.!==[0]");
  CHECK(path(R"({"or": [false, {"!=": [{"var": "option.access"}, "steam"]}]})") ==
        "rules[0].when.or[1].!=[1]");
  // Only words held against facts that are words are known.
  rule_with(R"("effect": "advises", "when": {"==": [{"var": "reads.gb"}, "many"]})");
  rule_with(R"("effect": "advises", "when": {"in": ["gke", {"var": "platform"}]})");
  rule_with(R"("effect": "advises", "when": {"<": [{"var": "platform"}, "gke"]})");
  rule_with(R"("effect": "advises", "when": {"in": [{"var": "platform"}, []]})");
}

TEST_CASE("an id begins and ends with a letter or a digit", "[rules]") {
  const auto read = [](const std::string& id) {
    return read_rules(R"({"rules_version": 1, "rules": [{"id": ")" + id +
                          R"(", "text": "So.", "source": "us", "effect": "advises"}]})",
                      "house.json")
        .has_value();
  };
  for (const char* id : {"a", "z", "0", "9", "a-b", "1-2", "a--b", "az09"}) {
    CAPTURE(id);
    CHECK(read(id));
  }
  for (const char* id : {"", "-a", "a-", "A", "a_b", "a b", "a.b", "a/b", "a:b", "`", "a{b", "\u00e9"}) {
    CAPTURE(id);
    CHECK_FALSE(read(id));
  }
}

TEST_CASE("texts must say something", "[rules]") {
  CHECK(error_of(R"({"rules_version": 1, "rules": [
    {"id": "a", "text": "", "source": "us", "effect": "advises"}]})")
            .message == "the text is empty");
  CHECK(error_of(R"({"rules_version": 1, "rules": [
    {"id": "a", "text": "So.", "source": 5, "effect": "advises"}]})")
            .code == "wrong-type");
}

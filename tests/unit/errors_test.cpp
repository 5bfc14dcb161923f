#include "report/errors.hpp"

#include "support/catch.hpp"

using namespace storeadvise;

namespace {

Error mistake(std::string file) {
  return {.code = "unknown-word",
          .place = {.file = std::move(file), .line = 5, .column = 80},
          .path = "datasets[0].reads.pattern",
          .message = "\"sequental\" is not a pattern",
          .hint = "expected one of: sequential, random, mixed"};
}

}  // namespace

TEST_CASE("the first line of an error is one line where no terminal reads it", "[errors]") {
  CHECK(errors_text({mistake("a.json")}) ==
        "a.json:5:80: error: datasets[0].reads.pattern: \"sequental\" is not a pattern\n"
        "  expected one of: sequential, random, mixed\n");
}

TEST_CASE("on a terminal all of an error is as wide as that", "[errors]") {
  CHECK(errors_text({mistake("a.json")}, {.width = 40}) ==
        "a.json:5:80: error:\n"
        "    datasets[0].reads.pattern:\n"
        "    \"sequental\" is not a pattern\n"
        "  expected one of: sequential, random,\n"
        "  mixed\n");
  CHECK(warnings_text({mistake("a.json")}, {.width = 70}) ==
        "a.json:5:80: warning: datasets[0].reads.pattern: \"sequental\" is not a\n"
        "    pattern\n"
        "  expected one of: sequential, random, mixed\n");
}

TEST_CASE("the place of an error stays in one piece, and its colour is that of the word alone", "[errors]") {
  CHECK(errors_text({mistake("my error: files/a.json")}, {.colour = true, .width = 40}) ==
        "my error: files/a.json:5:80: \x1b[1;31merror:\x1b[0m\n"
        "    datasets[0].reads.pattern:\n"
        "    \"sequental\" is not a pattern\n"
        "  expected one of: sequential, random,\n"
        "  mixed\n");
  CHECK(errors_text({mistake("a.json")}, {.colour = true})
            .starts_with("a.json:5:80: \x1b[1;31merror:\x1b[0m datasets[0].reads.pattern: \"seq"));
}

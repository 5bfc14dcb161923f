#include "text/nearest.hpp"

#include <array>

#include "catalog/places.hpp"
#include "storeadvise/profile.hpp"
#include "support/catch.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"
#include "text/wrap.hpp"

using namespace storeadvise;

TEST_CASE("edit distance counts slips of the pen", "[text]") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("size", "sise") == 1);    // replaced
  CHECK(edit_distance("trian", "train") == 1);  // swapped
  CHECK(edit_distance("randm", "random") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("GB", "gb") == 0);
  CHECK(edit_distance("abcd", "badc") == 2);
}

TEST_CASE("the nearest word is the one meant, or nothing", "[text]") {
  constexpr std::array<std::string_view, 3> kWords{"sequential", "random", "mixed"};
  CHECK(nearest("sequental", kWords) == "sequential");
  CHECK(nearest("Random", kWords) == "random");
  CHECK(nearest("mxied", kWords) == "mixed");
  CHECK_FALSE(nearest("chaos", kWords));
  CHECK_FALSE(nearest("", kWords));
  CHECK_FALSE(nearest(std::string(100000, 'r'), kWords));
  CHECK_FALSE(nearest("x", std::array<std::string_view, 1>{"y"}));
}

TEST_CASE("part of a word, and what people call a role, say which is meant", "[text]") {
  CHECK(nearest("training", kRoleNames) == "training_data");
  CHECK(nearest("features", kRoleNames) == "feature_store");
  CHECK(nearest("serving", kRoleNames) == "model_serving");
  CHECK(nearest("trainning", kRoleNames) == "training_data");
  CHECK(nearest("kubernetes", kPlatformNames) == "eks");
  CHECK(nearest("outputs", kRoleNames) == "pipeline_outputs");
  CHECK(nearest("notebooks", kRoleNames) == "shared_workspace");
  CHECK(nearest("backups", kRoleNames) == "archive");
  CHECK_FALSE(nearest("model_", kRoleNames));  // of two roles
  CHECK_FALSE(nearest("notebooks", std::array<std::string_view, 1>{"sequential"}));
}

TEST_CASE("a place says which Region is meant, when it is that of one", "[text]") {
  CHECK(region_at("frankfurt") == "eu-central-1");
  CHECK(region_at("N. Virginia") == "us-east-1");
  CHECK_FALSE(region_at("Europe"));
  CHECK_FALSE(region_at("Ohi"));
  CHECK_FALSE(region_at("Atlantis"));
}

TEST_CASE("of equally near words the first is taken", "[text]") {
  constexpr std::array<std::string_view, 2> kWords{"writes", "whites"};
  CHECK(nearest("wrhtes", kWords) == "writes");
}

TEST_CASE("hostile strings are shown safely", "[text]") {
  CHECK(printable("plain ünïcode") == "plain ünïcode");
  CHECK(printable("a\nb\x1b[31m") == "a\\u000ab\\u001b[31m");
  CHECK(printable("\u202Eevil\u2066") == "\\u202eevil\\u2066");
  CHECK(printable("\u0085\u200B") == "\\u0085\\u200b");
  CHECK(printable("log\u00ADs\u180E") == "log\\u00ads\\u180e");  // a soft hyphen, a Mongolian vowel separator
  CHECK(printable("\u034F\u1160\u3164\uFFA0") == "\\u034f\\u1160\\u3164\\uffa0");
  CHECK(printable("\U000E01EF\uFE0F¬®") == "\U000E01EF\uFE0F¬®");
  CHECK(printable("\xff\xc0\x80") == "\\xff\\xc0\\x80");
  CHECK(printable(std::string_view("\0", 1)) == "\\u0000");
  CHECK(in_quotes("x") == "\"x\"");
}

TEST_CASE("long strings are cut with an ellipsis that counts", "[text]") {
  CHECK(printable("12345", 5) == "12345");
  CHECK(printable("123456", 5) == "1234…");
  CHECK(columns(printable(std::string(1000, 'x'))) == kShownColumns);
  CHECK(printable("漢字漢字", 5) == "漢字…");  // two columns each
  std::string marks;
  for (int i = 0; i < 10000; ++i) marks += "\u0301";
  CHECK(printable(marks).size() < 1000);
}

TEST_CASE("a word that begins just one of them is completed", "[text]") {
  constexpr std::array<std::string_view, 4> kWords{"training_data", "model_artifacts", "model_serving",
                                                   "feature_store"};
  CHECK(nearest("training", kWords) == "training_data");
  CHECK(nearest("features", kWords) == "feature_store");
  CHECK_FALSE(nearest("models", kWords).has_value());  // two begin with it
  CHECK_FALSE(nearest("tra", kWords).has_value());
}

TEST_CASE("columns are what a terminal shows", "[text]") {
  CHECK(columns("abc") == 3);
  CHECK(columns("ü") == 1);
  CHECK(columns("u\u0308") == 1);
  CHECK(columns("漢") == 2);
  CHECK(columns("…") == 1);
}

TEST_CASE("UTF-8 is decoded strictly", "[text]") {
  CHECK(decode_utf8("€", 0).code == 0x20AC);
  CHECK(decode_utf8("€", 0).size == 3);
  CHECK(decode_utf8("😀", 0).code == 0x1F600);
  for (const std::string_view bad :
       {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80", "\xfe"})
    CHECK_FALSE(decode_utf8(bad, 0).valid);
}

TEST_CASE("text is wrapped at spaces", "[text]") {
  CHECK(wrap("one two three", 7) == "one two\nthree");
  CHECK(wrap("one two three", 7, 2) == "one two\n  three");
  CHECK(wrap("incomprehensible", 5) == "incomprehensible");
  CHECK(wrap("a incomprehensible b", 5) == "a\nincomprehensible\nb");
  CHECK(wrap("a\n\nb", 10, 2) == "a\n\n  b");
  CHECK(wrap("all of 97 % of it", 9) == "all of\n97\u00a0% of\nit");  // a number keeps its %
  CHECK(wrap("äöü äöü", 7) == "äöü äöü");
  CHECK(wrap("", 10).empty());
}

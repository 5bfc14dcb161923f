#include "profile/patch.hpp"

#include "profile/profile.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

constexpr std::string_view kProfile = R"({
  "region": "us-east-1",
  "compute": { "train": { "count": 4 } },
  "datasets": [
    { "name": "a", "role": "scratch", "size": "1 GB" },
    { "name": "a.reads", "role": "scratch", "size": "1 GB", "needs": ["posix", "append"] },
    { "name": "k=v", "role": "scratch", "size": "1 GB" }
  ]
})";

Document document() { return *parse_document(kProfile, "p.json"); }

Result<Profile> set(const std::vector<std::string>& sets) {
  const auto changed = apply_sets(document(), sets);
  return changed ? read_profile(*changed) : tl::unexpected(changed.error());
}

Error mistake(const std::string& text) {
  const auto profile = set({text});
  REQUIRE_FALSE(profile);
  REQUIRE(profile.error().size() == 1);
  return profile.error().front();
}

std::string pointer(std::string_view path) {
  const auto found = resolve_path(document().json, path);
  return found ? found->to_string() : "none";
}

}  // namespace

TEST_CASE("a PATH leads to a place in the profile", "[patch]") {
  CHECK(pointer("datasets.a.size") == "/datasets/0/size");
  CHECK(pointer("datasets[2].size") == "/datasets/2/size");
  CHECK(pointer("/datasets/0/size") == "/datasets/0/size");
  CHECK(pointer("/datasets/0/reads/clients") == "/datasets/0/reads/clients");
  CHECK(pointer("datasets.a.reads.clients") == "/datasets/0/reads/clients");
  CHECK(pointer("datasets.a.reads.reads.clients") == "/datasets/1/reads/clients");
  CHECK(pointer("datasets.a.reads.size") == "/datasets/1/size");
  CHECK(pointer("datasets.a.untouched.30 d") == "/datasets/0/untouched/30 d");
  CHECK(pointer("datasets.a.reads") == "/datasets/0/reads");
  CHECK(pointer("compute.train.count") == "/compute/train/count");
  CHECK(pointer("priorities.cost") == "/priorities/cost");
  CHECK(pointer("/datasets/1/needs/1") == "/datasets/1/needs/1");
  for (const auto* path :
       {"", "/", "/~", "/~2", "datasets", "datasets.b.size", "datasets.a", "datasets[3].size",
        "/datasets/3/size", "/datasets/-/size", "/datasets/01/size", "compute.x.count", "siz",
        "/datasets//size", "/datasets/99999999999999999999/size", "/datasets/0x1/size", "/compute//count"}) {
    INFO(path);
    CHECK(pointer(path) == "none");
  }
}

TEST_CASE("values are JSON where they can be, else strings", "[patch]") {
  const auto profile =
      set({"datasets.a.size=150 GB", "datasets.a.reads.clients=4", "datasets.a.needs=[\"posix\"]",
           "datasets.a.checkpoint.synchronous=true", "/datasets/0/reads/pattern=random",
           "compute.train.instance=\"g5.xlarge\"", "priorities.cost=2.5"});
  REQUIRE(profile);
  const DataSet& a = profile->datasets[0];
  CHECK(a.size == Bytes(150 * kGiB));
  CHECK(a.reads.clients == Count(4));
  CHECK(a.needs->has(Need::posix));
  CHECK(a.checkpoint->synchronous == true);
  CHECK(a.reads.pattern == Pattern::random);
  CHECK(profile->compute.at("train").instance == "g5.xlarge");
  CHECK(profile->priorities.cost == 2.5);
}

TEST_CASE("the last value of a path counts, and names may hold =", "[patch]") {
  CHECK(set({"datasets.a.size=1", "datasets.a.size=2"})->datasets[0].size == Bytes(2));
  CHECK(set({"datasets.k=v.size=3"})->datasets[2].size == Bytes(3));
  CHECK(set({"datasets.a.name=x=y"})->datasets[0].name == "x=y");
  CHECK(set({"name="})->name.empty());
}

TEST_CASE("an unknown path is told with the nearest", "[patch]") {
  const Error error = mistake("datasets.a.sise=4");
  CHECK(error.code == "unknown-path");
  CHECK(error.place.file == "--set datasets.a.sise=4");
  CHECK(error.place.line == 0);
  CHECK(error.message == "\"datasets.a.sise\" names no field of this profile");
  CHECK_THAT(error.hint, ContainsSubstring("did you mean \"datasets.a.size\"?"));
  CHECK(mistake("datasets.a.size").code == "bad-set");
  CHECK_THAT(mistake("compute.trian.count=2").hint, ContainsSubstring("\"compute.train.count\""));
}

TEST_CASE("a bad value is the profile's own error, naming the --set", "[patch]") {
  const Error error = mistake("datasets.a.reads.pattern=sequental");
  CHECK(error.code == "unknown-word");
  CHECK(error.path == "datasets[0].reads.pattern");
  CHECK(error.place.file == "--set datasets.a.reads.pattern=sequental");
  CHECK(mistake("datasets.a.size=1e999").code == "number-too-large");
  CHECK(mistake("datasets.a.size=-1").code == "out-of-range");
  CHECK(mistake("datasets.a.size=NaN").code == "bad-size");
  CHECK(mistake("datasets.a.size=null").code == "wrong-type");
  CHECK(mistake("datasets.a.reads={\"clients\": 1, \"clients\": 2}").code == "repeated-key");
  CHECK(mistake("datasets.a.needs=" + std::string(100000, '[')).code == "too-deep");
  CHECK(mistake("datasets.a.role=\xff").code == "bad-utf8");
}

TEST_CASE("a contradiction names the --set that brought it", "[patch]") {
  const auto profile = set({"datasets.a.objects=1024", "datasets.a.object_size=2 MB"});
  REQUIRE_FALSE(profile);
  CHECK(profile.error().front().code == "conflict");
  CHECK(profile.error().front().place.file == "--set datasets.a.object_size=2 MB");
}

TEST_CASE("every bad --set is reported", "[patch]") {
  const auto profile = set({"x=1", "y=2", "datasets.a.size=3"});
  REQUIRE_FALSE(profile);
  CHECK(profile.error().size() == 2);
}

TEST_CASE("a value cannot be put into something else than an object", "[patch]") {
  Document broken = *parse_document(R"({"priorities": 4, "datasets": [5]})", "p.json");
  CHECK(set_value(broken, "priorities.cost", 1, "--set")->code == "wrong-type");
  CHECK(set_value(broken, "datasets[0].size", 1, "--set")->code == "wrong-type");
}

TEST_CASE("one weight that is set leaves the others as they are in force", "[patch]") {
  const auto weights = [](const std::vector<std::string>& sets) {
    const auto profile = set(sets);
    REQUIRE(profile);
    return profile->datasets[0].priorities;
  };
  const Priorities one = weights({"datasets.a.priorities.cost=9"});
  const Priorities whole = weights({"priorities.cost=9"});
  CHECK(one.cost == 9.0);
  REQUIRE(one.latency);
  CHECK(whole.cost == 9.0);
  CHECK(whole.latency == one.latency);
  CHECK(whole.access_pattern == one.access_pattern);
}

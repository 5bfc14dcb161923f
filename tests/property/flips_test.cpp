#include <cmath>

#include "profile/fields.hpp"
#include "profile/patch.hpp"
#include "profile/profile.hpp"
#include "property/generator.hpp"
#include "property/profile_json.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

Service service_of(const Profile& profile, std::size_t dataset = 0) {
  const auto best = best_option(evaluated(profile, dataset));
  return best ? kOptions[*best].service : Service::none;
}

/// The profile as the program reads it, after `--set` where one is given.
Profile read_again(const Profile& profile, const std::vector<std::string>& sets) {
  const auto document = parse_document(as_json(profile).dump(), "generated");
  REQUIRE(document);
  const auto changed = apply_sets(*document, sets);
  REQUIRE(changed);
  const auto read = read_profile(*changed);
  if (!read) FAIL(read.error().front().path << ": " << read.error().front().message);
  return *read;
}

/// The number that a printed text means for the field of a path.
double meant(const std::string& path, const std::string& text) {
  const Field* field = find_field(path);
  REQUIRE(field != nullptr);
  const auto value = field_value(*field, std::string_view(text));
  REQUIRE(value);
  return *value;
}

/// Whether the flip's service wins 2 % beyond it, and what three digits and the bisection leave open.
bool turns_within(double most, const Flip& flip, const Profile& profile) {
  double part = 1e-4;
  while (part <= most) {
    Profile changed = profile;
    const double beyond = flip.value * (flip.below ? 1 - part : 1 + part);
    if (set_field(changed, flip.path, beyond) && service_of(changed) == flip.to) return true;
    part *= 1.25;
  }
  return false;
}

void check_flip(const Flip& flip, const Profile& profile, const Verdict& verdict) {
  INFO(flip.path << (flip.below ? " below " : " above ") << flip.shown << " -> " << to_string(flip.to));
  CHECK(flip.to != verdict.service);
  CHECK(meant(flip.path, flip.shown) == flip.value);
  Profile changed = profile;
  REQUIRE(set_field(changed, flip.path, flip.value));
  CHECK(service_of(changed) == verdict.service);  // the last with today's service
  const Field* field = find_field(flip.path);
  if (field->kind == FieldKind::count && field->whole) {
    REQUIRE(set_field(changed, flip.path, flip.value + (flip.below ? -1 : 1)));
    CHECK(service_of(changed) == flip.to);
    return;
  }
  CHECK(service_of(read_again(profile, {flip.path + "=" + flip.shown})) == verdict.service);
  CHECK(turns_within(0.027, flip, profile));
  const auto now = get_field(profile, flip.path);
  if (now) CHECK((flip.below ? flip.value <= *now : flip.value >= *now));
}

}  // namespace

TEST_CASE("every printed flip is the last with today's service") {
  std::size_t flips = 0;
  for (std::uint64_t seed = 0; seed < kProfiles / 5; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Recommendation r = advise(profile, catalog(), embedded_rules(), embedded_roles());
    const Verdict& verdict = r.datasets.front().verdict;
    INFO(described(seed, profile) << "\nverdict " << to_string(verdict.service));
    CHECK(service_of(profile) == verdict.service);
    for (const Flip& flip : verdict.flips) check_flip(flip, profile, verdict);
    flips += verdict.flips.size();
  }
  CHECK(flips > kProfiles / 5);
}

TEST_CASE("a flip is looked for only where the profile may be set to it") {
  const auto read = [](const char* text) {
    const auto document = parse_document(text, "stated");
    REQUIRE(document);
    const auto profile = read_profile(*document);
    REQUIRE(profile);
    return *profile;
  };
  const Profile often = read(R"({"region": "us-east-1", "datasets": [{"name": "d", "role": "checkpoints",
    "size": "10 GB", "checkpoint": {"every": "2 s"}, "writes": {"required_throughput": "9 GB/s"}}]})");
  const Profile twice = read(R"({"region": "us-east-1", "datasets": [{"name": "d", "role": "scratch",
    "size": "40 GB", "reads": {"passes_per_month": 2, "bytes_per_month": "80 GB"}}]})");
  for (const Profile& profile : {often, twice}) {
    const Recommendation r = advise(profile, catalog(), embedded_rules(), embedded_roles());
    const Verdict& verdict = r.datasets.front().verdict;
    for (const Flip& flip : verdict.flips) check_flip(flip, profile, verdict);
  }
}

TEST_CASE("the share in which a verdict holds is a share, and low shares are close calls") {
  for (std::uint64_t seed = 100; seed < 140; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Recommendation r = advise(profile, catalog(), embedded_rules(), embedded_roles());
    const Verdict& verdict = r.datasets.front().verdict;
    REQUIRE(verdict.holds_in);
    CHECK(*verdict.holds_in >= 0);
    CHECK(*verdict.holds_in <= 1);
    if (verdict.option && *verdict.holds_in < embedded_roles().judgement.close_holds)
      CHECK(verdict.close_call);
    // Of equals the cheaper is taken, and today's place keeps its lead.
    if (verdict.runner_up && !verdict.move) CHECK(verdict.margin >= -embedded_roles().judgement.equal_points);
  }
}

TEST_CASE("a profile that is written as a file gives the same verdict") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Evaluation direct = evaluated(profile);
    const Evaluation& read = evaluated(read_again(profile, {}));
    INFO(described(seed, profile));
    CHECK(best_option(read) == best_option(direct));
    for (std::size_t i = 0; i < kOptionCount; ++i)
      if (direct.options[i].eligible) CHECK(read.options[i].scores.total == direct.options[i].scores.total);
  }
}

// How often each rule that rules out or weighs is decisive: over random profiles, the share whose service,
// and whose option, another would be without the rule. What it prints is data/rule_benchmark.json.

#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "property/generator.hpp"
#include "storeadvise/advise.hpp"

namespace {

using namespace storeadvise;

constexpr std::uint64_t kFirstSeed = 1;

struct Turned {
  std::uint64_t service = 0;
  std::uint64_t option = 0;
};

Outcome outcome(const Profile& profile, const RuleBook& book) {
  return evaluate_profile(profile, {property::catalog(), book, embedded_roles()}).outcomes.front();
}

RuleBook without(const RuleBook& book, std::size_t rule) {
  RuleBook shorter = book;
  shorter.rules.erase(shorter.rules.begin() + static_cast<std::ptrdiff_t>(rule));
  return shorter;
}

Turned turned_by(std::size_t rule, const std::vector<Profile>& profiles, const std::vector<Outcome>& known) {
  const RuleBook book = without(embedded_rules(), rule);
  Turned turned;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const Outcome now = outcome(profiles[i], book);
    if (now.service != known[i].service) ++turned.service;
    if (now.option != known[i].option) ++turned.option;
  }
  return turned;
}

void print(const char* date, std::uint64_t count) {
  std::vector<Profile> profiles;
  std::vector<Outcome> known;
  for (std::uint64_t i = 0; i < count; ++i) {
    profiles.push_back(property::random_profile(kFirstSeed + i, 1));
    known.push_back(outcome(profiles.back(), embedded_rules()));
  }
  const auto& rules = embedded_rules().rules;
  std::cout << "{\n  \"date\": \"" << date << "\",\n  \"first_seed\": " << kFirstSeed
            << ",\n  \"profiles\": " << count << ",\n  \"rules\": [";
  const char* between = "\n";
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].effect == Effect::advises) continue;
    const Turned turned = turned_by(i, profiles, known);
    std::cout << between << "    "
              << nlohmann::ordered_json{{"id", rules[i].id},
                                        {"turns_service", turned.service},
                                        {"turns_option", turned.option}}
                     .dump();
    between = ",\n";
  }
  std::cout << "\n  ]\n}\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: rule_benchmark YYYY-MM-DD PROFILES > data/rule_benchmark.json\n";
    return 2;
  }
  print(argv[1], std::strtoull(argv[2], nullptr, 10));
}

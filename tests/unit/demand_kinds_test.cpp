#include "check/demand_kinds.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "support/catch.hpp"
#include "text/embedded.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

/// The keys that the schema of a policy lists for one of its two kinds of demands, with their descriptions.
std::map<std::string, std::string> listed(const std::string& definition) {
  const json schema = json::parse(embedded("schemas/policy.json"));
  std::map<std::string, std::string> keys;
  for (const auto& [key, what] : schema["$defs"][definition]["properties"].items())
    if (key != "dataset" && key != "because") keys[key] = what.value("description", "");
  return keys;
}

/// The same as the table has it.
std::map<std::string, std::string> known(bool of_datasets) {
  std::map<std::string, std::string> keys;
  for (const DemandKind& kind : demand_kinds())
    if (of_datasets ? kind.of_dataset != nullptr : kind.of_profile != nullptr)
      keys[std::string(kind.key)] = kind.sentence;
  return keys;
}

}  // namespace

TEST_CASE("the schema of a policy lists the keys of demands, each with its sentence", "[policy]") {
  CHECK(listed("on_datasets") == known(true));
  CHECK(listed("on_profile") == known(false));
}

TEST_CASE("the schema of a policy wants one of the keys", "[policy]") {
  const json schema = json::parse(embedded("schemas/policy.json"));
  for (const bool of_datasets : {true, false}) {
    std::set<std::string> wanted;
    for (const json& one : schema["$defs"][of_datasets ? "on_datasets" : "on_profile"]["anyOf"])
      wanted.insert(one["required"][0].get<std::string>());
    std::set<std::string> keys;
    for (const auto& [key, sentence] : known(of_datasets)) keys.insert(key);
    CHECK(wanted == keys);
  }
}

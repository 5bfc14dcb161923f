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

/// A pattern of every beginning of the words, which all begin with the same `depth` characters.
std::string beginnings(const std::vector<std::string>& words, std::size_t depth = 0) {
  std::string text;
  std::set<char> done;
  for (const std::string& word : words) {
    if (word.size() == depth || !done.insert(word[depth]).second) continue;
    std::vector<std::string> alike;
    for (const std::string& other : words)
      if (other.size() > depth && other[depth] == word[depth]) alike.push_back(other);
    const bool special = word[depth] == '.' || word[depth] == '+';
    text += (text.empty() ? "" : "|") + std::string(special ? "\\" : "") + word[depth] +
            beginnings(alike, depth + 1);
  }
  return text.empty() ? text : "(" + text + ")?";
}

}  // namespace

TEST_CASE("the schema of a policy lists the keys of demands, each with its sentence", "[policy]") {
  CHECK(listed("on_datasets") == known(true));
  CHECK(listed("on_profile") == known(false));
}

TEST_CASE("the schema of a policy takes the options that the program takes", "[policy]") {
  const json schema = json::parse(embedded("schemas/policy.json"));
  const json& either = schema["$defs"]["options"]["items"]["anyOf"];
  std::vector<std::string> ids;
  for (const Option& option : kOptions) ids.emplace_back(option.id);
  CHECK(either[0]["enum"].get<std::vector<std::string>>() == ids);
  CHECK(either[1]["pattern"].get<std::string>() == "^" + beginnings(ids) + "\\*$");
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

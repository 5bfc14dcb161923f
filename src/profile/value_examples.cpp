#include <algorithm>
#include <array>

#include "profile/value_advice.hpp"
#include "storeadvise/profile.hpp"
#include "text/printable.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

struct Example {
  std::string_view key, text;
};
constexpr std::array kGroups{
    Example{"datasets", R"([ { "name": "images", "role": "training_data", "size": "8 TB" } ])"},
    Example{"compute", R"({ "train": { "instance": "p4d.24xlarge", "count": 4 } })"},
    Example{"priorities", R"({ "cost": 3, "latency": 1 })"},
    Example{"needs", R"([ "posix" ])"},
    Example{"untouched", R"({ "30 d": 0.6 })"},
    Example{"reads", R"({ "passes_per_month": 30 })"},
    Example{"writes", R"({ "bytes_per_month": "5 GB" })"},
    Example{"loading", R"({ "cold_starts_per_month": 2000 })"},
    Example{"checkpoint", R"({ "every": "30 min", "keep": 3 })"},
    Example{"lookups", R"({ "lists_per_month": 200000 })"},
    Example{"surroundings", R"({ "nat_gateway": true })"},
    Example{"ebs", R"({ "size": "500 GB" })"}};

constexpr std::array kValues{Example{"region", R"("us-east-1")"}, Example{"name", R"("images")"},
                             Example{"role", R"("training_data")"}, Example{"size", R"("150 GB")"}};

constexpr std::string_view kOneDataSet = R"({ "name": "images", "role": "training_data", "size": "8 TB" })";
constexpr std::string_view kOneCompute = R"({ "instance": "p4d.24xlarge", "count": 4 })";

template <std::size_t N>
std::string example_in(const std::array<Example, N>& table, std::string_view key) {
  const auto found = std::ranges::find(table, key, &Example::key);
  return found == table.end() ? std::string() : std::string(found->text);
}

bool is_word(std::span<const std::string_view> words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

/// The example with the word that stands there.
std::string from_word(std::string_view key, const std::string& word) {
  constexpr std::array<std::string_view, 4> kWeights{"cost", "latency", "throughput", "access_pattern"};
  if (key == "needs" && is_word(kNeedNames, word)) return "[ " + in_quotes(word) + " ]";
  if (key == "priorities" && is_word(kWeights, word))
    return "{ " + in_quotes(word) + ": 3, " + (word == "latency" ? R"("cost")" : R"("latency")") + ": 1 }";
  if (key != "untouched") return {};
  static constexpr Field kShare{"", "untouched", FieldKind::fraction, 0, 1};
  const std::string share = value_advice(kShare, word, json());
  constexpr std::string_view kWrite = "write ";
  return share.starts_with(kWrite) ? "{ \"30 d\": " + share.substr(kWrite.size()) + " }" : std::string();
}

/// A list whose objects stand under their names, or the other way round.
std::string renamed(std::string_view key, const json& found) {
  if (key == "datasets" && found.is_object() && !found.empty() && found.front().is_object())
    return "[ { \"name\": " + in_quotes(found.begin().key()) + ", ... } ]";
  if (key == "compute" && found.is_array() && !found.empty() && found.front().is_object()) {
    const auto name = found.front().find("name");
    if (name != found.front().end() && name->is_string())
      return "{ " + in_quotes(name->get_ref<const std::string&>()) + ": { ... } }";
  }
  return {};
}

}  // namespace

std::string group_example(std::string_view key) { return example_in(kGroups, key); }

std::string value_example(const Pointer& where, const json& found) {
  if (where.empty()) return R"({ "region": "us-east-1", "datasets": )" + group_example("datasets") + " }";
  const std::string& key = where.back();
  const std::string parent = where.parent_pointer().empty() ? std::string() : where.parent_pointer().back();
  if (parent == "datasets") return std::string(kOneDataSet);
  if (parent == "compute") return std::string(kOneCompute);
  if (found.is_null())
    if (std::string value = example_in(kValues, key); !value.empty()) return value;
  if (key == "compute" && !parent.empty()) return R"("train")";
  const auto* word = found.get_ptr<const std::string*>();
  std::string made = word != nullptr ? from_word(key, *word) : renamed(key, found);
  return made.empty() ? group_example(key) : made;
}

}  // namespace storeadvise

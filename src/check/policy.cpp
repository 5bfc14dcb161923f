#include "check/policy.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/demand_kinds.hpp"
#include "json/reader.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

constexpr std::string_view kRolePrefix = "role:";

void read_words(ObjectReader& reader, const DemandKind& kind, std::vector<std::string>& out) {
  const std::string_view key = kind.key;
  reader.list(key, [&](const json& value, const Pointer& where) {
    const auto* word = value.get_ptr<const std::string*>();
    if (word == nullptr) return reader.problems().add(where, wrong_type(value, "a string"));
    if (auto fault = kind.word_fault(*word)) return reader.problems().add(where, *fault);
    out.push_back(*word);
  });
  const json* list = reader.find(key);
  if (list != nullptr && list->is_array() && list->empty())
    reader.fail(key, {"missing-key", "the list is empty", "expected at least one word"});
}

void read_number(ObjectReader& reader, const DemandKind& kind, std::optional<double>& out) {
  if (reader.find(kind.key) == nullptr) return;
  double value = 0;
  reader.number(kind.key, value, 0, kind.most);
  out = value;
}

void read_key(ObjectReader& reader, const DemandKind& kind, PolicyDemand& out) {
  if (const auto* words = std::get_if<std::vector<std::string> PolicyDemand::*>(&kind.asks))
    read_words(reader, kind, out.**words);
  else if (const auto* number = std::get_if<std::optional<double> PolicyDemand::*>(&kind.asks))
    read_number(reader, kind, out.**number);
  else if (const auto* flag = std::get_if<bool PolicyDemand::*>(&kind.asks))
    reader.flag(kind.key, out.**flag);
}

void read_dataset(ObjectReader& reader, std::optional<std::string>& out) {
  reader.text("dataset", out);
  if (!out) return;
  if (out->empty()) {
    reader.fail("dataset", {"bad-name", "a name has at least one character",
                            R"(expected "*", a data set's name, or "role:ROLE")"});
  } else if (out->starts_with(kRolePrefix)) {
    const std::string role = out->substr(kRolePrefix.size());
    if (std::find(kRoleNames.begin(), kRoleNames.end(), role) == kRoleNames.end())
      reader.fail("dataset", unknown_word(role, "a role", kRoleNames));
  }
}

/// Whether there is anything in a demand but what it is about and why.
bool asks_something(const json& demand) {
  return std::any_of(demand.items().begin(), demand.items().end(), [](const auto& member) {
    return member.key() != "dataset" && member.key() != "because";
  });
}

void read_demand(Problems& problems, const json& value, const Pointer& where, PolicyDemand& out) {
  const bool on_datasets = value.is_object() && value.contains("dataset");
  const char* const here = on_datasets ? "a demand on data sets" : R"(a demand without "dataset")";
  ObjectReader reader(problems, value, where, value.is_object() ? here : "a demand");
  read_dataset(reader, out.dataset);
  reader.text("because", out.because);
  for (const DemandKind& kind : demand_kinds())
    if (on_datasets ? kind.of_dataset != nullptr : kind.of_profile != nullptr) read_key(reader, kind, out);
  reader.done();
  if (value.is_object() && !asks_something(value))
    problems.add(where, {"missing-key", "the demand asks for nothing",
                         on_datasets ? R"(expected "service", "option", "max_monthly_usd" or another demand)"
                                     : R"(expected "max_monthly_usd", "pattern" or another demand)"});
}

}  // namespace

Result<Policy> read_policy(std::string_view text, std::string_view file) {
  const auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  Problems problems;
  Policy policy;
  ObjectReader reader(problems, document->json, Pointer(), "a policy");
  reader.version("policy_version", true);
  reader.text("name", policy.name);
  reader.need("demands");
  reader.list("demands", [&](const json& value, const Pointer& where) {
    PolicyDemand& demand = policy.demands.emplace_back();
    demand.from = file;
    demand.path = fmt::format("demands[{}]", policy.demands.size() - 1);
    read_demand(problems, value, where, demand);
  });
  reader.done();
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  return policy;
}

}  // namespace storeadvise

#include "check/policy.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "json/reader.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> kServices{"s3", "efs", "hybrid"};
constexpr std::array<std::string_view, 4> kPatterns{"s3_primary", "hybrid", "efs_shared", "none"};
constexpr std::string_view kRolePrefix = "role:";
constexpr double kUnlimited = std::numeric_limits<double>::max();

/// What is wrong with a word of a list; nothing for a word that is right.
using WordCheck = std::optional<Fault> (*)(const std::string& word);

std::optional<Fault> check_service(const std::string& word) {
  if (std::find(kServices.begin(), kServices.end(), word) != kServices.end()) return std::nullopt;
  return unknown_word(word, "a service", kServices);
}

std::optional<Fault> check_pattern(const std::string& word) {
  if (std::find(kPatterns.begin(), kPatterns.end(), word) != kPatterns.end()) return std::nullopt;
  return unknown_word(word, "a pattern of a profile", kPatterns);
}

std::optional<Fault> check_option(const std::string& word) {
  if (options_matching(word) != 0) return std::nullopt;
  std::array<std::string_view, kOptionCount> ids{};
  std::transform(kOptions.begin(), kOptions.end(), ids.begin(), [](const Option& o) { return o.id; });
  const auto close = nearest(word, ids);
  return Fault{"unknown-option", in_quotes(word) + " names no option",
               "expected an option id, where a trailing * matches the rest" +
                   (close ? " (did you mean \"" + std::string(*close) + "\"?)" : std::string())};
}

void read_words(ObjectReader& reader, std::string_view key, WordCheck check, std::vector<std::string>& out) {
  reader.list(key, [&](const json& value, const Pointer& where) {
    const auto* word = value.get_ptr<const std::string*>();
    if (word == nullptr) return reader.problems().add(where, wrong_type(value, "a string"));
    if (auto fault = check(*word)) return reader.problems().add(where, *fault);
    out.push_back(*word);
  });
  const json* list = reader.find(key);
  if (list != nullptr && list->is_array() && list->empty())
    reader.fail(key, {"missing-key", "the list is empty", "expected at least one word"});
}

void read_number(ObjectReader& reader, std::string_view key, std::optional<double>& out,
                 double most = kUnlimited) {
  if (reader.find(key) == nullptr) return;
  double value = 0;
  reader.number(key, value, 0, most);
  out = value;
}

void read_dataset(ObjectReader& reader, std::optional<std::string>& out) {
  reader.text("dataset", out);
  if (!out) return;
  if (out->empty()) {
    reader.fail("dataset", {"bad-name", "a name has at least one character",
                            "expected \"*\", a data set's name, or \"role:ROLE\""});
  } else if (out->starts_with(kRolePrefix)) {
    const std::string role = out->substr(kRolePrefix.size());
    if (std::find(kRoleNames.begin(), kRoleNames.end(), role) == kRoleNames.end())
      reader.fail("dataset", unknown_word(role, "a role", kRoleNames));
  }
}

void read_dataset_keys(ObjectReader& reader, PolicyDemand& out) {
  read_words(reader, "service", check_service, out.service);
  read_words(reader, "option", check_option, out.option);
  read_words(reader, "forbid_options", check_option, out.forbid_options);
  read_number(reader, "max_monthly_usd", out.max_monthly_usd);
  read_number(reader, "max_waiting_usd", out.max_waiting_usd);
  read_number(reader, "max_read_p50_ms", out.max_read_p50_ms);
  read_number(reader, "max_read_p99_ms", out.max_read_p99_ms);
  read_number(reader, "min_holds_in", out.min_holds_in, 1);
  reader.flag("no_assumed_inputs", out.no_assumed_inputs);
}

void read_profile_keys(ObjectReader& reader, PolicyDemand& out) {
  read_number(reader, "max_monthly_usd", out.max_monthly_usd);
  read_number(reader, "max_waiting_usd", out.max_waiting_usd);
  read_words(reader, "pattern", check_pattern, out.pattern);
  read_number(reader, "max_price_age_days", out.max_price_age_days);
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
  if (on_datasets) {
    read_dataset_keys(reader, out);
  } else {
    read_profile_keys(reader, out);
  }
  reader.done();
  if (value.is_object() && !asks_something(value))
    problems.add(where,
                 {"missing-key", "the demand asks for nothing",
                  on_datasets ? "expected \"service\", \"option\", \"max_monthly_usd\" or another demand"
                              : "expected \"max_monthly_usd\", \"pattern\" or another demand"});
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
    read_demand(problems, value, where, demand);
  });
  reader.done();
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  return policy;
}

}  // namespace storeadvise

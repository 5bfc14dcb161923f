#include "report/sarif.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "check/demand_kinds.hpp"
#include "json/writer.hpp"
#include "storeadvise/version.hpp"

namespace storeadvise {
namespace {

using Json = nlohmann::ordered_json;

Json rules_json() {
  Json rules = Json::array();
  for (const DemandKind& kind : demand_kinds())
    rules.push_back({{"id", kind.key}, {"shortDescription", {{"text", kind.sentence}}}});
  return rules;
}

/// A file name as a URI reference: everything beyond the unreserved characters in percent.
std::string uri(std::string_view file) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "/-._~";
  std::string out;
  for (const char c : file) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kDigits[byte / 16U], kDigits[byte % 16U]};
    }
  }
  return out.starts_with('/') ? "file://" + out : out;
}

/// Consumers want a URI; what a profile on standard input is called in errors is none.
Json artifact(std::string_view file) {
  if (file != "<stdin>") return {{"uri", uri(file)}};
  return {{"uri", "stdin"}, {"description", {{"text", "the profile on standard input"}}}};
}

Json location(const Findings& f, const CheckedDemand& d) {
  Json physical{{"artifactLocation", artifact(f.file)}};
  const auto place = d.dataset ? f.places.find(*d.dataset) : f.places.end();
  const bool known = place != f.places.end() && place->second.line > 0;
  physical["region"] = {{"startLine", known ? place->second.line : 1},
                        {"startColumn", known ? std::max<std::size_t>(place->second.column, 1) : 1}};
  return {{"physicalLocation", std::move(physical)}};
}

std::size_t rule_index(std::string_view key) {
  return static_cast<std::size_t>(&demand_kind(key) - demand_kinds().data());
}

std::string sentence(const std::string& text) { return text + (text.ends_with('.') ? "" : "."); }

Json result_json(const Findings& f, const CheckedDemand& d) {
  std::string text = sentence(finding_text(d));
  if (!d.because.empty()) text += " Because: " + sentence(d.because);
  if (!d.remedy.empty()) text += " Remedy: " + sentence(d.remedy);
  return {{"ruleId", d.demand},
          {"ruleIndex", rule_index(d.demand)},
          {"level", "error"},
          {"message", {{"text", text}}},
          {"locations", Json::array({location(f, d)})},
          {"properties",
           {{"from", d.from}, {"expected", Json::parse(d.expected)}, {"found", Json::parse(d.found)}}}};
}

/// What a policy asks for in vain; with --strict-policy it is a demand that does not hold instead.
Json warning_json(const Findings& f, const Vacuity& v) {
  const std::string& file = v.of_profile || v.from.starts_with("--") ? f.file : v.from;
  return {{"ruleId", "strict_policy"},
          {"ruleIndex", rule_index("strict_policy")},
          {"level", "warning"},
          {"message", {{"text", sentence(warning_text(v))}}},
          {"locations", Json::array({{{"physicalLocation",
                                       {{"artifactLocation", artifact(file)},
                                        {"region", {{"startLine", 1}, {"startColumn", 1}}}}}}})},
          {"properties", {{"profile", f.file}}}};
}

bool is_strict(const CheckResult& result) {
  return std::ranges::any_of(result.demands,
                             [](const CheckedDemand& d) { return d.demand == "strict_policy"; });
}

}  // namespace

std::string to_sarif(const std::vector<Findings>& findings) {
  Json results = Json::array();
  for (const Findings& f : findings)
    for (const CheckedDemand& d : f.result.demands)
      if (!d.holds) results.push_back(result_json(f, d));
  for (const Findings& f : findings)
    for (const Vacuity& v : f.result.warnings) {
      const bool is_first = v.of_profile || &f == &findings.front();  // others are of all profiles together
      if (is_first && !(v.is_in_vain && is_strict(f.result))) results.push_back(warning_json(f, v));
    }
  const Json driver{{"name", "storeadvise"}, {"version", version()}, {"rules", rules_json()}};
  const Json run{
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
  const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({run})}};
  return json_text(log, Layout::lines) + "\n";
}

}  // namespace storeadvise

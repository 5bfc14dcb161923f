#include "report/sarif.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "storeadvise/version.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using Json = nlohmann::ordered_json;

struct DemandKind {
  std::string_view id;
  std::string_view text;
};
constexpr std::array<DemandKind, 13> kKinds{{
    {"service", "The verdict's service must be one of those demanded."},
    {"option", "The verdict's option must be one of those demanded."},
    {"forbid_options", "The verdict's option must be none of those forbidden."},
    {"pattern", "The profile's pattern must be one of those demanded."},
    {"max_monthly_usd", "The monthly bill must not be higher than demanded."},
    {"max_waiting_usd", "What slow storage costs in compute must not be more than demanded."},
    {"max_read_p50_ms", "The median latency of a read must not be higher than demanded."},
    {"max_read_p99_ms", "The 99th percentile of a read's latency must not be higher than demanded."},
    {"min_holds_in", "The verdict must hold in at least the demanded share of variations of the inputs."},
    {"no_assumed_inputs", "The profile must state every input."},
    {"max_price_age_days", "The prices must not be older than demanded."},
    {"max_increase_usd", "The monthly bill must not rise by more US dollars than demanded."},
    {"max_increase_percent", "The monthly bill must not rise by a larger share than demanded."},
}};

Json rules_json() {
  Json rules = Json::array();
  for (const DemandKind& kind : kKinds)
    rules.push_back({{"id", kind.id}, {"shortDescription", {{"text", kind.text}}}});
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

std::size_t rule_index(std::string_view id) {
  const auto* const found =
      std::find_if(kKinds.begin(), kKinds.end(), [id](const DemandKind& kind) { return kind.id == id; });
  return static_cast<std::size_t>(found - kKinds.begin());
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

}  // namespace

std::string to_sarif(const std::vector<Findings>& findings) {
  Json results = Json::array();
  for (const Findings& f : findings)
    for (const CheckedDemand& d : f.result.demands)
      if (!d.holds) results.push_back(result_json(f, d));
  const Json driver{{"name", "storeadvise"}, {"version", version()}, {"rules", rules_json()}};
  const Json run{
      {"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
  const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({run})}};
  return visible_json(log.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace storeadvise

#include "report/check_json.hpp"

#include <nlohmann/json.hpp>

namespace storeadvise {
namespace {

using Json = nlohmann::ordered_json;

Json demand_json(const CheckedDemand& d) {
  Json row{{"demand", d.demand},
           {"from", d.from},
           {"dataset", d.dataset ? Json(*d.dataset) : Json()},
           {"applies", d.applies},
           {"holds", d.holds},
           {"expected", Json::parse(d.expected)},
           {"found", Json::parse(d.found)},
           {"because", d.because.empty() ? Json() : Json(d.because)}};
  if (!d.remedy.empty()) row["remedy"] = d.remedy;
  return row;
}

}  // namespace

std::string with_check(std::string report, const CheckResult& result, bool one_line) {
  Json demands = Json::array();
  for (const CheckedDemand& d : result.demands) demands.push_back(demand_json(d));
  const Json last{{"check", {{"holds", result.holds}, {"demands", std::move(demands)}}}};
  // Both texts are objects: the first loses its closing brace, the second its opening one.
  report.erase(report.rfind('}'));
  report.erase(report.find_last_not_of('\n') + 1);
  return report + "," + last.dump(one_line ? -1 : 2, ' ', false, Json::error_handler_t::replace).substr(1) +
         "\n";
}

}  // namespace storeadvise

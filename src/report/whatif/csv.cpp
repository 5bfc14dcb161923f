#include "report/whatif/csv.hpp"

#include <fmt/format.h>

#include <cmath>

#include "report/text/page.hpp"
#include "report/whatif/view.hpp"
#include "text/csv.hpp"

namespace storeadvise {
namespace {

std::string line(const std::vector<std::string>& fields) {
  std::string out;
  for (const std::string& field : fields)
    out += (out.empty() && &field == fields.data() ? "" : ",") + csv_field(field);
  return out + "\n";
}

std::string number(double value) { return std::isfinite(value) ? exact_json(value).dump() : std::string(); }
std::string number(const std::optional<Usd>& value) { return value ? number(value->count()) : std::string(); }

std::string option_id(const std::optional<std::size_t>& option) {
  return option ? std::string(kOptions[*option].id) : std::string();
}

std::string best_score(const DataSetReport& set) {
  return set.verdict.option ? number(set.verdict.score) : std::string();
}
std::string best_bill(const DataSetReport& set) {
  const OptionReport* best = winner_of(set);
  return best == nullptr ? std::string() : number(best->estimate().bill.total().count());
}
std::string best_waiting(const DataSetReport& set) {
  const OptionReport* best = winner_of(set);
  return best == nullptr ? std::string() : number(best->estimate().waiting.usd.count());
}

}  // namespace

std::string whatif_csv(const Recommendation& base, const std::vector<WhatIf>& scenarios) {
  std::string out =
      line({"scenario", "dataset", "from_option", "to_option", "from_monthly_total_usd",
            "to_monthly_total_usd", "difference_usd", "from_score", "to_score", "from_monthly_bill_usd",
            "to_monthly_bill_usd", "from_monthly_waiting_usd", "to_monthly_waiting_usd"});
  for (const WhatIf& scenario : scenarios) {
    for (std::size_t i = 0; i < base.datasets.size(); ++i) {
      const DataSetReport& before = base.datasets[i];
      const DataSetReport& after = scenario.result.datasets[i];
      const auto from = best_total(before);
      const auto to = best_total(after);
      std::vector<std::string> fields{scenario.name,
                                      after.name,
                                      option_id(best_option(before)),
                                      option_id(best_option(after)),
                                      number(from),
                                      number(to),
                                      from && to ? number((*to - *from).count()) : ""};
      for (const auto& figure : {best_score, best_bill, best_waiting})
        for (const DataSetReport* set : {&before, &after}) fields.push_back(figure(*set));
      out += line(fields);
    }
  }
  return out;
}

std::string breakeven_csv(const Profile& profile, const std::vector<Crossing>& crossings) {
  std::string out = line({"path", "dataset", "value", "from", "to", "from_option", "to_option"});
  for (const Crossing& c : crossings)
    out += line({c.path, profile.datasets[c.dataset].name, number(c.value), std::string(to_string(c.from)),
                 std::string(to_string(c.to)), option_id(c.from_option), option_id(c.to_option)});
  return out;
}

std::string sweep_csv_head(const Profile& profile, const std::vector<Axis>& axes, OptionMask options) {
  std::vector<std::string> names;
  names.reserve(axes.size());
  for (const Axis& axis : axes) names.push_back(axis.path);
  for (const char* name : {"pattern", "monthly_bill_usd", "monthly_waiting_usd", "monthly_total_usd"})
    names.emplace_back(name);
  for (const DataSet& set : profile.datasets)
    for (const char* name : {".service", ".option", ".score", ".monthly_total_usd"})
      names.push_back(set.name + name);
  for (const DataSet& set : profile.datasets)
    for (std::size_t i = 0; i < kOptionCount; ++i)
      if ((options >> i & 1U) != 0)
        names.push_back(fmt::format("{}.{}.monthly_total_usd", set.name, kOptions[i].id));
  return line(names);
}

std::string sweep_csv_row(const SweepRow& row, OptionMask options) {
  std::vector<std::string> fields;
  for (const double value : row.values) fields.push_back(number(value));
  const QuickResult& r = row.result;
  fields.emplace_back(to_string(r.pattern));
  for (const Usd amount : {r.bill, r.waiting, r.bill + r.waiting}) fields.push_back(number(amount.count()));
  for (const Outcome& o : r.outcomes) {
    fields.emplace_back(to_string(o.service));
    fields.push_back(option_id(o.option));
    fields.push_back(o.option ? number(o.score) : "");
    fields.push_back(o.option ? number((o.bill + o.waiting).count()) : "");
  }
  for (const Outcome& o : r.outcomes)
    for (std::size_t i = 0; i < kOptionCount; ++i)
      if ((options >> i & 1U) != 0) fields.push_back(number(option_total(o, i)));
  return line(fields);
}

}  // namespace storeadvise

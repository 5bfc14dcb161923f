#include "report/csv.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "text/csv.hpp"

namespace storeadvise {
namespace {

using Fields = std::vector<std::string>;

std::string csv_line(const Fields& encoded) { return fmt::format("{}\r\n", fmt::join(encoded, ",")); }

std::string csv_row(Fields fields) {
  for (std::string& field : fields) field = csv_field(field);
  return csv_line(fields);
}

std::string number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }
std::string yes_no(bool value) { return value ? "true" : "false"; }

/// JSON as a field: words without quotes, those of a list with spaces between.
std::string plain(const std::string& text) {
  const nlohmann::json value = nlohmann::json::parse(text);
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return number(value.get<double>());
  if (!value.is_array()) return value.dump();
  std::string words;
  for (const auto& word : value) words += (words.empty() ? "" : " ") + word.get<std::string>();
  return words;
}

std::string rules_of(const std::vector<Rejection>& rejections) {
  std::string ids;
  for (const Rejection& r : rejections) ids += (ids.empty() ? "" : " ") + r.rule;
  return ids;
}

/// What all the rows of an option begin with.
Fields start(std::string_view row, const Recommendation& r, const DataSetReport& d, const OptionReport& o) {
  const Option& option = kOptions[o.option];
  const Access access = o.estimate().access;
  return {std::string(row),
          r.profile_name,
          d.name,
          std::string(kRoleNames[static_cast<std::size_t>(d.role)]),
          std::string(option.id),
          std::string(to_string(option.service)),
          access == Access::direct ? "" : std::string(to_string(access)),
          yes_no(d.verdict.option == o.option)};
}

void append(Fields& row, std::initializer_list<std::string> more) { row.insert(row.end(), more); }

void append_last(Fields& row, const Recommendation& r, const DataSetReport& d) {
  append(row, {r.region, r.prices_as_of, r.prices_age_days ? number(*r.prices_age_days) : "",
               yes_no(d.demand.can_wait())});
}

std::string option_row(const Recommendation& r, const DataSetReport& d, const OptionReport& o) {
  const Estimate& e = o.estimate();
  const bool priced = e.bill.complete();
  Fields row = start("option", r, d, o);
  append(row,
         {yes_no(o.eligible), o.scores ? number(o.scores->total) : "",
          priced ? number(e.bill.total().count()) : "", number(e.waiting.usd.count()),
          priced ? number(e.total().count()) : "", number(e.latency.read_p50.count() * 1000),
          number(e.throughput.read.count()), number(e.throughput.write.count()), rules_of(o.rejected_by)});
  append(row, {"", "", "", "", "", ""});
  append_last(row, r, d);
  return csv_row(row);
}

std::string line_row(const Recommendation& r, const DataSetReport& d, const OptionReport& o,
                     const BillLine& line) {
  Fields row = start("line", r, d, o);
  append(row, {"", "", "", "", "", "", "", "", ""});
  append(row, {std::string(kItemNames[static_cast<std::size_t>(line.item)]), number(line.quantity),
               line.price->unit, number(line.unit_price), number(line.amount().count()), line.price->id});
  append_last(row, r, d);
  return csv_row(row);
}

}  // namespace

std::string csv_head() {
  return csv_row({"row",
                  "profile",
                  "dataset",
                  "role",
                  "option",
                  "service",
                  "access",
                  "chosen",
                  "eligible",
                  "score",
                  "monthly_bill_usd",
                  "monthly_waiting_usd",
                  "monthly_total_usd",
                  "read_p50_ms",
                  "read_bytes_per_s",
                  "write_bytes_per_s",
                  "rejected_by",
                  "item",
                  "quantity",
                  "unit",
                  "unit_price_usd",
                  "amount_usd",
                  "price_id",
                  "region",
                  "prices_as_of",
                  "prices_age_days",
                  "waiting_counted"});
}

std::string csv_rows(const Recommendation& r) {
  std::string out;
  for (const DataSetReport& d : r.datasets) {
    for (const OptionReport& o : d.options) {
      out += option_row(r, d, o);
      if (!o.estimate().bill.complete()) continue;
      for (const BillLine& line : o.estimate().bill) out += line_row(r, d, o, line);
    }
  }
  return out;
}

std::string findings_csv(const std::vector<Findings>& findings) {
  std::string out = csv_row({"file", "line", "profile", "dataset", "demand", "from", "applies", "holds",
                             "expected", "found", "because", "remedy"});
  for (const Findings& f : findings) {
    for (const CheckedDemand& d : f.result.demands) {
      const auto place = f.places.find(d.dataset.value_or(""));
      const std::string line = place == f.places.end() ? "" : fmt::format("{}", place->second.line);
      out += csv_line({csv_field(f.file), csv_field(line), csv_field(f.profile),
                       csv_field(d.dataset.value_or("")), csv_field(d.demand), csv_flag(d.from),
                       csv_field(yes_no(d.applies)), csv_field(yes_no(d.holds)), csv_field(plain(d.expected)),
                       csv_field(plain(d.found)), csv_field(d.because), csv_field(d.remedy)});
    }
    for (const Vacuity& v : f.result.warnings)
      out += csv_line({csv_field(f.file), "", csv_field(f.profile), "", "warning", csv_flag(v.from), "false",
                       "true", "", csv_field(v.text), "", ""});
  }
  return out;
}

}  // namespace storeadvise

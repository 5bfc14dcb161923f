#include <algorithm>
#include <map>

#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "truth/tables.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

/// The profile of a worked bill: one data set, and nothing that the bill does not speak of.
json stated(const json& row) {
  json set = {{"name", "data"}, {"growth_per_month", 0}, {"needs", json::array()}};
  for (const char* key : {"role", "size", "objects", "object_size"})
    if (row.contains(key)) set[key] = row[key];
  set["untouched"] = row.value("untouched", json::object());
  set["reads"] = row.value("reads", json{{"bytes_per_month", 0}});
  set["writes"] = row.value("writes", json{{"bytes_per_month", 0}});
  return {{"profile_version", 1},
          {"name", row.at("bill")},
          {"region", "us-east-1"},
          {"month_hours", row.value("month_hours", 730)},
          {"datasets", json::array({set})}};
}

const OptionReport& option_of(const Recommendation& r, const std::string& id) {
  const auto& options = r.datasets.front().options;
  const auto index = option_index(id);
  const auto found =
      std::find_if(options.begin(), options.end(), [&](const OptionReport& o) { return o.option == index; });
  if (found == options.end()) throw std::runtime_error("no option " + id);
  return *found;
}

std::map<std::string, double> by_item(const Bill& bill) {
  std::map<std::string, double> sums;
  for (const BillLine& line : bill)
    sums[std::string(kItemNames[static_cast<std::size_t>(line.item)])] += line.amount().count();
  return sums;
}

}  // namespace

TEST_CASE("bills come out as AWS works them out") {
  const Catalog catalog = truth::catalog_of("aws");
  for (const json& row : truth::table("bills.json")) {
    const std::string title = row.at("bill");
    DYNAMIC_SECTION(title) {
      const Profile profile = truth::profile_of(stated(row));
      const Recommendation r =
          advise(profile, catalog, embedded_rules(), embedded_roles(), {.robustness = false});
      const Bill& bill = option_of(r, row.at("option")).estimate().bill;
      const double within = row.at("within");
      CHECK(bill.complete());
      CHECK_THAT(bill.total().count(), WithinAbs(row.at("usd").get<double>(), within));
      const auto sums = by_item(bill);
      for (const auto& [item, amount] : row.at("items").items()) {
        CAPTURE(item);
        REQUIRE(sums.contains(item));
        CHECK_THAT(sums.at(item), WithinAbs(amount.get<double>(), std::max(0.01, within / 10)));
      }
    }
  }
}

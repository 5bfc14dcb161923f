// Whatever a profile or a catalog may say, no figure of the answer is infinite or not a number.

#include <nlohmann/json.hpp>

#include "profile/fields.hpp"
#include "storeadvise/advise.hpp"
#include "storeadvise/report.hpp"
#include "storeadvise/rule.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

/// A data set of each role, with compute.
Profile one_of_each_role() {
  Profile profile;
  profile.region = "us-east-1";
  profile.compute["gpu"] = {.instance = "g5.xlarge",
                            .usd_per_hour = std::nullopt,
                            .count = Count(2),
                            .network = std::nullopt,
                            .accelerators = std::nullopt,
                            .local_storage = std::nullopt,
                            .ebs = {}};
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    DataSet& set = profile.datasets.emplace_back();
    set.name = kRoleNames[i];
    set.role = static_cast<Role>(i);
    set.size = Bytes(100 * kGiB);
    set.compute = "gpu";
  }
  return profile;
}

/// What is wrong with an option of a report: a figure that JSON cannot write.
std::string wrong_with(const json& option) {
  if (!option.at("eligible").get<bool>()) return {};
  for (const char* key : {"monthly_total_usd", "score"})
    if (option.contains(key) && !option.at(key).is_number()) return key;
  for (const auto& [name, score] : option.at("scores").items())
    if (!score.is_number()) return "scores." + name;
  return {};
}

/// The first thing that is wrong in the report of a profile; empty where nothing is.
std::string wrong_in(const Profile& profile, const Catalog& catalog) {
  const Recommendation r =
      advise(profile, catalog, embedded_rules(), embedded_roles(), {.robustness = false});
  const json report = json::parse(to_json(r, catalog));
  for (const json& set : report.at("datasets"))
    for (const json& option : set.at("options"))
      if (const std::string wrong = wrong_with(option); !wrong.empty())
        return set.at("name").get<std::string>() + " " + option.at("id").get<std::string>() + " " + wrong;
  return {};
}

std::vector<double> ends(const Field& field) {
  std::vector<double> values{field.least, field.most};
  if (field.or_zero) values.push_back(0);
  return values;
}

}  // namespace

TEST_CASE("a number of a data set at its ends gives figures that are numbers", "[bounds]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  for (const Row<DataSet>& row : dataset_rows()) {
    if (!row.field.numeric()) continue;
    for (const double value : ends(row.field)) {
      Profile profile = one_of_each_role();
      for (DataSet& set : profile.datasets) row.set(set, value);
      CAPTURE(row.field.path(), value);
      CHECK(wrong_in(profile, catalog) == "");
    }
  }
}

TEST_CASE("a number of a compute at its ends gives figures that are numbers", "[bounds]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  for (const Row<Compute>& row : compute_rows()) {
    if (!row.field.numeric()) continue;
    for (const double value : ends(row.field)) {
      Profile profile = one_of_each_role();
      row.set(profile.compute.at("gpu"), value);
      CAPTURE(row.field.path(), value);
      CHECK(wrong_in(profile, catalog) == "");
    }
  }
}

TEST_CASE("weights at their ends give scores that are numbers", "[bounds]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  for (const double value : {1e-3, 1e6}) {
    Profile profile = one_of_each_role();
    profile.priorities = {.cost = value, .latency = value, .throughput = value, .access_pattern = value};
    CHECK(wrong_in(profile, catalog) == "");
  }
}

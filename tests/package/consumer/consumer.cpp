#include <cstdio>

#include "storeadvise/advise.hpp"
#include "storeadvise/report.hpp"

/// Advises on 100 GB of scratch data, and prints the report as JSON.
int main() {
  using namespace storeadvise;
  Profile profile;
  profile.name = "consumer";
  profile.region = "us-east-1";
  DataSet scratch;
  scratch.name = "spill";
  scratch.role = Role::scratch;
  scratch.size = Bytes(100.0 * 1024 * 1024 * 1024);
  profile.datasets.push_back(scratch);

  const auto catalog = embedded_catalog("aws", profile.region);
  if (!catalog) return 1;
  const Recommendation advice = advise(profile, *catalog, embedded_rules(), embedded_roles());
  return std::fputs(to_json(advice, *catalog).c_str(), stdout) < 0 ? 1 : 0;
}

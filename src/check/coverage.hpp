#pragma once

#include <set>
#include <string>
#include <vector>

#include "check/policy.hpp"

namespace storeadvise {

/// What a policy asks for in vain: an empty list, a demand that asks for nothing.
std::vector<Vacuity> idle_demands(const Policy& policy, const std::string& file);

/// Which demands of policies are about a data set of any profile.
class Coverage {
 public:
  /// Demands of flags, which have no path, are none of its business.
  explicit Coverage(const Policy& policy);

  void note(const std::string& name, Role role);
  /// A vacuity for each demand that is about none of the data sets noted.
  [[nodiscard]] std::vector<Vacuity> vacuities() const;

 private:
  std::vector<const PolicyDemand*> open_;
  std::set<std::string> names_;
};

}  // namespace storeadvise

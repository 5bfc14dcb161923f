#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace storeadvise::observe {

/// One resource of a plan or a state.
struct PlannedResource {
  std::string module;  ///< address of its module; empty: the root
  std::string type;    ///< "aws_s3_bucket"
  std::string name;    ///< in the configuration
  const nlohmann::json& values;
};

/// Goes over the resources of `terraform show -json` (planned_values, values, prior_state), of a state file
/// ("resources" with "instances") and of recorded resources by type and name.
void each_resource(const nlohmann::json& document, const std::function<void(const PlannedResource&)>& take);

/// The bucket resource of the root module that a resource's configuration refers to
/// ("aws_s3_bucket.data.id"): its name, "data"; empty where it refers to none.
std::string referred_bucket(const nlohmann::json& document, const std::string& type, const std::string& name);

/// The Region that the configuration of the provider states, also by a variable; empty where it does not.
std::string provider_region(const nlohmann::json& document);

}  // namespace storeadvise::observe

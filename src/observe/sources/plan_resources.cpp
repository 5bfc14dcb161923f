#include "observe/sources/plan_resources.hpp"

#include <string_view>

#include "observe/sources/json_source.hpp"

namespace storeadvise::observe {
namespace {

using nlohmann::json;

using Take = std::function<void(const PlannedResource&)>;

/// Modules hold modules; nobody nests them so deep.
constexpr int kDeepest = 64;

void each_of_module(const json& module, const Take& take, int depth) {
  if (depth > kDeepest) return;
  for (const json& resource : list_at(module, "resources"))
    take({text_at(module, "address"), text_at(resource, "type"), text_at(resource, "name"),
          object_at(resource, "values")});
  for (const json& child : list_at(module, "child_modules")) each_of_module(child, take, depth + 1);
}

/// A state file: every resource has instances with attributes.
void each_of_state(const json& document, const Take& take) {
  for (const json& resource : list_at(document, "resources"))
    for (const json& instance : list_at(resource, "instances"))
      take({text_at(resource, "module"), text_at(resource, "type"), text_at(resource, "name"),
            object_at(instance, "attributes")});
}

void each_recorded(const json& document, const Take& take) {
  for (const auto& [type, named] : object_at(document, "resources").items())
    if (named.is_object())
      for (const auto& [name, values] : named.items())
        if (values.is_object()) take({"", type, name, values});
}

/// The configuration of the root module.
const json& configured(const json& document) {
  return object_at(object_at(document, "configuration"), "root_module");
}

/// The first reference that begins so, without that begin; empty where there is none.
std::string reference(const json& expression, std::string_view begin) {
  for (const json& one : list_at(expression, "references"))
    if (const auto* text = one.get_ptr<const std::string*>(); text != nullptr && text->starts_with(begin))
      return text->substr(begin.size());
  return "";
}

}  // namespace

void each_resource(const json& document, const Take& take) {
  const json& planned = object_at(object_at(document, "planned_values"), "root_module");
  const json& state = object_at(object_at(document, "values"), "root_module");
  const json& before = object_at(object_at(object_at(document, "prior_state"), "values"), "root_module");
  each_of_module(planned, take, 0);
  each_of_module(state, take, 0);
  if (planned.empty() && state.empty()) each_of_module(before, take, 0);
  each_of_state(document, take);
  each_recorded(document, take);
}

std::string referred_bucket(const json& document, const std::string& type, const std::string& name) {
  for (const json& resource : list_at(configured(document), "resources")) {
    if (text_at(resource, "type") != type || text_at(resource, "name") != name) continue;
    const std::string found =
        reference(object_at(object_at(resource, "expressions"), "bucket"), "aws_s3_bucket.");
    return found.substr(0, found.find_first_of(".["));
  }
  return "";
}

std::string provider_region(const json& document) {
  const json& provider = object_at(object_at(document, "configuration"), "provider_config");
  const json& region = object_at(object_at(object_at(provider, "aws"), "expressions"), "region");
  if (std::string stated = text_at(region, "constant_value"); !stated.empty()) return stated;
  const std::string variable = reference(region, "var.");
  return text_at(object_at(object_at(document, "variables"), variable.c_str()), "value");
}

}  // namespace storeadvise::observe

#include "observe/sources/plan.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "observe/sources/cloudwatch.hpp"
#include "observe/sources/json_source.hpp"
#include "observe/sources/plan_resources.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

using nlohmann::json;

/// The one object of a block, which Terraform writes as a list; an object is taken as it is.
const json& block_at(const json& object, const char* key) {
  const json& list = list_at(object, key);
  return !list.empty() && list.front().is_object() ? list.front() : object_at(object, key);
}

bool is_true(const json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return object.is_object() && found != object.end() && found->is_boolean() && found->get<bool>();
}

/// The Region in "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-0123".
std::string region_of_arn(const std::string& arn) {
  std::size_t at = 0;
  for (int colon = 0; colon < 3; ++colon) {
    at = arn.find(':', at);
    if (at == std::string::npos) return "";
    ++at;
  }
  return arn.substr(at, arn.find(':', at) - at);
}

/// A bucket while its resources are put together; `rules` are what lifecycle says of it.
struct Bucket {
  std::string name;
  std::string region;
  bool versioning = false;
  std::vector<PlanFact> rules;
};

class Plan {
 public:
  Plan(const json& document, Sinks& sinks)
      : document_(document), sinks_(sinks), region_(provider_region(document)) {}

  void take(const PlannedResource& resource) {
    ++sinks_.rows;
    if (resource.type == "aws_s3_bucket") take_bucket(resource);
    if (resource.type == "aws_s3_bucket_versioning") take_versioning(resource);
    if (resource.type == "aws_s3_bucket_lifecycle_configuration") {
      for (const json& rule : list_at(resource.values, "rule"))
        if (text_at(rule, "status") != "Disabled") add_rule(bucket_of(resource), rule, "days");
    }
    if (resource.type == "aws_efs_file_system") take_file_system(resource);
  }

  void hand_on() {
    for (auto& [key, bucket] : buckets_) {
      if (bucket.name.empty()) bucket.name = key.second;
      if (bucket.rules.empty()) bucket.rules.emplace_back();
      for (PlanFact& rule : bucket.rules) {
        rule.bucket = bucket.name;
        rule.region = bucket.region.empty() ? region_ : bucket.region;
        rule.versioning = bucket.versioning;
        sinks_.facts.emplace_back(std::move(rule));
      }
    }
  }

 private:
  void take_bucket(const PlannedResource& resource) {
    Bucket& bucket = buckets_[{resource.module, resource.name}];
    bucket.name = text_at(resource.values, "bucket");
    bucket.region = text_at(resource.values, "region");
    bucket.versioning = bucket.versioning || is_true(block_at(resource.values, "versioning"), "enabled");
    for (const json& rule : list_at(resource.values, "lifecycle_rule"))
      if (is_true(rule, "enabled")) add_rule(bucket, rule, "days");
  }
  void take_versioning(const PlannedResource& resource) {
    if (text_at(block_at(resource.values, "versioning_configuration"), "status") == "Enabled")
      bucket_of(resource).versioning = true;
  }
  /// The bucket that a resource is about: by its name where that is known, else by what the configuration
  /// refers to, else the bucket resource of the same name.
  Bucket& bucket_of(const PlannedResource& resource) {
    const std::string name = text_at(resource.values, "bucket");
    for (auto& [key, bucket] : buckets_)
      if (!name.empty() && bucket.name == name) return bucket;
    std::string referred =
        resource.module.empty() ? referred_bucket(document_, resource.type, resource.name) : "";
    if (referred.empty()) referred = resource.name;
    Bucket& bucket = buckets_[{resource.module, referred}];
    if (bucket.name.empty()) bucket.name = name;
    return bucket;
  }
  static void add_rule(Bucket& bucket, const json& rule, const char* days) {
    PlanFact fact;
    fact.prefix = text_at(rule, "prefix");
    const json& filter = block_at(rule, "filter");
    if (fact.prefix.empty()) fact.prefix = text_at(filter, "prefix");
    if (fact.prefix.empty()) fact.prefix = text_at(block_at(filter, "and"), "prefix");
    const auto expires = number_at(block_at(rule, "expiration"), days);
    if (expires && *expires > 0) fact.expires_after = Days(*expires);
    for (const json& move : list_at(rule, "transition")) {
      const Days after(number_at(move, days).value_or(0));
      if (fact.moved_after && *fact.moved_after <= after) continue;
      fact.moved_after = after;
      fact.storage_class = text_at(move, "storage_class");
    }
    bucket.rules.push_back(std::move(fact));
  }
  void take_file_system(const PlannedResource& resource) {
    const json& values = resource.values;
    FileSystemFact fact;
    fact.from = "plan";
    const auto tags = values.find("tags");
    fact.name = tags == values.end() ? "" : text_at(*tags, "Name");
    if (fact.name.empty()) fact.name = resource.name;
    fact.id = text_at(values, "id");
    if (fact.id.empty()) fact.id = fact.name;
    fact.region = region_of_arn(text_at(values, "arn"));
    if (fact.region.empty()) fact.region = region_;
    fact.throughput_mode = text_at(values, "throughput_mode");
    if (fact.throughput_mode.empty())
      fact.throughput_mode = "bursting";  // what the provider makes by default
    const auto rate = number_at(values, "provisioned_throughput_in_mibps");
    if (rate && *rate > 0) fact.provisioned = BytesPerSecond(*rate * kMiB);
    fact.one_zone = !text_at(values, "availability_zone_name").empty();
    LifecycleFact lifecycle;
    lifecycle.id = fact.id;
    for (const json& policy : list_at(values, "lifecycle_policy")) {
      if (const auto days = days_after(text_at(policy, "transition_to_ia"))) lifecycle.to_ia_days = days;
      if (const auto days = days_after(text_at(policy, "transition_to_archive")))
        lifecycle.to_archive_days = days;
      if (!text_at(policy, "transition_to_primary_storage_class").empty()) lifecycle.back_on_access = true;
    }
    sinks_.facts.emplace_back(std::move(fact));
    sinks_.facts.emplace_back(std::move(lifecycle));
  }

  const json& document_;
  Sinks& sinks_;
  std::string region_;
  std::map<std::pair<std::string, std::string>, Bucket> buckets_;  ///< by module and resource name
};

}  // namespace

Result<void> read_plan(const Opened& source, Sinks& sinks) {
  const auto document = read_json(source);
  if (!document) return tl::unexpected(document.error());
  Plan plan(*document, sinks);
  const auto only = [&](bool buckets) {
    each_resource(*document, [&](const PlannedResource& resource) {
      if ((resource.type == "aws_s3_bucket") == buckets) plan.take(resource);
    });
  };
  only(true);  // what refers to a bucket comes after it
  only(false);
  plan.hand_on();
  return {};
}

}  // namespace storeadvise::observe

#include "profile/consistency.hpp"
#include "catalog/instances.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "profile/hardly_meant.hpp"
#include "profile/priorities.hpp"
#include "profile/profile.hpp"
#include "storeadvise/demand.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

/// Statements about the same thing are rounded by hand.
bool agree(double a, double b) {
  return std::abs(a - b) <= hardly_meant().rounding * std::max(std::abs(a), std::abs(b));
}

const RoleDefaults& role_of(const DataSet& set) {
  return embedded_roles().roles[static_cast<std::size_t>(set.role)];
}

/// Collects what is wrong with one data set.
class Checker {
 public:
  Checker(const Profile& profile, std::size_t index, std::vector<Contradiction>& out)
      : profile_(profile), set_(profile.datasets[index]), at_(Pointer() / "datasets" / index), out_(out) {}

  void compute() const;
  void objects() const;
  void untouched() const;
  void priorities() const;
  void traffic(const Traffic& stated, const Traffic& role, const std::string& group) const;

 private:
  void add(std::vector<Pointer> about, Fault fault) const {
    out_.push_back({std::move(about), std::move(fault)});
  }
  void volumes(const Traffic& stated, const Pointer& at) const;
  [[nodiscard]] double largest_request(double request) const;

  const Profile& profile_;
  const DataSet& set_;
  Pointer at_;
  std::vector<Contradiction>& out_;
};

void Checker::compute() const {
  if (!set_.compute || profile_.compute.contains(*set_.compute) || looks_like_instance(*set_.compute)) return;
  std::vector<std::string_view> names;
  for (const auto& [name, unused] : profile_.compute) names.push_back(name);
  Fault fault = unknown_word(*set_.compute, "a compute of this profile", names);
  fault.code = "unknown-compute";
  if (names.empty()) fault.hint = "describe it under \"compute\"";
  const auto type = nearest(*set_.compute, names) ? std::nullopt : nearest_instance(*set_.compute);
  if (type) fault.hint = "did you mean " + in_quotes(*type) + "?";
  add({at_ / "compute", Pointer("/compute")}, std::move(fault));
}

void Checker::objects() const {
  if (!set_.size || !(set_.size->count() > 0)) return;
  const double size = set_.size->count();
  const std::string held = " cannot hold " + show_bytes(*set_.size);
  if (set_.objects && set_.objects->count() == 0)
    add({at_ / "objects"}, {"zero-objects", "0 objects" + held, "expected 1 or more"});
  if (set_.object_size && set_.object_size->count() == 0)
    add({at_ / "object_size"}, {"zero-objects", "objects of 0 bytes" + held, "expected more than 0"});
  if (set_.object_size && set_.object_size->count() > size * (1 + hardly_meant().rounding))
    return add({at_ / "object_size", at_ / "size"},
               {"conflict",
                "an object of " + show_bytes(*set_.object_size) + " is larger than all of them together, " +
                    show_bytes(*set_.size),
                size < hardly_meant().small_size
                    ? "expected at most the size of the data set; was \"" + show_number(size) + " GB\" meant?"
                    : std::string("expected at most the size of the data set")});
  if (!set_.objects || !set_.object_size || set_.objects->count() == 0) return;
  const Bytes product = *set_.objects * *set_.object_size;
  if (product.count() == 0 || agree(product.count(), size)) return;
  add({at_ / "object_size", at_ / "objects", at_ / "size"},
      {"conflict",
       show_count(set_.objects->count()) + " objects of " + show_bytes(*set_.object_size) + " are " +
           show_bytes(product) + ", not " + show_bytes(*set_.size),
       R"(leave out "objects" or "object_size")"});
}

void Checker::untouched() const {
  if (!set_.untouched) return;
  const auto& shares = *set_.untouched;
  for (std::size_t i = 1; i < shares.size(); ++i) {
    if (shares[i].share <= shares[i - 1].share) continue;
    add({at_ / "untouched"},
        {"not-nested",
         "the share untouched for " + show_duration(shares[i].age) + " (" + exact_number(shares[i].share) +
             ") is larger than that for " + show_duration(shares[i - 1].age) + " (" +
             exact_number(shares[i - 1].share) + ")",
         "what is untouched for longer is part of what is untouched for shorter"});
  }
}

void Checker::priorities() const {
  const Priorities& in_force = priorities_of(profile_, set_, role_of(set_).weights);
  const auto above = [](const std::optional<double>& weight) { return weight.value_or(0) > 0; };
  if (above(in_force.cost) || above(in_force.latency) || above(in_force.throughput) ||
      above(in_force.access_pattern))
    return;
  add({at_ / "priorities", Pointer("/priorities")},
      {"no-priorities", "all priorities of " + in_quotes(set_.name) + " are 0",
       "give at least one a weight above 0"});
}

/// An operation never spans objects, and so moves an object at most.
double Checker::largest_request(double request) const {
  double object = request;
  if (set_.object_size) object = set_.object_size->count();
  if (set_.size && set_.objects && set_.objects->count() > 0)
    object = set_.size->count() / set_.objects->count();
  return std::min(request, object);
}

void Checker::volumes(const Traffic& stated, const Pointer& at) const {
  std::optional<double> bytes;
  if (stated.bytes_per_month) bytes = stated.bytes_per_month->count();
  const bool by_passes = stated.passes_per_month && set_.size;
  const double passed = by_passes ? *stated.passes_per_month * set_.size->count() : 0;
  if (bytes && by_passes && !agree(*bytes, passed))
    add({at / "passes_per_month", at / "bytes_per_month"},
        {"conflict",
         exact_number(*stated.passes_per_month) + " passes over " + show_bytes(*set_.size) + " are " +
             show_bytes(Bytes(passed)) + " a month, not " + show_bytes(Bytes(*bytes)),
         "leave one of the two out"});
  if (!bytes && by_passes) bytes = passed;
  if (!bytes || !stated.operations_per_month || !stated.request_size) return;
  const double operations = stated.operations_per_month->count();
  const double request = stated.request_size->count();
  if (agree(*bytes, operations * request) || agree(*bytes, operations * largest_request(request))) return;
  const std::string volume = stated.bytes_per_month ? "bytes_per_month" : "passes_per_month";
  add({at / "operations_per_month", at / "request_size", at / volume},
      {"conflict",
       show_count(operations) + " operations of " + show_bytes(*stated.request_size) + " are " +
           show_bytes(Bytes(operations * request)) + " a month, not " + show_bytes(Bytes(*bytes)),
       "leave one of the three out"});
}

void Checker::traffic(const Traffic& stated, const Traffic& role, const std::string& group) const {
  const Pointer at = at_ / group;
  volumes(stated, at);
  const auto pattern = stated.pattern ? stated.pattern : role.pattern;
  if (!stated.random_fraction || pattern == Pattern::mixed) return;
  add({at / "random_fraction", at / "pattern", at_ / "role"},
      {"not-mixed", "random_fraction has a meaning only with the pattern mixed",
       R"(say "pattern": "mixed", or leave it out)"});
}

void check_names(const Profile& profile, std::vector<Contradiction>& out) {
  std::unordered_map<std::string_view, std::size_t> taken;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const std::string& name = profile.datasets[i].name;
    if (name.empty()) continue;  // a mistake of its own
    const auto [first, is_new] = taken.emplace(name, i);
    if (is_new) continue;
    out.push_back(
        {{Pointer() / "datasets" / i / "name"},
         {"repeated-name",
          "the name " + in_quotes(name) + " is taken by datasets[" + std::to_string(first->second) + "]",
          "give each data set a name of its own"}});
  }
}

}  // namespace

std::vector<Contradiction> contradictions(const Profile& profile) {
  std::vector<Contradiction> found;
  check_names(profile, found);
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Checker check(profile, i, found);
    const DataSet& set = profile.datasets[i];
    check.compute();
    check.objects();
    check.untouched();
    check.priorities();
    check.traffic(set.reads, role_of(set).defaults.reads, "reads");
    check.traffic(set.writes, role_of(set).defaults.writes, "writes");
  }
  return found;
}

}  // namespace storeadvise

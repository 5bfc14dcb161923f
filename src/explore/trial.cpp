#include "explore/trial.hpp"

#include <algorithm>

#include "profile/consistency.hpp"
#include "profile/fields.hpp"

namespace storeadvise {
namespace {

/// Where the data set of a path stands; nothing for inputs that several data sets share.
std::optional<std::size_t> only_dataset(const Profile& profile, const FieldPath& path) {
  if (path.part != FieldPath::Part::dataset) return std::nullopt;
  if (path.index) return path.index;
  const auto named = [&](const DataSet& set) { return set.name == path.name; };
  const auto found = std::find_if(profile.datasets.begin(), profile.datasets.end(), named);
  return static_cast<std::size_t>(found - profile.datasets.begin());
}

}  // namespace

Trial::Trial(const Profile& profile, std::string_view changed, const World& world)
    : world_(world), profile_(profile), path_(changed) {
  const auto path = parse_field_path(changed);
  const auto only = path ? only_dataset(profile, *path) : std::nullopt;
  if (only && *only < profile.datasets.size()) {
    datasets_ = {*only};
    profile_.datasets = {profile.datasets[*only]};
    path_ = "datasets[0]." + path->field->path();
  } else {
    for (std::size_t d = 0; d < profile.datasets.size(); ++d) datasets_.push_back(d);
  }
}

Probe probe_of(const Evaluation& evaluation) {
  Probe probe{.option = best_option(evaluation), .total = {}};
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (evaluation.options[i].eligible) probe.eligible |= OptionMask{1} << i;
  if (!probe.option) return probe;
  const OptionEvaluation& best = evaluation.options[*probe.option];
  probe.service = kOptions[*probe.option].service;
  probe.total = best.estimate().total();
  if (const auto other = runner_up(evaluation, probe.service))
    probe.margin = best.scores.total - evaluation.options[*other].scores.total;
  return probe;
}

Probe Trial::probe(std::size_t which, double value) {
  const Demand d = demand(profile_, which, world_.catalog, world_.roles);
  evaluate(d, world_, Breadth::winner, evaluation_);
  Probe probe = probe_of(evaluation_);
  probe.value = value;
  return probe;
}

std::vector<Probe> Trial::all_at(double value) {
  (void)takes(value);
  std::vector<Probe> probes;
  for (std::size_t i = 0; i < datasets_.size(); ++i) probes.push_back(probe(i, value));
  return probes;
}

Probe Trial::at(std::size_t which, double value) {
  (void)takes(value);
  return probe(which, value);
}

bool Trial::takes(double value) { return set_field(profile_, path_, value); }

bool Trial::agrees(double value) { return takes(value) && contradictions(profile_).empty(); }

}  // namespace storeadvise

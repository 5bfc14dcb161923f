#include <algorithm>
#include <array>
#include <cmath>

#include "explore/robustness.hpp"
#include "profile/consistency.hpp"
#include "profile/fields.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

/// How far from the present value a flip is looked for, in doublings.
constexpr int kDoublings = 6;
constexpr int kBisections = 10;
constexpr std::size_t kMostFlips = 6;

/// One input: the PATH that `--set` takes, the same in a trial, and what it is now.
struct Input {
  std::string path, in_trial;
  double value;
  bool assumed, whole;
};

/// The data set alone, nameless, with one input changed, and who wins then.
class Trial {
 public:
  explicit Trial(const Setting& setting)
      : setting_(setting),
        profile_{.name = {},
                 .region = setting.profile.region,
                 .month_hours = setting.profile.month_hours,
                 .compute = setting.profile.compute,
                 .priorities = setting.profile.priorities,
                 .datasets = {setting.profile.datasets[setting.dataset]}} {
    profile_.datasets.front().name.clear();
  }

  /// The winner with `input` at `value`; nothing where the field does not take the value.
  [[nodiscard]] std::optional<Service> at(const Input& input, double value) const {
    Profile changed = profile_;
    if (!set_field(changed, input.in_trial, value)) return std::nullopt;
    const Demand d = demand(changed, 0, setting_.catalog, setting_.roles);
    return winner(d, setting_.catalog, setting_.rules, setting_.roles.judgement);
  }

  /// Whether the profile with that value would be read: what it says elsewhere may contradict it.
  [[nodiscard]] bool agrees(const Input& input, double value) const {
    Profile changed = profile_;
    return set_field(changed, input.in_trial, value) && contradictions(changed).empty();
  }

 private:
  const Setting& setting_;
  Profile profile_;
};

std::string_view volume_field(const Traffic& reads) {
  if (reads.passes_per_month) return "reads.passes_per_month";
  if (reads.operations_per_month) return "reads.operations_per_month";
  return "reads.bytes_per_month";
}

/// Collects the inputs of one data set that are not 0.
class Inputs {
 public:
  explicit Inputs(const DataSet& set) : before_("datasets." + set.name + ".") {}

  void add(std::string_view field, double value, bool stated, bool whole = false) {
    add(before_ + std::string(field), "datasets[0]." + std::string(field), value, stated, whole);
  }
  void add_compute(const std::string& path, double value, bool stated) {
    add(path, path, value, stated, false);
  }
  [[nodiscard]] std::string path_of(std::string_view field) const { return before_ + std::string(field); }
  std::vector<Input> all() && { return std::move(all_); }

 private:
  void add(std::string path, std::string in_trial, double value, bool stated, bool whole) {
    if (value > 0) all_.push_back({std::move(path), std::move(in_trial), value, !stated, whole});
  }

  std::string before_;
  std::vector<Input> all_;
};

std::vector<Input> inputs_of(const Demand& d, const Setting& s) {
  const DataSet& set = s.profile.datasets[s.dataset];
  Inputs inputs(set);
  inputs.add("size", set.size.value_or(Bytes(0)).count(), true);
  const std::string_view volume = volume_field(set.reads);
  const auto stated = get_field(s.profile, inputs.path_of(volume));
  const double steady = d.reads.bytes - d.starts * d.load_bytes - d.restores * d.checkpoint_bytes;
  inputs.add(volume, stated.value_or(steady), stated.has_value());
  inputs.add("reads.request_size", d.reads.operations > 0 ? d.reads.request : 0,
             set.reads.request_size.has_value());
  inputs.add("reads.clients", d.reads.clients, set.reads.clients.has_value(), true);
  inputs.add("reads.streams_per_client", d.reads.streams, set.reads.streams_per_client.has_value(), true);
  inputs.add("reads.required_throughput", d.reads.required, true);
  inputs.add("reads.active_hours_per_month", d.reads.active_seconds / 3600,
             set.reads.active_hours_per_month.has_value());
  inputs.add("reads.max_latency", d.max_latency, set.reads.max_latency.has_value());
  inputs.add("loading.cold_starts_per_month", d.starts, set.loading && set.loading->cold_starts_per_month);
  inputs.add("checkpoint.every", d.checkpoint_every, set.checkpoint && set.checkpoint->every);
  if (set.compute) {
    const auto named = s.profile.compute.find(*set.compute);
    const bool priced = named != s.profile.compute.end() && named->second.usd_per_hour;
    inputs.add_compute("compute." + *set.compute + ".usd_per_hour", d.usd_per_hour, priced);
  }
  return std::move(inputs).all();
}

/// Values of a field have limits: hours of a month, hosts of at least one.
bool allowed(const Input& input, double value, const Demand& d) {
  if (input.whole && value < 1) return false;
  return !input.path.ends_with("active_hours_per_month") || value <= d.month_hours;
}

double rounded(const Input& input, double value, bool below) {
  if (!input.whole) return value;
  return below ? std::floor(value) : std::ceil(value);
}

/// Between two values. Of whole ones that have another between them never one of the two.
double middle_of(const Input& input, double a, double b) {
  const double middle = std::sqrt(a * b);
  return input.whole ? std::round(middle) : middle;
}

/// Between `same` (the present winner) and `other` (another), the nearest value
/// of `other` that the bisection can tell, written short enough to read.
std::optional<Flip> narrowed(const Trial& trial, const Input& input, double same, double other,
                             Service service) {
  const bool below = other < same;
  for (int i = 0; i < kBisections; ++i) {
    const double middle = middle_of(input, same, other);
    if (middle == same || middle == other) break;
    (trial.at(input, middle) == service ? same : other) = middle;
  }
  Flip flip{.path = input.path,
            .below = below,
            .value = other,
            .now = input.value,
            .shown = {},
            .to = trial.at(input, other).value_or(service),
            .assumed = input.assumed};
  const auto shown = show_outward(input.path, other, below);
  if (shown && trial.at(input, shown->value) == flip.to) {
    flip.value = shown->value;
    flip.shown = shown->text;
  } else {
    flip.shown = show_exact(input.path, other);
  }
  if (flip.to == service || !trial.agrees(input, flip.value)) return std::nullopt;
  return flip;
}

std::optional<Flip> flip_on(const Trial& trial, const Input& input, bool below, Service service,
                            const Demand& d) {
  double same = input.value;
  for (int step = 0; step < kDoublings; ++step) {
    const double next = rounded(input, below ? same / 2 : same * 2, below);
    if (next == same || !allowed(input, next, d)) return std::nullopt;
    const auto there = trial.at(input, next);
    if (!there) return std::nullopt;
    if (*there != service) return narrowed(trial, input, same, next, service);
    same = next;
  }
  return std::nullopt;
}

double distance(const Flip& flip, const std::vector<Input>& inputs) {
  const auto input = std::ranges::find(inputs, flip.path, &Input::path);
  return std::abs(std::log(flip.value / input->value));
}

}  // namespace

std::vector<Flip> flips(const Demand& demand, Service service, const Setting& setting) {
  const std::vector<Input> inputs = inputs_of(demand, setting);
  const Trial trial(setting);
  std::vector<Flip> found;
  for (const Input& input : inputs)
    for (const bool below : {true, false})
      if (auto flip = flip_on(trial, input, below, service, demand)) found.push_back(std::move(*flip));
  std::stable_sort(found.begin(), found.end(),
                   [&](const Flip& a, const Flip& b) { return distance(a, inputs) < distance(b, inputs); });
  if (found.size() > kMostFlips) found.resize(kMostFlips);
  return found;
}

}  // namespace storeadvise

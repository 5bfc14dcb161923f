#include <algorithm>
#include <cmath>
#include <utility>

#include "explore/inputs.hpp"
#include "explore/robustness.hpp"
#include "explore/search.hpp"
#include "profile/fields.hpp"
#include "profile/show_outward.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

/// Values are tried either way to so many times the present one: each doubling within the factor that guesses
/// have, then the end; on the way there one more where the lead is shrinking. Where twice the value leaves
/// the lead as it is, the end comes next: many inputs do nothing for the choice, and to try them less often
/// takes 15 % off the time of all flips.
constexpr double kReach = 64;
constexpr double kDoubled = 4;
constexpr int kBisections = 14;       ///< between two of which one is twice the other
constexpr int kWholeBisections = 64;  ///< of a whole number, which is told to the last one
constexpr std::size_t kMostFlips = 6;
constexpr int kMostMoments = 8;  ///< in which others win, and which are passed over
constexpr int kFewestDigits = 3;
/// More digits than these are noise to a reader.
constexpr int kMostDigits = 6;

/// An input of one data set, as it is now.
struct Present {
  std::string path;
  double value;
  bool assumed, whole;
};

std::vector<Present> present_inputs(const Demand& d, const Setting& s) {
  const DataSet& set = s.profile.datasets[s.dataset];
  std::vector<Present> all;
  for (const Input& input : inputs()) {
    std::string path = path_of(input, set);
    const double value = input.value(set, d);
    const Field* field = find_field(path);
    if (field == nullptr || !(value > 0)) continue;
    const bool assumed = is_assumed(input, path, s.profile, set, s.world.catalog);
    all.push_back({std::move(path), value, assumed, field->kind == FieldKind::count && field->whole});
  }
  return all;
}

/// One input of the data set at other values, and who wins then.
class Tried {
 public:
  Tried(const Present& input, const Setting& setting)
      : trial_(setting.profile, input.path, setting.world),
        which_(trial_.datasets().size() > 1 ? setting.dataset : 0),
        lasting_(1 + setting.world.roles.judgement.lasting_turn) {}

  /// Nothing where the field does not take the value.
  std::optional<Probe> at(double value) {
    if (!trial_.takes(value)) return std::nullopt;
    return trial_.at(which_, value);
  }
  bool agrees(double value) { return trial_.agrees(value); }
  /// How many times a value another service still has to win to be told: metering in steps, and limits that
  /// lie close together, make others win for a moment.
  [[nodiscard]] double lasting() const { return lasting_; }

 private:
  Trial trial_;
  std::size_t which_;
  double lasting_;
};

/// Values of a field have limits: hours of a month, hosts of at least one.
bool allowed(const Present& input, double value, const Demand& d) {
  if (input.whole && value < 1) return false;
  return !input.path.ends_with("active_hours_per_month") || value <= in_hours(d.month);
}

double rounded(const Present& input, double value, bool below) {
  if (!input.whole) return value;
  return below ? std::floor(value) : std::ceil(value);
}

/// Between two values. Of whole ones that have another between them never one of the two.
std::optional<double> between(const Present& input, double a, double b) {
  double middle = std::sqrt(a * b);
  if (input.whole) middle = std::round(middle);
  if (middle == a || middle == b) return std::nullopt;
  return middle;
}

/// The gap in which today's service gives way: it still wins at `same`, and no longer at `other`.
struct Gap {
  Probe same, other;
  int halvings;  ///< that are left
};

void narrow_gap(Gap& gap, Tried& tried, const Present& input, const auto& is_told) {
  narrow(
      gap.same, gap.other, gap.halvings,
      [&](double a, double b) { return is_told(a, b) ? std::nullopt : between(input, a, b); },
      [&](double value) {
        --gap.halvings;
        return tried.at(value).value_or(gap.other);
      });
}

/// The last value with today's service, with as few digits as still tell truly: it has to win at what is
/// shown, and what is now must not lie beyond. The gap is halved until both its ends read the same.
void write_shown(Flip& flip, Gap& gap, Tried& tried, const Present& input) {
  for (int digits = kFewestDigits; digits <= kMostDigits; ++digits) {
    const auto shown_of = [&](double value) { return show_outward(flip.path, value, !flip.below, digits); };
    narrow_gap(gap, tried, input, [&](double a, double b) {
      const auto first = shown_of(a);
      const auto second = shown_of(b);
      return first && second && first->text == second->text;
    });
    const auto shown = shown_of(gap.same.value);
    if (!shown || (flip.below ? shown->value > flip.now : shown->value < flip.now)) continue;
    const auto there = tried.at(shown->value);
    if (!there || there->service != gap.same.service || !tried.agrees(shown->value)) continue;
    flip.value = shown->value;
    flip.shown = shown->text;
    return;
  }
  flip.value = gap.same.value;
  flip.shown = show_exact(flip.path, gap.same.value);
}

/// Within a gap, the last value of today's service that halving it can tell, written short enough to read.
Flip narrowed(Tried& tried, const Present& input, Gap& gap) {
  const double ratio = std::max({2.0, gap.other.value / gap.same.value, gap.same.value / gap.other.value});
  const int more = static_cast<int>(std::ceil(std::log2(std::log2(ratio))));
  gap.halvings = input.whole ? kWholeBisections : kBisections + more;
  Flip flip{.path = input.path,
            .below = gap.other.value < gap.same.value,
            .value = gap.same.value,
            .now = input.value,
            .shown = {},
            .to = gap.other.service,
            .assumed = input.assumed};
  if (input.whole) {
    narrow_gap(gap, tried, input, [](double, double) { return false; });
    flip.value = gap.same.value;
    flip.shown = show_exact(input.path, gap.same.value);
  } else {
    write_shown(flip, gap, tried, input);
  }
  return flip;
}

/// A little beyond the gap, but not beyond `far`.
Probe lasting(Tried& tried, const Present& input, const Gap& gap, const Probe& far) {
  const bool below = far.value < gap.other.value;
  double value = below ? gap.other.value / tried.lasting() : gap.other.value * tried.lasting();
  if (input.whole) value = below ? std::ceil(value) : std::floor(value);
  if (below ? value <= far.value : value >= far.value) return far;
  return tried.at(value).value_or(far);
}

/// A flip, and what wins a little beyond it.
struct Turn {
  Flip flip;
  Probe beyond;
};

/// The first lasting turn between `same` and `far`, where another service wins.
std::optional<Turn> first_turn(Tried& tried, const Present& input, Probe same, const Probe& far) {
  for (int moments = 0; moments < kMostMoments; ++moments) {
    Gap gap{same, far, 0};
    Flip flip = narrowed(tried, input, gap);
    const Probe there = lasting(tried, input, gap, far);
    if (there.service != same.service) {
      flip.to = there.service;
      return tried.agrees(there.value) ? std::optional(Turn{std::move(flip), there}) : std::nullopt;
    }
    same = there;
  }
  return std::nullopt;
}

/// At so many times a value, or so small a part of it; nothing where the input cannot be that.
std::optional<Probe> next_to(Tried& tried, const Present& input, double value, bool below, double factor,
                             const Demand& d) {
  const double next = rounded(input, below ? value / factor : value * factor, below);
  if (next == value || !allowed(input, next, d)) return std::nullopt;
  return tried.at(next);
}

/// How far to go on after so many times the present value, where the lead was `before` and is `now`.
double next_factor(double reached, double before, double now) {
  if (now == before) return kReach / reached;
  if (reached < kDoubled) return 2;
  return now < before ? kDoubled : kReach / reached;
}

std::optional<Turn> turn_on(Tried& tried, const Present& input, bool below, Probe same, const Demand& d) {
  const Service service = same.service;
  double reached = std::max(same.value / input.value, input.value / same.value);
  double factor = 2;
  while (reached < kReach) {
    auto there = next_to(tried, input, same.value, below, factor, d);
    if (!there && factor > 2) {
      factor = 2;
      there = next_to(tried, input, same.value, below, factor, d);
    }
    if (!there) return std::nullopt;
    if (there->service != service) return first_turn(tried, input, same, *there);
    reached *= factor;
    factor = next_factor(reached, same.margin, there->margin);
    same = *there;
  }
  return std::nullopt;
}

/// A flip, with where what wins beyond it gives way in its turn.
std::optional<Flip> flip_on(Tried& tried, const Present& input, bool below, const Probe& now,
                            const Demand& d) {
  auto turn = turn_on(tried, input, below, now, d);
  if (!turn) return std::nullopt;
  if (auto next = turn_on(tried, input, below, turn->beyond, d))
    turn->flip.end = Flip::End{next->flip.value, std::move(next->flip.shown), next->flip.to};
  return std::move(turn->flip);
}

double distance(const Flip& flip) { return std::abs(std::log(flip.value / flip.now)); }

}  // namespace

std::vector<Flip> flips(const Demand& demand, Service service, const Setting& setting) {
  const std::vector<Present> present = present_inputs(demand, setting);
  std::vector<Flip> found;
  Probe now = probe_of(evaluate(demand, setting.world, Breadth::winner));
  now.service = service;
  for (const Present& input : present) {
    Tried tried(input, setting);
    now.value = input.value;
    for (const bool below : {true, false})
      if (auto flip = flip_on(tried, input, below, now, demand)) found.push_back(std::move(*flip));
  }
  std::ranges::stable_sort(found, {}, [](const Flip& f) { return std::pair(!f.assumed, distance(f)); });
  // None within the factor that guesses have is left out, however many there are.
  const double guess = std::log(setting.world.roles.judgement.guess);
  std::size_t told = 0;
  std::erase_if(found, [&](const Flip& f) { return ++told > kMostFlips && distance(f) > guess; });
  return found;
}

}  // namespace storeadvise

#include "report/whatif/view.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "profile/fields.hpp"
#include "units/money.hpp"

namespace storeadvise {

char letter_of(Service service) {
  constexpr std::array<char, 4> kLetters{'S', 'E', 'H', '-'};
  return kLetters[static_cast<std::size_t>(service)];
}

std::string shown_value(const Axis& axis, double value) {
  const Field* field = find_field(axis.path);
  return field == nullptr ? show_exact(axis.path, value) : show_field(*field, value);
}

std::string shown_tick(double usd) {
  if (usd == 0) return "$0";
  if (std::floor(usd) == usd) return "$" + fixed(usd, 0);
  constexpr double kCent = 0.01;
  return usd < kCent ? unit_price(usd) : "$" + fixed(usd, 2);
}

Sampler::Sampler(const std::vector<Axis>& axes, const std::vector<std::size_t>& most) {
  for (std::size_t a = 0; a < axes.size(); ++a) {
    sizes_.push_back(axes[a].values().size());
    strides_.push_back((sizes_.back() + most[a] - 1) / most[a]);
  }
}

void Sampler::add(const SweepRow& row) {
  std::size_t index = next_++;
  for (std::size_t a = sizes_.size(); a-- > 0;) {
    const std::size_t i = index % sizes_[a];
    index /= sizes_[a];
    if (i % strides_[a] != 0 && i + 1 != sizes_[a]) return;
  }
  rows_.push_back(row);
}

std::optional<Usd> option_total(const Outcome& outcome, std::size_t option) {
  const Usd total = outcome.totals[option];
  if ((outcome.eligible >> option & 1U) == 0 || !std::isfinite(total.count())) return std::nullopt;
  return total;
}

double cheapest(const Outcome& outcome, Service service) {
  double least = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    if (kOptions[i].service != service) continue;
    if (const auto total = option_total(outcome, i); total && !(least <= total->count()))
      least = total->count();
  }
  return least;
}

bool moves(const std::vector<SweepRow>& rows, std::size_t dataset) {
  const Outcome& first = rows.front().result.outcomes[dataset];
  const auto same = [&](const Outcome& o) {
    bool all = o.option == first.option && o.eligible == first.eligible && o.score == first.score;
    for (std::size_t i = 0; i < kOptionCount; ++i)
      all = all && ((o.eligible >> i & 1U) == 0 || o.totals[i] == first.totals[i]);
    return all;
  };
  return !std::all_of(rows.begin(), rows.end(),
                      [&](const SweepRow& row) { return same(row.result.outcomes[dataset]); });
}

double Scale::place(double value) const {
  if (!(to > from)) return 0;
  if (log) return std::log(value / from) / std::log(to / from);
  return (value - from) / (to - from);
}

double Scale::at(double place) const {
  return log ? from * std::pow(to / from, place) : from + (to - from) * place;
}

Scale scale_of(const Axis& axis) { return {axis.from, axis.to, axis.log}; }

Scale money_scale(const std::vector<SweepRow>& rows, std::size_t dataset) {
  constexpr double kWide = 30;  // beyond this ratio the low curves would lie on the axis
  constexpr double kRoom = 1.05;
  double least = std::numeric_limits<double>::infinity();
  double most = 0;
  for (const SweepRow& row : rows) {
    for (const Service service : kDrawn) {
      const double total = cheapest(row.result.outcomes[dataset], service);
      if (total > 0) least = std::min(least, total);
      most = std::max(most, std::isnan(total) ? 0 : total);
    }
  }
  if (!(most > 0)) return {0, 1, false};
  if (most / least > kWide) return {least / kRoom, most * kRoom, true};
  return {0, most * kRoom, false};
}

}  // namespace storeadvise

#include "whatif/sweep.hpp"

#include <algorithm>
#include <thread>

#include "input/fields.hpp"

namespace storeadvise {
namespace {

/// Rows worked on before the next ones are begun.
constexpr std::size_t kBatch = 4096;

SweepRow row_at(const Profile& profile, const std::vector<Axis>& axes, const std::vector<std::vector<double>>& values,
                std::size_t index, const World& world) {
  SweepRow row;
  row.values.resize(axes.size());
  Profile changed = profile;
  for (std::size_t a = axes.size(); a-- > 0;) {
    row.values[a] = values[a][index % values[a].size()];
    index /= values[a].size();
  }
  for (std::size_t a = 0; a < axes.size(); ++a) set_field(changed, axes[a].path, row.values[a]);
  row.result = evaluate_profile(changed, world.catalog, world.rules, world.roles);
  return row;
}

}  // namespace

std::size_t sweep(const Profile& profile, const std::vector<Axis>& axes, const World& world, std::size_t threads,
                  const std::atomic<bool>& stop, const RowSink& sink) {
  std::vector<std::vector<double>> values;
  std::size_t total = 1;
  for (const Axis& axis : axes) {
    values.push_back(axis.values());
    total *= values.back().size();
  }
  std::size_t given = 0;
  std::vector<SweepRow> rows;
  while (given < total && !stop) {
    const std::size_t count = std::min(kBatch, total - given);
    rows.assign(count, {});
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next++; i < count && !stop; i = next++) rows[i] = row_at(profile, axes, values, given + i, world);
    };
    std::vector<std::thread> crew;
    const std::size_t helpers = std::min(threads, count / 64 + 1);
    for (std::size_t t = 1; t < helpers; ++t) crew.emplace_back(work);
    work();
    for (std::thread& t : crew) t.join();
    if (stop) break;
    for (const SweepRow& row : rows) sink(row);
    given += count;
  }
  return given;
}

}  // namespace storeadvise

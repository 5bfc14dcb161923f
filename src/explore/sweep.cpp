#include "explore/sweep.hpp"

#include <algorithm>

#include "parallel.hpp"
#include "profile/fields.hpp"

namespace storeadvise {
namespace {

/// Rows worked on before the next ones are begun.
constexpr std::size_t kBatch = 4096;
/// With fewer rows than this a thread costs more than it brings.
constexpr std::size_t kRowsPerThread = 64;

/// What a sweep is made of.
struct Grid {
  const Profile& profile;
  const std::vector<Axis>& axes;
  const World& world;
  std::vector<std::vector<double>> values;  ///< of each axis

  [[nodiscard]] SweepRow row(std::size_t index) const {
    SweepRow row;
    row.values.resize(axes.size());
    Profile changed = profile;
    for (std::size_t a = axes.size(); a-- > 0;) {
      row.values[a] = values[a][index % values[a].size()];
      index /= values[a].size();
    }
    for (std::size_t a = 0; a < axes.size(); ++a) (void)set_field(changed, axes[a].path, row.values[a]);
    row.result = evaluate_profile(changed, world);
    return row;
  }
};

void fill(std::vector<SweepRow>& rows, const Grid& grid, std::size_t first, std::size_t threads,
          const std::atomic<bool>& stop) {
  in_parallel(rows.size(), std::min(threads, rows.size() / kRowsPerThread + 1), [&](std::size_t i) {
    if (!stop) rows[i] = grid.row(first + i);
  });
}

}  // namespace

std::size_t sweep(const Profile& profile, const std::vector<Axis>& axes, const World& world,
                  std::size_t threads, const std::atomic<bool>& stop, const RowSink& sink) {
  Grid grid{profile, axes, world, {}};
  std::size_t total = 1;
  for (const Axis& axis : axes) {
    grid.values.push_back(axis.values());
    total *= grid.values.back().size();
  }
  std::vector<SweepRow> rows;
  std::size_t given = 0;
  while (given < total) {
    rows.assign(std::min(kBatch, total - given), {});
    fill(rows, grid, given, threads, stop);
    if (stop) return given;
    for (const SweepRow& row : rows) {
      ++given;
      if (!sink(row)) return given;
    }
  }
  return given;
}

}  // namespace storeadvise

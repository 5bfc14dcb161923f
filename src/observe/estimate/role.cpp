#include "observe/estimate/role.hpp"

#include <fmt/format.h>

#include <array>

#include "observe/thresholds.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

double passes(const RoleSigns& s) { return s.size > Bytes(0) ? s.read / s.size : 0; }

bool is_feature_store(const RoleSigns& s) {
  return s.mean_object > Bytes(0) && s.mean_object < thresholds().small_object &&
         s.read_hours >= thresholds().all_day && s.hot_fraction && *s.hot_fraction < thresholds().hot;
}

bool is_training(const RoleSigns& s) {
  const bool whole = passes(s) >= thresholds().passes && s.sequential_share >= thresholds().half;
  return s.read > Bytes(0) && s.written < thresholds().hardly_written * s.size &&
         (whole || s.random_share >= thresholds().half);
}

/// A role, when it is one, and its numbers.
struct RoleRow {
  const char* role;
  bool (*holds)(const RoleSigns&);
  std::string (*why)(const RoleSigns&);
};

constexpr std::array kRoles{
    RoleRow{"checkpoints", [](const RoleSigns& s) { return s.clock && s.deletes; },
            [](const RoleSigns&) { return std::string("uploads on a clock, and older ones are deleted"); }},
    RoleRow{"model_serving", [](const RoleSigns& s) { return s.cold_starts >= thresholds().fewest_loads; },
            [](const RoleSigns& s) {
              return fmt::format("{} hosts read all of it once when they start",
                                 show_count(s.cold_starts.count()));
            }},
    RoleRow{"feature_store", is_feature_store,
            [](const RoleSigns& s) {
              return fmt::format("objects of {} are read in {} of 24 hours", show_bytes(s.mean_object),
                                 show_count(s.read_hours.count()));
            }},
    RoleRow{"scratch", [](const RoleSigns& s) { return s.lifetime && *s.lifetime < thresholds().short_life; },
            [](const RoleSigns& s) {
              return fmt::format("half of the objects live under {}",
                                 show_duration(s.lifetime.value_or(Seconds(0))));
            }},
    RoleRow{"training_data", is_training,
            [](const RoleSigns& s) {
              return s.random_share >= thresholds().half
                         ? fmt::format("{} % of the reads take pieces at random, {} are written a month",
                                       show_number(100 * s.random_share), show_bytes(s.written))
                         : fmt::format("{} passes a month over whole objects, {} are written",
                                       show_number(passes(s)), show_bytes(s.written));
            }},
    RoleRow{"shared_workspace",
            [](const RoleSigns& s) { return s.locks_or_renames || s.small_operations_of_many; },
            [](const RoleSigns& s) {
              return std::string(s.locks_or_renames ? "files are locked or renamed"
                                                    : "small operations of several clients");
            }},
    RoleRow{"archive",
            [](const RoleSigns& s) { return s.size > Bytes(0) && passes(s) < thresholds().rarely; },
            [](const RoleSigns& s) {
              return fmt::format("{} passes a month over {}", show_number(passes(s)), show_bytes(s.size));
            }},
    RoleRow{"pipeline_outputs", [](const RoleSigns&) { return true; },
            [](const RoleSigns& s) {
              return fmt::format("{} are written and {} read a month", show_bytes(s.written),
                                 show_bytes(s.read));
            }},
};

}  // namespace

std::optional<GuessedRole> guess_role(const RoleSigns& signs) {
  if (!signs.traffic) return std::nullopt;
  for (const RoleRow& row : kRoles)
    if (row.holds(signs)) return GuessedRole{row.role, row.why(signs)};
  return std::nullopt;
}

}  // namespace storeadvise::observe

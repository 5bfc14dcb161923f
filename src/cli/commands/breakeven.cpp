#include <algorithm>
#include <array>

#include "cli/commands/all.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/sources.hpp"
#include "explore/vary.hpp"
#include "parallel.hpp"
#include "report/whatif/csv.hpp"
#include "report/whatif/json.hpp"
#include "report/whatif/text.hpp"

namespace storeadvise::cli {

namespace {

/// What was found, and how wide it may be.
struct Found {
  const Profile& profile;
  const Catalog& catalog;
  const std::vector<Axis>& axes;
  const std::vector<Crossing>& crossings;
  std::size_t width;
};

constexpr std::array kBreakevenWriters{
    Writer<Found>{Format::text,
                  [](const Found& f) { return breakeven_text(f.profile, f.axes, f.crossings, f.width); }},
    Writer<Found>{Format::json,
                  [](const Found& f) { return breakeven_json(f.profile, f.catalog, f.axes, f.crossings); }},
    Writer<Found>{Format::csv, [](const Found& f) { return breakeven_csv(f.profile, f.crossings); }},
};

/// Without --vary: what decides the report, assumed inputs first, its levers, and the inputs that usually
/// matter.
std::vector<Axis> axes_to_try(const Profile& profile, const World& world) {
  const Recommendation report =
      advise(profile, world.catalog, world.rules, world.roles, {.threads = cores()});
  const std::vector<Axis> usual = usual_axes(profile, world);
  std::vector<Axis> axes = deciding_axes(report, usual);
  for (const std::vector<Axis>& more : {lever_axes(report, profile, world), usual})
    for (const Axis& axis : more)
      if (std::ranges::find(axes, axis.path, &Axis::path) == axes.end()) axes.push_back(axis);
  return axes;
}

}  // namespace

std::span<const Format> breakeven_formats() { return formats_of<kBreakevenWriters>(); }

Result<Exit> run_breakeven(const Arguments& arguments) {
  const auto rules = chosen_rules(arguments);
  if (!rules) return tl::unexpected(rules.error());
  const Result<Inputs> inputs = read_inputs(arguments, arguments.operands.front());
  if (!inputs) return tl::unexpected(inputs.error());
  const World world{inputs->catalog, **rules, embedded_roles()};
  std::vector<Axis> axes;
  if (!arguments.vary.empty()) {
    auto read = read_axes(inputs->document, arguments.vary, false);
    if (!read) return tl::unexpected(std::move(read.error()));
    axes = std::move(*read);
    fill_now(axes, inputs->profile, world);
  } else {
    axes = valid_axes(inputs->document, axes_to_try(inputs->profile, world));
  }
  std::vector<Crossing> found = crossings(inputs->profile, axes, world, cores());
  explain_dearer(found, inputs->profile, world);
  return deliver(arguments,
                 writer_of(kBreakevenWriters, arguments.format)
                     .write({inputs->profile, inputs->catalog, axes, found, look_of(arguments).width}));
}

}  // namespace storeadvise::cli

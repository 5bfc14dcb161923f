#include "cli/args/command.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/sources.hpp"
#include "explore/vary.hpp"
#include "parallel.hpp"
#include "report/whatif/csv.hpp"
#include "report/whatif/json.hpp"
#include "report/whatif/text.hpp"

namespace storeadvise::cli {

Result<Exit> run_breakeven(const Arguments& arguments) {
  const auto rules = chosen_rules(arguments);
  if (!rules) return tl::unexpected(rules.error());
  const Result<Inputs> inputs = read_inputs(arguments, arguments.operands.front());
  if (!inputs) return tl::unexpected(inputs.error());
  const World world{inputs->catalog, **rules, embedded_roles()};
  std::vector<Axis> axes;
  if (arguments.has("vary")) {
    auto read = read_axes(inputs->document, arguments.values("vary"), false);
    if (!read) return tl::unexpected(std::move(read.error()));
    axes = std::move(*read);
  } else {
    axes = valid_axes(inputs->document, usual_axes(inputs->profile, world));
  }
  std::vector<Crossing> found = crossings(inputs->profile, axes, world, cores());
  if (arguments.format() == "json")
    return deliver(arguments, breakeven_json(inputs->profile, inputs->catalog, axes, found));
  if (arguments.format() == "csv") return deliver(arguments, breakeven_csv(inputs->profile, found));
  return deliver(arguments, breakeven_text(inputs->profile, axes, found, look_of(arguments).width));
}

}  // namespace storeadvise::cli

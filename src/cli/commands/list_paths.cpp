#include "cli/commands/list_paths.hpp"

#include <nlohmann/json.hpp>

#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "profile/fields.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

Result<Exit> list_paths(const Arguments& arguments) {
  const Result<Inputs> inputs = read_inputs(arguments, arguments.operands.front());
  if (!inputs) return tl::unexpected(inputs.error());
  const bool varied =
      arguments.command->id == CommandId::sweep || arguments.command->id == CommandId::breakeven;
  std::vector<std::string> paths = all_paths(inputs->profile);
  std::erase_if(paths, [&](const std::string& path) {
    const Field* field = find_field(path);
    return varied && (field == nullptr || !field->numeric());
  });
  if (arguments.format == Format::json)
    return deliver(arguments, visible_json(nlohmann::json(paths).dump(2)) + "\n");
  std::string text;
  for (const std::string& path : paths) text += path + "\n";
  return deliver(arguments, text);
}

}  // namespace storeadvise::cli

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "input/embedded.hpp"

namespace storeadvise::cli {

Result<Exit> run_init(const Arguments& arguments) {
  const std::string role = arguments.value("role", "training_data");
  return deliver(arguments, embedded(fmt::format("init/{}.json", role)));
}

}  // namespace storeadvise::cli

#include <fmt/format.h>

#include "cli/args/command.hpp"
#include "cli/io/output.hpp"
#include "text/embedded.hpp"

namespace storeadvise::cli {

Result<Exit> run_init(const Arguments& arguments) {
  const std::string role = arguments.value("role", "training_data");
  return deliver(arguments, embedded(fmt::format("init/{}.json", role)));
}

}  // namespace storeadvise::cli

#include "cli/args/command.hpp"

namespace storeadvise::cli {

std::string Arguments::value(std::string_view name, std::string_view otherwise) const {
  const auto found = options.find(name);
  return std::string(found == options.end() || found->second.empty() ? otherwise : found->second.back());
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  const auto found = options.find(name);
  return found == options.end() ? std::vector<std::string>{} : found->second;
}

std::string Arguments::format() const { return value("format", split(command->formats).front()); }

}  // namespace storeadvise::cli

#include <fmt/format.h>

#include <array>

#include "cli/commands/all.hpp"
#include "cli/io/output.hpp"
#include "text/embedded.hpp"

namespace storeadvise::cli {

namespace {

std::string starter(const std::string& role) {
  return std::string(embedded(fmt::format("init/{}.json", role)));
}

constexpr std::array kInitWriters{Writer<std::string>{Format::text, starter}};

}  // namespace

std::span<const Format> init_formats() { return formats_of<kInitWriters>(); }

Result<Exit> run_init(const Arguments& arguments) {
  if (const auto kept = keep_existing(arguments); !kept) return tl::unexpected(kept.error());
  return deliver(arguments,
                 writer_of(kInitWriters, arguments.format).write(arguments.role.value_or("training_data")));
}

}  // namespace storeadvise::cli

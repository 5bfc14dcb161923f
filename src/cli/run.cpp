#include "cli/run.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "cli/args/errors.hpp"
#include "cli/args/help.hpp"
#include "cli/args/parse.hpp"
#include "cli/commands/list_paths.hpp"
#include "cli/generate/generate.hpp"
#include "cli/io/files.hpp"
#include "cli/io/memory.hpp"
#include "cli/io/terminal.hpp"
#include "rules/engine.hpp"

namespace storeadvise::cli {

namespace {

Result<Exit> print(const std::string& text) {
  if (auto written = write_file("", text); !written) return tl::unexpected(written.error());
  return Exit::done;
}

Result<Exit> dispatch(const std::vector<std::string>& words) {
  const Result<Arguments> arguments = parse(words);
  if (!arguments) return tl::unexpected(arguments.error());
  const std::size_t width = terminal(Colour::never, false).width;
  if (arguments->generate) return generate(*arguments->generate).and_then(print);
  if (arguments->version) return print(version_line() + (arguments->verbose ? "\n" + notices() : ""));
  if (arguments->help && !arguments->group.empty()) return print(group_help(arguments->group, width));
  if (arguments->help) {
    const bool of_program = !arguments->is_named && arguments->operands.empty();
    return print(of_program ? program_help(width) : command_help(*arguments->command, width));
  }
  if (arguments->command->reads_profiles) take_memory();
  return arguments->list_paths ? list_paths(*arguments) : arguments->command->run(*arguments);
}

}  // namespace

Exit run(const std::vector<std::string>& words) noexcept try {
  open_standard_streams();
  (void)std::signal(SIGXFSZ, SIG_IGN);  // a file beyond `ulimit -f` is an error like a full disk
  if (words.empty() && !input_is_piped()) {
    (void)std::fputs(usage(terminal(Colour::never, false).width).c_str(), stderr);
    return Exit::failed;
  }
  const Result<Exit> status = dispatch(words);
  if (status) return *status;
  complain(status.error(), wants_json(words), look_of_stderr(Colour::automatic));
  return Exit::failed;
} catch (const CostlyRule& costly) {
  complain({costly.told()}, wants_json(words), look_of_stderr(Colour::automatic));
  return Exit::failed;
} catch (const std::bad_alloc&) {
  (void)std::fputs("storeadvise: error: out of memory\n", stderr);
  return Exit::failed;
} catch (const std::exception& error) {
  (void)std::fprintf(stderr, "storeadvise: error: this is a fault of storeadvise itself: %s\n",
                     error.what());  // NOLINT
  return Exit::defect;
} catch (...) {
  (void)std::fputs("storeadvise: error: this is a fault of storeadvise itself\n", stderr);
  return Exit::defect;
}

}  // namespace storeadvise::cli

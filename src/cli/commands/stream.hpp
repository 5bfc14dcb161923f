#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "cli/args/command.hpp"
#include "cli/io/inputs.hpp"

namespace storeadvise::cli {

/// One profile of many, read but for its Region's catalog.
struct Asked {
  Stated stated;
  std::shared_ptr<const Catalog> catalog;
  bool of_a_stream = false;  ///< a line of standard input: one of very many
};

/// The line for one profile, with its line break, and the status that it alone would give.
struct Answer {
  std::string line;
  Exit status = Exit::done;
};

/// Called from several threads at once.
using Answering = std::function<Answer(const Asked&)>;

/// For --format ndjson: a line for each profile, in the order of the input, on all cores. Standard input
/// ("-") has one profile a line, of which only some are in memory at a time. A profile that cannot be
/// read gives a line { "error": ... }. `closing` gives a line after all of them, or none. The status is the
/// worst of all. With `closing`, standard input without a profile is an error, as nothing would be closed.
Result<Exit> answer_each(const Arguments& arguments, const Answering& answering,
                         const std::function<Answer()>& closing = nullptr);

}  // namespace storeadvise::cli

#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "observe/input/bytes.hpp"
#include "observe/rows/observation.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// What was observed, as lines of JSON: a head that names data sets, sources and how to tell the salt, and a
/// line a row, in order. The same rows give the same bytes. Keys and hosts are in it as salted hashes only.
using TextSink = std::function<void(std::string_view)>;
void write_obs(const Observation& observation, const Salt& salt, const TextSink& sink);

/// The parts that were read so far.
struct ObsParts {
  std::optional<std::uint64_t> salt_check;
  std::string datasets;  ///< of the first part, as its head has them
  bool given = false;    ///< --dataset of this call says which data sets there are
};

/// Adds the rows of an .obs file, which take no more than `memory` bytes. Fails for another salt, other data
/// sets, and a log file that another part has read, too: salt-differs, datasets-differ, part-twice.
Result<void> read_obs(ByteStream& bytes, const std::string& name, ObsParts& parts, Observation& into,
                      std::size_t memory);

}  // namespace storeadvise::observe

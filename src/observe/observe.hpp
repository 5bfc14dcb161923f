#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "observe/rows/intake.hpp"
#include "observe/rows/observation.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// How many lines may be unreadable: so many, or such a share of them.
struct MaxBad {
  std::optional<std::uint64_t> count;
  double share = 0.01;
};

/// What is to be read, and how.
struct Request {
  std::vector<std::string> sources;
  std::vector<std::string> set_names;  ///< of --dataset, each once
  std::vector<Place> places;           ///< their `set` is a place in set_names
  Period period;
  Salt salt;
  MaxBad max_bad;
  bool show_bad = false;
  bool salted = false;  ///< `salt` is a secret of the user, not ours
  std::size_t memory = std::size_t{512} << 20U;
  std::size_t jobs = 1;
  std::int64_t now = 0;  ///< seconds since 1970, for the age of files in a folder
  /// Called now and then with bytes read of all bytes, from any thread but never twice at once.
  std::function<void(std::uint64_t done, std::uint64_t all)> progress;
  const std::atomic<bool>* stop = nullptr;  ///< set from outside: end with what was read
};

/// What was read, with what has to be said about it.
struct Gathered {
  Observation observation;
  std::vector<std::string> notices;  ///< one line each, nothing secret in it
  bool merged = false;               ///< an .obs file was among the sources
  bool stopped = false;
};

/// Reads all sources into rows.
Result<Gathered> gather(const Request& request);

}  // namespace storeadvise::observe

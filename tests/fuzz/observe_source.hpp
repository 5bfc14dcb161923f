#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "fuzz/input.hpp"
#include "observe/estimate/estimate.hpp"
#include "observe/sources/readers.hpp"
#include "observe/write/page.hpp"
#include "observe/write/profile_json.hpp"

namespace storeadvise::fuzz {

/// A file in memory, which can be opened by its name.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view text) : fd_(::memfd_create("input", 0)) {
    must(fd_ >= 0);
    must(text.empty() || ::write(fd_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  MemoryFile(MemoryFile&&) = delete;
  MemoryFile& operator=(MemoryFile&&) = delete;
  ~MemoryFile() { ::close(fd_); }
  [[nodiscard]] std::string name() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  int fd_;
};

inline void must_be_finite(const observe::Field& field) {
  if (const auto* number = std::get_if<double>(&field.value)) must(std::isfinite(*number));
  for (const auto& bound : {field.low, field.high}) must(!bound || std::isfinite(*bound));
  must(!field.n || std::isfinite(field.n->count()));
}

/// Any text is read by the reader of a kind, or refused with words; what it tells makes fields whose numbers
/// are finite, and pages that can be written.
inline int read_source(observe::Kind kind, const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(as_text(data, size));
  auto bytes = observe::ByteStream::open(file.name());
  must(bytes.has_value());
  observe::Observation observation;
  observe::SeenRecords seen({}, 1 << 20);
  observe::Intake intake(observation.places, observation.traffic, {}, {}, seen);
  observation.snapshots.push_back({"inv", "", 0, true, {}});
  observe::Sinks sinks{[&](const observe::AccessRecord& record) { intake.add(record); },
                       [&](const observe::ObjectFact& object) { observation.add(object, 0, {}); },
                       observation.facts};
  const auto read = observe::reader_of(kind)->read({"fuzz", *bytes, {}}, sinks);
  must(sinks.bad_rows <= sinks.rows && sinks.bad.count() == sinks.bad_rows);
  if (!read) {
    must_explain(read.error());
    return 0;
  }
  observe::Source& source = observation.source(kind);
  source.first = sinks.first;
  source.last = sinks.last;
  const auto found = observe::estimate(observation, {});
  if (!found) {
    must_explain(found.error());
    return 0;
  }
  for (const observe::FoundSet& set : found->sets)
    for (const observe::Field& field : set.fields) must_be_finite(field);
  must(!observe::page(*found, 80).empty());
  must(nlohmann::json::accept(observe::profile_json(*found, {})));
  return 0;
}

}  // namespace storeadvise::fuzz

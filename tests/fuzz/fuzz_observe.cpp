// Any bytes are a source that is measured (an access log, an inventory's rows, a list, metrics, a bill, a part of
// --partial, packed or not), or are refused with words. What was measured can be written, and a part that is
// written can be read again.

#include <sys/mman.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <string>

#include "fuzz/input.hpp"
#include "observe/estimate/estimate.hpp"
#include "observe/observe.hpp"
#include "observe/rows/obs_file.hpp"
#include "observe/write/page.hpp"
#include "observe/write/profile_json.hpp"

using namespace storeadvise;

namespace {

/// A file without a name, which readers open by its place in /proc.
class NamelessFile {
 public:
  NamelessFile() : fd_(::memfd_create("fuzz", 0)) { fuzz::must(fd_ >= 0); }
  void hold(std::string_view bytes) const {
    fuzz::must(::ftruncate(fd_, 0) == 0);
    fuzz::must(::pwrite(fd_, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  }
  [[nodiscard]] std::string name() const { return "/proc/self/fd/" + std::to_string(fd_); }

 private:
  int fd_;
};

Result<observe::Gathered> gather(std::string_view bytes) {
  static const NamelessFile file;
  file.hold(bytes);
  observe::Request request;
  request.sources = {file.name()};
  request.memory = std::size_t{4} << 20U;
  request.max_bad.share = 1;
  request.jobs = 1;
  return observe::gather(request);
}

std::string part_of(const observe::Observation& observation) {
  std::string part;
  observe::write_obs(observation, {}, [&](std::string_view text) { part += text; });
  return part;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto gathered = gather(fuzz::as_text(data, size));
  if (!gathered) {
    fuzz::must_explain(gathered.error());
    return 0;
  }
  const bool rows_only = gathered->observation.facts.empty();
  const std::string part = part_of(gathered->observation);
  if (const auto again = gather(part); rows_only && again) fuzz::must(part_of(again->observation) == part);
  observe::Wanted wanted;
  wanted.region = "us-east-1";
  const auto found = observe::estimate(gathered->observation, wanted);
  if (!found) {
    fuzz::must_explain(found.error());
    return 0;
  }
  fuzz::must(nlohmann::json::accept(observe::profile_json(*found, wanted)));
  fuzz::must(!observe::page(*found, 80).empty());
  static_cast<void>(observe::evidence_lines(*found));
  return 0;
}

#include "report/github.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/printable.hpp"

namespace storeadvise {
namespace {

/// Text as the runner reads it; the value of a property has no colon and no comma either.
std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : printable(text, text.size() * 8 + 1)) {
    const bool special = c == '%' || (is_property && (c == ':' || c == ','));
    out += special ? fmt::format("%{:02X}", static_cast<unsigned>(c)) : std::string(1, c);
  }
  return out;
}

std::string place_of(const Findings& f, const CheckedDemand& d) {
  const auto place = f.places.find(d.dataset.value_or(""));
  if (place == f.places.end() || place->second.line == 0) return ",line=1,col=1";
  return fmt::format(",line={},col={}", place->second.line, std::max<std::size_t>(place->second.column, 1));
}

std::string error_of(const Findings& f, const CheckedDemand& d) {
  std::string message = finding_text(d);
  if (!d.because.empty()) message += "; because: " + d.because;
  if (!d.remedy.empty()) message += "; remedy: " + d.remedy;
  return fmt::format("::error file={}{},title={}::{}\n", escaped(f.file, true), place_of(f, d),
                     escaped("storeadvise " + d.demand, true), escaped(message, false));
}

/// What is in vain in one profile stands at that; a flag has no file.
std::string warning_of(const Findings& f, const Vacuity& v) {
  const bool is_flag = v.from.starts_with("--");
  const std::string file = v.of_profile ? f.file : v.from;
  const std::string place = is_flag && !v.of_profile ? ""
                                                     : fmt::format("file={},", escaped(file, true)) +
                                                           (v.of_profile ? "line=1,col=1," : "");
  return fmt::format("::warning {}title=storeadvise policy::{}\n", place,
                     escaped(v.of_profile || is_flag ? warning_text(v) : v.text, false));
}

}  // namespace

std::string to_github(const std::vector<Findings>& findings) {
  std::string out;
  for (const Findings& f : findings)
    for (const CheckedDemand& d : f.result.demands)
      if (!d.holds) out += error_of(f, d);
  for (const Findings& f : findings)
    for (const Vacuity& v : f.result.warnings)
      if (v.of_profile || &f == &findings.front()) out += warning_of(f, v);
  return out + escaped(outcome_text(findings), false) + "\n";
}

}  // namespace storeadvise

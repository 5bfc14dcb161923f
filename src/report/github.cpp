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
  if (place == f.places.end() || place->second.line == 0) return ",line=1";
  return fmt::format(",line={},col={}", place->second.line, std::max<std::size_t>(place->second.column, 1));
}

std::string error_of(const Findings& f, const CheckedDemand& d) {
  std::string message = finding_text(d);
  if (!d.because.empty()) message += "; because: " + d.because;
  if (!d.remedy.empty()) message += "; remedy: " + d.remedy;
  return fmt::format("::error file={}{},title={}::{}\n", escaped(f.file, true), place_of(f, d),
                     escaped("storeadvise " + d.demand, true), escaped(message, false));
}

}  // namespace

std::string to_github(const std::vector<Findings>& findings) {
  std::string out;
  for (const Findings& f : findings)
    for (const CheckedDemand& d : f.result.demands)
      if (!d.holds) out += error_of(f, d);
  if (!findings.empty())  // warnings are of all profiles together
    for (const Vacuity& v : findings.front().result.warnings)
      out += fmt::format("::warning file={},title=storeadvise policy::{}\n", escaped(v.from, true),
                         escaped(v.text, false));
  return out + escaped(outcome_text(findings), false) + "\n";
}

}  // namespace storeadvise

#include "report/text/check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise {
namespace {

constexpr std::size_t kIndent = 14;  // columns in front of what a label is about
constexpr std::size_t kNarrowest = 40;

std::string safe(const std::string& text) { return printable(text, text.size() * kIndent + 1); }

std::string row(const std::string& label, const std::string& text, std::size_t width) {
  if (text.empty()) return "";
  return wrap("\n" + safe(text), std::max(width, kNarrowest), kIndent)
             .substr(1)
             .replace(0, kIndent, fmt::format("    {:<{}}", label, kIndent - 4)) +
         "\n";
}

std::string unmet(const CheckedDemand& d, const Look& look) {
  const std::string title = wrap(fmt::format("{}: {} ({})", safe(about_text(d)), d.demand, safe(d.from)),
                                 std::max(look.width, kNarrowest) - 2, 4);
  return "\n  " + (look.colour ? "\x1b[1;31m" + title + "\x1b[0m" : title) + "\n" +
         row("found", found_text(d), look.width) + row("expected", expected_text(d), look.width) +
         row("because", d.because, look.width) + row("remedy", d.remedy, look.width);
}

std::string comparison_text(const Comparison& c, const Look& look) {
  const std::size_t width = std::max(look.width, kNarrowest);
  std::string text = "\n" + wrap(safe(headline(c)), width, 0) + "\n";
  for (const DataSetChange& change : c.changes)
    text += "  " + wrap(safe(change.dataset + ": " + change_text(change)), width - 2, 4) + "\n";
  return text;
}

}  // namespace

std::string check_text(const CheckResult& result, const Look& look) {
  std::string text = result.comparison ? comparison_text(*result.comparison, look) : "";
  if (!result.demands.empty() || !result.comparison) text += "\n" + tally_text(result) + "\n";
  for (const CheckedDemand& d : result.demands)
    if (!d.holds) text += unmet(d, look);
  if (look.quiet) return text;
  for (const Vacuity& v : mere_warnings(result))
    text += "\n" + wrap(safe("warning: " + warning_text(v)), std::max(look.width, kNarrowest), 2) + "\n";
  return text;
}

}  // namespace storeadvise

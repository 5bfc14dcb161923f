#include <fmt/format.h>

#include <algorithm>

#include "report/text/page.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"

namespace storeadvise {

namespace {

/// The field below the data set: "reads.clients"; other paths stay whole.
std::string_view inner(std::string_view path, const DataSetReport& set) {
  const std::string prefix = "datasets." + set.name + ".";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

std::string flip_text(const Flip& flip, const DataSetReport& set) {
  const std::string to =
      flip.to == Service::none ? "no option meets the requirements" : service_word(flip.to) + " wins";
  return fmt::format("{}{} {} {}: {}", inner(flip.path, set), flip.assumed ? "*" : "",
                     flip.below ? "below" : "above", flip.shown, to);
}

std::string figures_text(const Page& page, const Verdict& v) {
  std::string out;
  for (const std::string& id : v.low_confidence) {
    const Figure* figure = page.catalog.figure(id);
    const std::string value =
        figure == nullptr ? "" : fmt::format(", here {}", with_unit(figure->value, figure->unit));
    out += page.paragraph(fmt::format("The verdict hangs on a figure of low confidence: {}{}.", id, value),
                          "  ! ");
  }
  return out;
}

std::string stays(const Verdict& v) {
  if (!v.option) return "No option meets the requirements";
  return v.service == Service::hybrid ? "A hybrid stays best" : service_word(v.service) + " stays best";
}

/// Whether what the profile does not say may well be beyond the flip.
bool may_be_beyond(const Flip& flip) {
  const double guess = embedded_roles().judgement.guess;
  return flip.assumed && flip.value <= flip.now * guess && flip.value >= flip.now / guess;
}

/// The nearest flip on what the profile does not say is worth a measurement.
std::string assumed_text(const Page& page, const DataSetReport& set) {
  const auto found = std::ranges::find_if(set.verdict.flips, may_be_beyond);
  if (found == set.verdict.flips.end()) return "";
  return page.paragraph(
      fmt::format("The verdict hangs on an assumed input (*): state {} to be sure.", inner(found->path, set)),
      "  ! ");
}

}  // namespace

std::string certainty_text(const Page& page, const DataSetReport& set) {
  const Verdict& v = set.verdict;
  if (!v.holds_in && v.flips.empty()) return "";
  std::string out = page.heading("How sure");
  if (v.holds_in) {
    const double spread = embedded_roles().judgement.variation * 100;
    std::string text = fmt::format("{} in {} % of the variations of the inputs by {} % up and down.",
                                   stays(v), fixed(*v.holds_in * 100, 0), fixed(spread, 0));
    if (v.close_call) text += " That is a close call: decide by what the numbers do not show.";
    out += page.paragraph(text);
  }
  for (const Flip& flip : v.flips) out += page.paragraph(flip_text(flip, set), "  ~ ");
  if (v.flips.empty() && v.option)
    out += page.paragraph("No input alone turns the verdict between a 64th and 64 times its value.");
  return out + assumed_text(page, set) + figures_text(page, v);
}

std::string assumptions_text(const Page& page, const DataSetReport& set) {
  if (set.assumptions.empty()) return "";
  std::vector<std::pair<std::string, std::string>> sources;
  for (const Assumption& a : set.assumptions) {
    auto found = std::ranges::find(sources, a.from, &std::pair<std::string, std::string>::first);
    if (found == sources.end()) found = sources.insert(sources.end(), {a.from, ""});
    if (!found->second.empty()) found->second += ", ";
    found->second += fmt::format("{} {}", inner(a.path, set), a.shown.empty() ? a.value : a.shown);
  }
  std::string out = page.heading("Assumed (*), because the profile does not say");
  for (const auto& [from, list] : sources) out += page.paragraph(fmt::format("{}: {}", from, list), "  * ");
  return out;
}

}  // namespace storeadvise

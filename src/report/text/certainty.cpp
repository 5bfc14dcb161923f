#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "report/story/advice.hpp"
#include "report/text/page.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"

namespace storeadvise {

namespace {

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

/// The nearest flip on what the profile does not say is worth a measurement.
std::string assumed_text(const Page& page, const DataSetReport& set) {
  const auto found = std::ranges::find_if(set.verdict.flips, may_be_beyond);
  if (found == set.verdict.flips.end()) return "";
  return page.paragraph(fmt::format("The verdict hangs on an assumed input (*): state {} to be sure.",
                                    short_path(found->path, set)),
                        "  ! ");
}

}  // namespace

namespace {

/// The fields that were found by `observe`, in one paragraph.
std::string measured_text(const Page& page, const DataSetReport& set) {
  if (set.measured.empty()) return "";
  std::string list;
  for (const Measured& m : set.measured)
    list += fmt::format("{}{}", list.empty() ? "" : ", ", short_path(m.path, set));
  return page.heading("From evidence") + page.paragraph(list, "  ");
}

/// "S3 stays best"
std::string stays_best(const Verdict& v) {
  if (!v.option) return "no option meets the requirements";
  return v.service == Service::hybrid ? "S3 with EFS stays best" : service_word(v.service) + " stays best";
}

}  // namespace

std::string holds_text(const Verdict& v) {
  return fmt::format("{} in {} of the variations", stays_best(v), share_text(*v.holds_in));
}

std::string variation_text(bool assumed) {
  const Judgement& j = embedded_roles().judgement;
  const std::string guesses =
      assumed ? fmt::format(", assumed ones by a factor of {}", quantity(j.guess)) : "";
  return fmt::format("by {} %{}", fixed(j.variation * 100, 0), guesses);
}

std::string holds_of_inputs(const Verdict& v, const DataSetReport& set) {
  return fmt::format("{} of the inputs ({})", holds_text(v), variation_text(!set.assumptions.empty()));
}

std::string certainty_text(const Page& page, const DataSetReport& set) {
  const Verdict& v = set.verdict;
  if (!v.holds_in && v.flips.empty()) return "";
  std::string out = page.heading("How sure");
  if (v.close_call) out += page.paragraph("A close call: decide by what the numbers do not show.");
  if (v.holds_in && !(v.close_call && *v.holds_in >= 1)) {
    std::string text = holds_of_inputs(v, set) + ".";
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    out += page.paragraph(text);
  }
  for (const Lever* lever : told_levers(set))
    out += page.paragraph("Lever: " + lever_sentence(*lever, set) + ".", "  $ ");
  for (const Flip& flip : v.flips) out += page.paragraph(flip_sentence(flip, set), "  ~ ");
  if (v.flips.empty() && v.option)
    out += page.paragraph(
        fmt::format("{} single input, from 1/64 to 64 times its value, moves it to another service.",
                    v.close_call ? "Little leads, but no" : "No"));
  return out + assumed_text(page, set) + figures_text(page, v);
}

std::string assumptions_text(const Page& page, const DataSetReport& set) {
  if (set.assumptions.empty()) return measured_text(page, set);
  std::vector<std::pair<std::string, std::string>> sources;
  for (const Assumption& a : set.assumptions) {
    auto found = std::ranges::find(sources, a.from, &std::pair<std::string, std::string>::first);
    if (found == sources.end()) found = sources.insert(sources.end(), {a.from, ""});
    if (!found->second.empty()) found->second += ", ";
    found->second += fmt::format("{} {}", short_path(a.path, set), a.shown.empty() ? a.value : a.shown);
  }
  std::string out = page.heading("Assumed (*), because the profile does not say");
  for (const auto& [from, list] : sources) out += page.paragraph(fmt::format("{}: {}", from, list), "  * ");
  return out + measured_text(page, set);
}

}  // namespace storeadvise

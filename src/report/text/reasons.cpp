#include <fmt/format.h>

#include <algorithm>

#include "report/story/advice.hpp"
#include "report/text/names.hpp"
#include "report/text/page.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"

namespace storeadvise {

namespace {

OptionMask bit(std::size_t option) { return OptionMask{1} << option; }

OptionMask offered(const DataSetReport& set) {
  OptionMask mask = 0;
  for (const OptionReport& o : set.options) mask |= bit(o.option);
  return mask;
}

OptionMask eligible(const DataSetReport& set) {
  OptionMask mask = 0;
  for (const OptionReport& o : set.options)
    if (o.eligible) mask |= bit(o.option);
  return mask;
}

/// Is it about the chosen option, or about all of them?
bool about_chosen(const Reason& reason, const Verdict& v) {
  return reason.options == 0 || (v.option && (reason.options & bit(*v.option)) != 0);
}

/// The options that a reason is about, where they are others than the chosen one.
std::string about_others(const Reason& reason, const DataSetReport& set) {
  if (about_chosen(reason, set.verdict)) return "";
  const OptionMask could = reason.options & eligible(set);
  return could != 0 ? option_names(could, eligible(set))
                    : option_names(reason.options & offered(set), offered(set));
}

std::string reason_line(const Reason& reason, const DataSetReport& set) {
  const std::string about = about_others(reason, set);
  const std::string points = reason.effect == Effect::favours ? " " + signed_points(reason.points) : "";
  return fmt::format("{}{}{} [{}{}]", about, about.empty() ? "" : ": ", reason.text, reason.rule, points);
}

/// Whether a reason is told: advice on options that are ruled out helps nobody, but where all are.
bool is_told(const Reason& reason, const DataSetReport& set) {
  if (!weighs(reason)) return false;
  if (reason.effect == Effect::favours || about_chosen(reason, set.verdict)) return true;
  return (reason.options & eligible(set)) != 0 || eligible(set) == 0;
}

std::string reason_text(const Page& page, const Reason& reason, const DataSetReport& set) {
  const std::string_view mark = reason.effect != Effect::favours ? "  · "
                                : reason.points < 0              ? "  - "
                                                                 : "  + ";
  std::string out = page.paragraph(reason_line(reason, set), mark);
  if (!reason.against_numbers.empty()) out += page.paragraph("But: " + reason.against_numbers, "    ");
  if (page.look.verbose) out += page.dim(page.paragraph("Source: " + reason.source, "    "));
  return out;
}

/// The reasons' paragraphs by the part of the report that they belong to.
struct Parts {
  std::string why, alternatives, advice;
};

Parts parts_of(const Page& page, const DataSetReport& set) {
  Parts parts;
  for (const Reason& reason : set.reasons) {
    if (!is_told(reason, set) || page.shared.contains(reason_line(reason, set))) continue;
    const bool chosen = about_chosen(reason, set.verdict);
    std::string& part = reason.effect != Effect::favours ? parts.advice
                        : chosen                         ? parts.why
                                                         : parts.alternatives;
    part += reason_text(page, reason, set);
  }
  return parts;
}

/// Options ruled out by one sentence.
struct Group {
  const Rejection* rejection = nullptr;
  OptionMask options = 0;
};

std::vector<Group> groups_of(const DataSetReport& set) {
  std::vector<Group> groups;
  for (const OptionReport& option : set.options) {
    for (const Rejection& rejection : option.rejected_by) {
      auto found = std::ranges::find_if(groups, [&](const Group& g) {
        return g.rejection->rule == rejection.rule && g.rejection->text == rejection.text;
      });
      if (found == groups.end()) {
        // Beside the others of the same rule, which differ in their figures.
        const auto last = std::ranges::find_if(groups.rbegin(), groups.rend(), [&](const Group& g) {
          return g.rejection->rule == rejection.rule;
        });
        const auto place = last == groups.rend() ? groups.end() : last.base();
        found = groups.insert(place, Group{.rejection = &rejection, .options = 0});
      }
      found->options |= bit(option.option);
    }
  }
  return groups;
}

}  // namespace

std::string reasons_text(const Page& page, const DataSetReport& set) {
  const Parts parts = parts_of(page, set);
  std::string out;
  if (!parts.why.empty()) {
    const double start = embedded_roles().judgement.access_pattern_start;
    out += page.heading(
               fmt::format("Why (points of its access-pattern score, {} before any)", quantity(start))) +
           parts.why;
  }
  if (!parts.alternatives.empty())
    out += page.heading("For and against the others (points of access pattern)") + parts.alternatives;
  if (!parts.advice.empty()) out += page.heading("Advice") + parts.advice;
  return out;
}

std::vector<std::string> advice_lines(const DataSetReport& set) {
  std::vector<std::string> lines;
  for (const Reason& reason : set.reasons)
    if (reason.effect != Effect::favours && reason.against_numbers.empty() && is_told(reason, set))
      lines.push_back(reason_line(reason, set));
  return lines;
}

std::vector<std::string> rejected_lines(const DataSetReport& set) {
  std::vector<std::string> lines;
  for (const Group& group : groups_of(set))
    lines.push_back(fmt::format("{}: {} [{}]{}", option_names(group.options, offered(set)),
                                group.rejection->text, group.rejection->rule,
                                mark_of_assumed(set, *group.rejection)));
  return lines;
}

std::string rejected_text(const Page& page, const DataSetReport& set) {
  std::string out;
  for (const std::string& line : rejected_lines(set))
    if (!page.ruled_out.contains(line)) out += page.paragraph(line, "  x ");
  return out.empty() ? "" : page.heading("Ruled out") + out;
}

}  // namespace storeadvise

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

/// `about`: the options that it is about, where they are others than the chosen one.
std::string reason_text(const Page& page, const Reason& reason, const std::string& about) {
  const bool favours = reason.effect == Effect::favours;
  const std::string points = favours ? " " + signed_points(reason.points) : std::string();
  const std::string_view mark = !favours ? "  · " : reason.points < 0 ? "  - " : "  + ";
  const std::string lead = about.empty() ? std::string() : about + ": ";
  std::string out = page.paragraph(fmt::format("{}{} [{}{}]", lead, reason.text, reason.rule, points), mark);
  if (!reason.against_numbers.empty()) out += page.paragraph("But: " + reason.against_numbers, "    ");
  if (page.look.verbose) out += page.dim(page.paragraph("Source: " + reason.source, "    "));
  return out;
}

/// The reasons' paragraphs by the part of the report that they belong to.
struct Parts {
  std::string why, alternatives, advice;
};

/// Advice on options that are ruled out helps nobody, but where all are.
void add_about_others(Parts& parts, const Page& page, const Reason& reason, const DataSetReport& set) {
  const bool favours = reason.effect == Effect::favours;
  const OptionMask could = reason.options & eligible(set);
  if (!favours && could == 0 && eligible(set) != 0 && !page.look.verbose) return;
  const std::string about = could != 0 ? option_names(could, eligible(set))
                                       : option_names(reason.options & offered(set), offered(set));
  (favours ? parts.alternatives : parts.advice) += reason_text(page, reason, about);
}

Parts parts_of(const Page& page, const DataSetReport& set) {
  Parts parts;
  for (const Reason& reason : set.reasons) {
    if (!weighs(reason)) continue;
    if (page.shared.contains(fmt::format("{} [{}]", reason.text, reason.rule))) continue;
    if (!about_chosen(reason, set.verdict)) {
      add_about_others(parts, page, reason, set);
      continue;
    }
    (reason.effect == Effect::favours ? parts.why : parts.advice) += reason_text(page, reason, "");
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

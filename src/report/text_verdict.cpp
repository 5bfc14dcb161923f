#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "input/quantities.hpp"
#include "report/money.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

namespace storeadvise {

namespace {

std::string percent(double share) { return fixed(share * 100, 0) + " %"; }

std::string description(const DataSetReport& set) {
  const Demand& d = set.demand;
  const Weights& w = d.weights;
  return fmt::format(
      "{}, {} in {} objects of {}. Weights: cost {}, latency {}, throughput {}, access pattern {}.",
      kRoleNames[static_cast<std::size_t>(set.role)], show_bytes(Bytes(d.bytes)), show_count(d.objects),
      show_bytes(Bytes(d.object)), percent(w[0]), percent(w[1]), percent(w[2]), percent(w[3]));
}

std::string title(const Page& page, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr) return page.warning(set.name + ": no option meets the requirements");
  return page.good(fmt::format("{}: {}", set.name, reached(kOptions[winner->option], set.verdict.access)));
}

std::string lead(const Verdict& v) {
  const std::string score = fmt::format("Score {} of 100", fixed(v.score, 1));
  if (!v.runner_up) return score + "; no other service can hold it.";
  return fmt::format("{}, {} points ahead of {}{}", score, fixed(v.margin, 1), kOptions[*v.runner_up].id,
                     v.close_call ? ": a close call." : ".");
}

std::string switching(const Page& page, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr || !winner->switching || !set.demand.current) return "";
  const std::string_view now = kOptions[*set.demand.current].id;
  if (*set.demand.current == winner->option) return page.paragraph(fmt::format("It is on {} already.", now));
  const Switching& s = *winner->switching;
  return page.paragraph(fmt::format("Moving from {} costs {} once{}.", now, money(s.one_off),
                                    s.payback_months
                                        ? fmt::format(", paid back in {} months", fixed(*s.payback_months, 1))
                                        : " and is never paid back by the bill"));
}

/// Advice about options that lost helps nobody.
bool matters(const Reason& reason, const Verdict& v) {
  return reason.options == 0 || (v.option && (reason.options >> *v.option & 1U) != 0);
}

std::string reason_text(const Page& page, const Reason& reason) {
  const bool favours = reason.effect == Effect::favours;
  const std::string service =
      reason.service == Service::none ? std::string() : " " + service_word(reason.service);
  const std::string points = favours ? fmt::format("{} {:+g}", service, reason.points) : std::string();
  const std::string_view mark = !favours ? "  · " : reason.points < 0 ? "  - " : "  + ";
  std::string out = page.paragraph(fmt::format("{} [{}{}]", reason.text, reason.rule, points), mark);
  if (!reason.against_numbers.empty()) out += page.paragraph("But: " + reason.against_numbers, "    ");
  if (page.look.verbose) out += page.dim(page.paragraph("Source: " + reason.source, "    "));
  return out;
}

/// Options ruled out by one sentence.
struct Group {
  const Rejection* rejection = nullptr;
  std::vector<std::string_view> options;
  std::size_t of_s3 = 0, of_efs = 0;
};

std::vector<Group> groups_of(const DataSetReport& set) {
  std::vector<Group> groups;
  for (const OptionReport& option : set.options) {
    for (const Rejection& rejection : option.rejected_by) {
      auto found =
          std::ranges::find_if(groups, [&](const Group& g) { return g.rejection->rule == rejection.rule; });
      if (found == groups.end())
        found = groups.insert(groups.end(), Group{.rejection = &rejection, .options = {}});
      found->options.push_back(kOptions[option.option].id);
      if (kOptions[option.option].service == Service::s3) ++found->of_s3;
      if (kOptions[option.option].service == Service::efs) ++found->of_efs;
    }
  }
  return groups;
}

std::size_t offered(const DataSetReport& set, Service service) {
  return static_cast<std::size_t>(std::ranges::count_if(
      set.options, [&](const OptionReport& o) { return kOptions[o.option].service == service; }));
}

std::string names_of(const Group& group, const DataSetReport& set) {
  if (group.options.size() == set.options.size()) return "every option";
  const bool all_s3 = group.of_s3 > 1 && group.of_s3 == offered(set, Service::s3);
  const bool all_efs = group.of_efs > 1 && group.of_efs == offered(set, Service::efs);
  std::vector<std::string_view> names;
  if (all_s3) names.emplace_back("every s3.*");
  if (all_efs) names.emplace_back("every efs.*");
  for (const std::string_view id : group.options)
    if (!(all_s3 && id.starts_with("s3.")) && !(all_efs && id.starts_with("efs."))) names.push_back(id);
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

std::string verdict_text(const Page& page, const DataSetReport& set) {
  std::string out = "\n" + title(page, set) + "\n" + page.paragraph(description(set));
  if (set.verdict.option) out += page.paragraph(lead(set.verdict));
  if (set.verdict.option) return out + switching(page, set);
  for (const std::string& neighbour : set.neighbours) out += page.paragraph("Look at " + neighbour, "  > ");
  return out;
}

std::string reasons_text(const Page& page, const DataSetReport& set) {
  std::string why;
  std::string advice;
  std::size_t left_out = 0;
  for (const Reason& reason : set.reasons) {
    const bool favours = reason.effect == Effect::favours;
    if (favours) why += reason_text(page, reason);
    if (!favours && (page.look.verbose || matters(reason, set.verdict))) advice += reason_text(page, reason);
    if (!favours && !page.look.verbose && !matters(reason, set.verdict)) ++left_out;
  }
  std::string out = why.empty() ? "" : page.heading("Why (points of the access-pattern score)") + why;
  if (!advice.empty()) out += page.heading("Advice") + advice;
  if (left_out > 0)
    out += page.dim(fmt::format("    and {} about other options: --verbose", left_out)) + "\n";
  return out;
}

std::string rejected_text(const Page& page, const DataSetReport& set) {
  const std::vector<Group> groups = groups_of(set);
  if (groups.empty()) return "";
  std::string out = page.heading("Ruled out");
  for (const Group& group : groups)
    out += page.paragraph(
        fmt::format("{}: {} [{}]", names_of(group, set), group.rejection->text, group.rejection->rule),
        "  x ");
  return out;
}

}  // namespace storeadvise

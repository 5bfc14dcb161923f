#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "options/client.hpp"
#include "report/story/advice.hpp"
#include "report/text/page.hpp"
#include "report/text/words.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

std::string percent(double share) { return fixed(share * 100, 0) + " %"; }

/// How many objects there are; a part of one says only how large they are.
std::string objects_text(const Demand& d) {
  constexpr double kFew = 10;
  const std::string size = show_bytes(d.object);
  const double objects = d.objects.count();
  if (objects == 1) return "1 object";
  const bool whole = std::abs(objects - std::round(objects)) < 1e-6;
  if (objects < kFew && !whole) return "objects of " + size;
  return fmt::format("{} objects of {}", fixed(objects, 0), size);
}

std::string description(const DataSetReport& set) {
  const Demand& d = set.demand;
  const Weights& w = d.weights;
  return fmt::format("{}, {} in {}. Weights: cost {}, latency {}, throughput {}, access pattern {}.",
                     kRoleNames[static_cast<std::size_t>(set.role)], show_bytes(d.bytes), objects_text(d),
                     percent(w[0]), percent(w[1]), percent(w[2]), percent(w[3]));
}

std::string title(const Page& page, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr)
    return page.warning(printable(set.name, kShownName) + ": no option meets the requirements");
  return page.good(wrap(fmt::format("{}: {}", printable(set.name, kShownName),
                                    reached(kOptions[winner->option], set.verdict.access)),
                        page.look.width, 2));
}

std::string lead(const DataSetReport& set) {
  const Verdict& v = set.verdict;
  const std::string score = fmt::format("Score {} of 100", fixed(v.score, 1));
  const auto may_win = [](const OptionReport& o) { return o.wins_under.has_value(); };
  if (!v.runner_up && std::ranges::any_of(set.options, may_win))
    return score + "; no other service whose prices are known can hold it.";
  if (!v.runner_up)
    return score + (v.flips.empty() ? "; no other service can hold it."
                                    : "; as it is, no other service can hold it.");
  return fmt::format("{}, {}{}", score, lead_sentence(v), v.close_call ? ": a close call." : ".");
}

std::string switching(const Page& page, const DataSetReport& set) {
  if (const std::string stays = staying_sentence(set); !stays.empty()) return page.paragraph(stays);
  if (const std::string moving = moving_sentence(set); !moving.empty()) return page.paragraph(moving);
  if (!set.demand.current || set.demand.current != set.verdict.option) return "";
  return page.paragraph(fmt::format("It is on {} already.", kOptions[*set.demand.current].id));
}

std::string use_text(const Page& page, const DataSetReport& set) {
  const std::string_view use = client_for(*set.verdict.option, set.verdict.access, set.demand);
  return use.empty() ? "" : page.paragraph(fmt::format("Use {}.", use));
}

}  // namespace

std::string failed_on(const DataSetReport& set) {
  std::vector<std::pair<std::string_view, int>> counts;
  for (const OptionReport& option : set.options) {
    for (const Rejection& r : option.rejected_by) {
      auto found = std::ranges::find(counts, r.rule, &std::pair<std::string_view, int>::first);
      if (found == counts.end()) found = counts.insert(counts.end(), {r.rule, 0});
      ++found->second;
    }
  }
  std::ranges::stable_sort(counts, [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> parts;
  parts.reserve(counts.size());
  for (const auto& [rule, n] : counts)
    parts.push_back(
        fmt::format("{} ({}{})", rule, n, parts.empty() ? (n == 1 ? " option" : " options") : ""));
  return fmt::format("Of {} options none is left. They fail on {}.", set.options.size(),
                     fmt::join(parts, ", "));
}

std::string verdict_text(const Page& page, const DataSetReport& set) {
  std::string out = "\n" + title(page, set) + "\n" + page.paragraph(description(set));
  if (set.verdict.option) out += page.paragraph(lead(set)) + use_text(page, set);
  out += set.verdict.option ? switching(page, set) : page.paragraph(failed_on(set));
  for (const std::string& unpriced : unpriced_sentences(set, page.catalog))
    out += page.paragraph("Unless: " + unpriced, "  > ");
  if (set.verdict.option) {
    const std::string attached = attached_sentence(set);
    return out + (attached.empty() ? "" : page.paragraph("But: " + attached));
  }
  for (const std::string& neighbour : neighbour_sentences(set)) out += page.paragraph(neighbour, "  > ");
  return out;
}

}  // namespace storeadvise

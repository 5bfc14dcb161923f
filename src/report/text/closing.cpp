#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/story/advice.hpp"
#include "report/story/story.hpp"
#include "report/text/names.hpp"
#include "report/text/page.hpp"
#include "text/printable.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

using Names = std::vector<std::string>;

std::string listed(const Names& names, std::size_t all) {
  return names.size() == all && all > 1 ? "every data set" : fmt::format("{}", fmt::join(names, ", "));
}

/// The data set whose assumed input moves most money.
const DataSetReport* most_at_stake(const Recommendation& r) {
  const DataSetReport* most = nullptr;
  double stake = 0;
  for (const DataSetReport& set : r.datasets) {
    const Flip* flip = deciding_flip(set.verdict);
    const OptionReport* winner = winner_of(set);
    if (flip == nullptr || winner == nullptr || !may_be_beyond(*flip)) continue;
    const double total = winner->estimate().total().count();
    if (most != nullptr && total <= stake) continue;
    most = &set;
    stake = total;
  }
  return most;
}

/// The lever that costs least. What only turns the verdict, or costs more than what is advised, is no saving
/// to speak of.
const Lever* saving_lever(const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  const auto told = told_levers(set);
  const auto least = std::ranges::min_element(told, {}, &Lever::total);
  if (winner == nullptr || least == told.end()) return nullptr;
  return winner->estimate().total() - (*least)->total > set.demand.indifference ? *least : nullptr;
}

Usd saved_by_lever(const DataSetReport& set) {
  const Lever* lever = saving_lever(set);
  return lever == nullptr ? Usd(0) : winner_of(set)->estimate().total() - lever->total;
}

/// What packing saves where that is an amount that decides anything.
Usd saved_by_packing(const DataSetReport& set) {
  const Usd saving = set.repacking ? set.repacking->saving() : Usd(0);
  return saving.count() >= embedded_roles().judgement.indifference_usd ? saving : Usd(0);
}

/// The data set in which one change saves most.
const DataSetReport* most_to_save(const Recommendation& r) {
  const DataSetReport* most = nullptr;
  Usd saves(0);
  for (const DataSetReport& set : r.datasets) {
    const Usd own = std::max(saved_by_lever(set), saved_by_packing(set));
    if (own <= saves) continue;
    most = &set;
    saves = own;
  }
  return most;
}

/// The lever that saves most; null where packing saves more.
const Lever* best_lever(const DataSetReport& set) {
  return saved_by_lever(set) >= saved_by_packing(set) ? saving_lever(set) : nullptr;
}

std::string saving_sentence(const DataSetReport& set) {
  if (const Lever* lever = best_lever(set)) return lever_sentence(*lever, set);
  const Repacking& r = *set.repacking;
  return fmt::format("packing its objects into shards of {}: {} a month less, for {} once",
                     show_bytes(r.shard), money(r.saving()), money(r.one_off));
}

/// Whether the lines of a data set itself tell what saves most, as in full they do of all that saves; or what
/// is told of what decides most, where that is of this one.
bool is_told(const Page& page, const DataSetReport& set, const DataSetReport* decides) {
  const Lever* lever = best_lever(set);
  if (page.look.full || lever == nullptr) return page.look.full;
  return brief_tells(page, set, *lever) || (decides == &set && deciding_lever(set) == lever);
}

/// How far the variations go that the lines of data sets name; in full each tells it itself.
std::string variations_told(const Recommendation& r, const Look& look) {
  bool told = false;
  bool assumed = false;
  for (const DataSetReport& set : r.datasets) {
    if (!look.shows(set.name) || !set.verdict.option || !set.verdict.holds_in) continue;
    told = true;
    assumed = assumed || !set.assumptions.empty();
  }
  return told && !look.full ? fmt::format("Variations change each input {}.", variation_text(assumed)) : "";
}

Names not_counted(const Recommendation& r, const Look& look) {
  Names names;
  for (const DataSetReport& set : r.datasets)
    if (!set.demand.can_wait() && look.shows(set.name)) names.push_back(printable(set.name, kShownName));
  return names;
}

/// The data sets whose waiting in the table above has a star.
Names waiting_on_assumed_hosts(const Recommendation& r, const Look& look) {
  Names names;
  for (const DataSetReport& set : r.datasets) {
    const OptionReport* winner = winner_of(set);
    if (winner == nullptr || winner->estimate().waiting.usd.count() == 0 || !look.shows(set.name)) continue;
    if (!mark_of_assumed_hosts(set).empty()) names.push_back(printable(set.name, kShownName));
  }
  return names;
}

/// The options without a price here.
OptionMask without_price(const Recommendation& r) {
  OptionMask mask = 0;
  for (const DataSetReport& set : r.datasets)
    for (const OptionReport& option : set.options)
      if (!option.estimate().bill.complete()) mask |= OptionMask{1} << option.option;
  return mask;
}

OptionMask offered(const Recommendation& r) {
  OptionMask mask = 0;
  for (const DataSetReport& set : r.datasets)
    for (const OptionReport& option : set.options) mask |= OptionMask{1} << option.option;
  return mask;
}

}  // namespace

namespace {

Shared shared_of(const Recommendation& r, const Look& look, const auto& lines_of) {
  Shared shared;
  for (const DataSetReport& set : r.datasets) {
    if (!look.shows(set.name)) continue;
    for (std::string& line : lines_of(set))
      shared[std::move(line)].push_back(printable(set.name, kShownName));
  }
  std::erase_if(shared, [](const auto& entry) { return entry.second.size() < 2; });
  return shared;
}

}  // namespace

Shared shared_advice(const Recommendation& r, const Look& look) { return shared_of(r, look, advice_lines); }

Shared shared_rejections(const Recommendation& r, const Look& look) {
  return shared_of(r, look, rejected_lines);
}

std::string shared_text(const Page& page, const Recommendation& r) {
  std::string lines;
  if (const std::string variations = variations_told(r, page.look); !variations.empty())
    lines += page.paragraph(variations, "  · ");
  if (const Names names = not_counted(r, page.look); !names.empty())
    lines += page.paragraph(
        any_waits(r) ? fmt::format("Waiting is not counted for {}: what {} compute costs is not known.",
                                   listed(names, r.datasets.size()), names.size() == 1 ? "its" : "their")
                     : "Waiting is not counted: what the compute costs is not known.",
        "  · ");
  if (const Names names = waiting_on_assumed_hosts(r, page.look); !names.empty())
    lines += page.paragraph(fmt::format("Waiting* ({}) is that of hosts whose number or price is assumed.",
                                        listed(names, r.datasets.size())),
                            "  · ");
  if (const OptionMask mask = without_price(r); mask != 0)
    lines += page.paragraph(
        fmt::format("Without a price in {}: {}.", r.region, option_names(mask, offered(r))), "  · ");
  if (!page.look.full) return lines.empty() ? "" : "\n" + lines;
  const auto add = [&](const Shared& shared, std::string_view mark) {
    for (const auto& [sentence, names] : shared)
      lines += page.paragraph(fmt::format("{}: {}", listed(names, r.datasets.size()), sentence), mark);
  };
  add(page.shared, "  · ");
  if (!page.ruled_out.empty()) lines += page.heading("Ruled out for several data sets");
  add(page.ruled_out, "  x ");
  return lines.empty() ? "" : "\n" + lines;
}

std::string closing_text(const Page& page, const Recommendation& r) {
  std::string out;
  const DataSetReport* set = most_at_stake(r);
  const DataSetReport* saving = most_to_save(r);
  const bool only = r.datasets.size() == 1;
  if (saving != nullptr && page.look.shows(saving->name) && !(only && is_told(page, *saving, set)))
    out += page.paragraph(
        fmt::format("Saves most: {}{}.", only ? "" : printable(saving->name, kShownName) + ", ",
                    saving_sentence(*saving)),
        "");
  if (set != nullptr && page.look.shows(set->name))
    out += page.paragraph(fmt::format("Decides most: {}, {} It is assumed (*): state it to be sure.",
                                      printable(set->name, kShownName), deciding_sentence(*set)),
                          "");
  if (!page.look.tells_more) return out.empty() ? "" : "\n" + out;
  const std::string more =
      page.look.full ? "`--why NAME` sets the choice beside its rival, line by line; "
                     : "More: `--dataset NAME`, `--why NAME` (line by line beside its rival), `--verbose`; ";
  return "\n" + out +
         page.dim(page.paragraph(more + "`storeadvise explain WORD` says what an id or a word means.", ""));
}

}  // namespace storeadvise

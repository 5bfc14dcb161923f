#include "cli/commands/observed_advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/io/inputs.hpp"
#include "cli/io/sources.hpp"
#include "parallel.hpp"
#include "report/story/advice.hpp"
#include "report/story/story.hpp"
#include "report/text/words.hpp"
#include "storeadvise/advise.hpp"
#include "text/first_few.hpp"
#include "text/hanging.hpp"
#include "text/printable.hpp"
#include "units/money.hpp"

namespace storeadvise::cli {
namespace {

std::string places(const Recommendation& r) {
  std::vector<std::string> all;
  for (const DataSetReport& set : r.datasets)
    all.push_back(fmt::format(
        "{} {}", printable(set.name),
        set.verdict.option ? fmt::format("on {}", reached(kOptions[*set.verdict.option], set.verdict.access))
                           : "on none of the options"));
  return first_few(all, "; ");
}

std::string all_on(std::string_view service, const Portfolio& portfolio) {
  return portfolio.feasible ? fmt::format("all on {} {}", service, money(portfolio.total()))
                            : fmt::format("not all can be on {}", service);
}

std::string costs(const Recommendation& r) {
  const Summary& s = r.summary;
  const bool is_assumed = std::ranges::any_of(r.datasets, [](const DataSetReport& set) {
    const OptionReport* winner = winner_of(set);
    return winner != nullptr && waiting_word(set, winner->estimate()).ends_with('*');
  });
  const std::string waiting = s.waiting > Usd(0) ? fmt::format(", {}{} of it compute that waits",
                                                               money(s.waiting), is_assumed ? "*" : "")
                                                 : "";
  return fmt::format("{} a month{}; {}, {}", money(s.total()), waiting, all_on("S3", s.all_on_s3),
                     all_on("EFS", s.all_on_efs));
}

/// The nearest flip of each data set on what nobody stated or measured.
std::string open_inputs(const Recommendation& r) {
  std::vector<std::string> all;
  for (const DataSetReport& set : r.datasets) {
    const auto open = std::ranges::find_if(set.verdict.flips, &Flip::assumed);
    if (open == set.verdict.flips.end()) continue;
    all.push_back(r.datasets.size() > 1
                      ? fmt::format("{}: {}", printable(set.name), flip_sentence(*open, set))
                      : flip_sentence(*open, set));
  }
  return all.empty() ? "nothing that is still open, by itself" : first_few(all, "; ");
}

Result<Recommendation> advice_on(const std::string& profile) {
  Arguments plain;  // those of this run are in the profile already
  plain.quiet = true;
  const auto stated = read_stated(plain, profile, "<observed>");
  if (!stated) return tl::unexpected(stated.error());
  const auto catalog = named_catalog("", stated->profile.region);
  if (!catalog) return tl::unexpected(catalog.error());
  return advise(stated->profile, *catalog, embedded_rules(), embedded_roles(), {.threads = cores()});
}

std::string row(std::string_view label, std::string_view text, std::size_t width) {
  return hanging(fmt::format("{:<8}", label), text, width);
}

}  // namespace

std::string observed_advice(const Result<std::string>& profile, std::size_t width) {
  const auto advice = profile ? advice_on(*profile) : tl::unexpected(profile.error());
  if (!advice) {
    const Error& first = advice.error().front();
    return "\n" + row("Advice",
                      fmt::format("none yet: {}{}", first.message,
                                  first.hint.empty() ? "" : fmt::format(" ({})", first.hint)),
                      width);
  }
  return "\n" + row("Advice", places(*advice), width) + row("costs", costs(*advice), width) +
         row("turns", open_inputs(*advice), width);
}

}  // namespace storeadvise::cli

#include "check/remedy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/uncounted.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

constexpr std::size_t kMostMoves = 4;  // more are not advice but a list

std::string_view id_of(const OptionReport& o) { return kOptions[o.option].id; }

/// Whether an option meets a key of a demand; those that are about no option it does.
bool meets(const DemandKind& kind, const PolicyDemand& p, const OptionReport& o) {
  if (kind.word != nullptr) {
    const auto& words = p.*std::get<std::vector<std::string> PolicyDemand::*>(kind.asks);
    return is_among(words, kind.word(o.option)) == (kind.sense == Sense::one_of);
  }
  if (kind.figure == nullptr) return true;
  return kind.figure(o) <= *(p.*std::get<std::optional<double> PolicyDemand::*>(kind.asks));
}

bool meets_all(const PolicyDemand& p, const OptionReport& o) {
  const auto kinds = demand_kinds();
  return std::ranges::all_of(kinds,
                             [&](const DemandKind& kind) { return !is_asked(kind, p) || meets(kind, p, o); });
}

/// The best-scoring eligible option that passes a test; null when none does.
template <class Test>
const OptionReport* best_of(const DataSetReport& d, const Test& test) {
  const OptionReport* best = nullptr;
  for (const OptionReport& o : d.options)
    if (o.eligible && test(o) && (best == nullptr || o.scores->total > best->scores->total)) best = &o;
  return best;
}

/// The best option for a key; one that meets the whole demand comes first.
const OptionReport* best_for(const PolicyDemand& p, const DataSetReport& d, const DemandKind& kind) {
  const OptionReport* whole = best_of(d, [&](const OptionReport& o) { return meets_all(p, o); });
  return whole != nullptr ? whole : best_of(d, [&](const OptionReport& o) { return meets(kind, p, o); });
}

std::string described(const OptionReport& o) {
  return fmt::format(
      "{}, score {}",
      monthly(o.estimate().bill.total(), o.estimate().waiting.usd, o.estimate().waiting.counted),
      fixed(o.scores->total, 1));
}

/// Why the first of the options that would pass is not eligible.
std::string ruled_out(const DataSetReport& d, const PolicyDemand& p, const DemandKind& kind) {
  for (const OptionReport& o : d.options)
    if (meets(kind, p, o) && !o.rejected_by.empty())
      return fmt::format("no eligible option meets it; {} is ruled out: {}", id_of(o),
                         o.rejected_by.front().text);
  return "no option of this catalog meets it";
}

/// The eligible option with the least of a figure; null when none is eligible.
const OptionReport* least_of(const DataSetReport& d, const DemandKind& figure) {
  const OptionReport* least = nullptr;
  for (const OptionReport& o : d.options) {
    const bool counts = o.eligible && std::isfinite(figure.figure(o));
    if (counts && (least == nullptr || figure.figure(o) < figure.figure(*least))) least = &o;
  }
  return least;
}

/// "the least bill"; of what is not money "the least".
std::string least_word(const DemandKind& figure) {
  return figure.amount.empty() ? "the least" : fmt::format("the least {}", figure.amount);
}

struct Change {
  std::string_view dataset;
  const OptionReport* from;
  const OptionReport* to;
  double now, then;
  bool is_shown;  ///< "$1.37 instead of $1.37" is advice only where the limit lies between
};

/// Every data set's move to its least of a figure, the largest gain first.
std::vector<Change> moves(const Recommendation& r, const DemandKind& figure) {
  std::vector<Change> all;
  for (const DataSetReport& d : r.datasets) {
    const OptionReport* here = verdict_option(d);
    const OptionReport* least = least_of(d, figure);
    if (here == nullptr || least == nullptr || !(figure.figure(*least) < figure.figure(*here))) continue;
    const bool shown_alike = figure_text(figure.measure, figure.figure(*least)) ==
                             figure_text(figure.measure, figure.figure(*here));
    all.push_back({d.name, here, least, figure.figure(*here), figure.figure(*least), !shown_alike});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Change& a, const Change& b) { return a.now - a.then > b.now - b.then; });
  return all;
}

/// "images on s3.express ($9.00 instead of $10.00)"
std::string move_text(const Change& c, const DemandKind& figure) {
  const std::string move = fmt::format("{} on {}", c.dataset, id_of(*c.to));
  if (!c.is_shown) return move + " (under a cent less)";
  return fmt::format("{} ({} instead of {})", move, figure_text(figure.measure, c.then),
                     figure_text(figure.measure, c.now));
}

std::string listed(const std::vector<Change>& all, std::size_t count, const DemandKind& figure) {
  std::string text;
  for (std::size_t i = 0; i < std::min(count, kMostMoves); ++i)
    text += (i == 0 ? "" : ", ") + move_text(all[i], figure);
  if (count > kMostMoves) text += fmt::format(" and {} more", count - kMostMoves);
  return text;
}

/// What the whole profile costs after the first moves.
std::string month_after(const Recommendation& r, const std::vector<Change>& all, std::size_t count) {
  Usd bill = r.summary.bill;
  Usd waiting = r.summary.waiting;
  for (std::size_t i = 0; i < count; ++i) {
    bill = bill + all[i].to->estimate().bill.total() - all[i].from->estimate().bill.total();
    waiting = waiting + all[i].to->estimate().waiting.usd - all[i].from->estimate().waiting.usd;
  }
  return "; then " + monthly(bill, waiting, counts_waiting(r));
}

/// Which data sets keep everything from being on one service.
std::string obstacles(std::string_view service, const Portfolio& p) {
  const std::size_t shown = std::min(p.blocked_by.size(), kMostMoves);
  const std::string more =
      shown < p.blocked_by.size() ? fmt::format(" and {} more", p.blocked_by.size() - shown) : "";
  const auto first = p.blocked_by.begin();
  return fmt::format("{} has no eligible option for {}{}", service,
                     fmt::join(first, first + static_cast<std::ptrdiff_t>(shown), ", "), more);
}

std::string everything_on(std::string_view service, const Portfolio& p, bool counted) {
  return fmt::format("everything on {} meets it, for {}", service, monthly(p.bill, p.waiting, counted));
}

std::string belonging(const std::string& dataset, Service service) {
  switch (service) {
    case Service::s3:
      return dataset + " belongs on S3";
    case Service::efs:
      return dataset + " belongs on EFS";
    case Service::hybrid:
      return dataset + " belongs on S3 with EFS (hybrid)";
    case Service::none:
      break;
  }
  return "no option can hold " + dataset;
}

}  // namespace

std::string monthly(Usd bill, Usd waiting, bool counted) {
  if (!counted) return fmt::format("{} a month on the bill, waiting not counted", money(bill));
  if (waiting.count() == 0) return fmt::format("{} a month, all of it on the bill", money(bill));
  return fmt::format("{} a month: {} on the bill and {} of waiting", money(bill + waiting), money(bill),
                     money(waiting));
}

std::string remedy_by_option(const PolicyDemand& demand, const DataSetReport& d, const DemandKind& kind) {
  const OptionReport* best = best_for(demand, d, kind);
  if (best == nullptr) return ruled_out(d, demand, kind);
  return fmt::format("{} meets it: {}", id_of(*best), described(*best));
}

std::string remedy_by_figure(const PolicyDemand& demand, const DataSetReport& d, const DemandKind& figure) {
  const OptionReport* best = best_for(demand, d, figure);
  if (best != nullptr && figure.measure == Measure::usd)
    return fmt::format("{} meets it: {}", id_of(*best), described(*best));
  if (best != nullptr)
    return fmt::format("{} meets it with {}: {}", id_of(*best),
                       figure_text(figure.measure, figure.figure(*best)), described(*best));
  const OptionReport* least = least_of(d, figure);
  if (least == nullptr) return "no option meets the profile's requirements";
  return fmt::format("no eligible option meets it; {} is {}, of {}: {}", least_word(figure),
                     figure_text(figure.measure, figure.figure(*least)), id_of(*least), described(*least));
}

std::string remedy_by_input(const DataSetReport& d) {
  if (!d.verdict.flips.empty()) {
    const Flip& flip = d.verdict.flips.front();
    const std::string until = flip.end ? fmt::format(" (until {})", flip.end->shown) : "";
    return fmt::format("make sure of {}: {} {}{}, {}", flip.path, flip.below ? "below" : "above", flip.shown,
                       until, belonging(d.name, flip.to));
  }
  if (!d.assumptions.empty()) return "state the inputs that the report marks with *";
  return "nothing in the profile would; the services are close to each other";
}

std::string remedy_by_stating(const DataSetReport& d) {
  if (d.assumptions.empty()) return "no option meets the profile's requirements";
  const bool of_compute = std::any_of(d.assumptions.begin(), d.assumptions.end(), [](const Assumption& a) {
    return a.path.find(".compute") != std::string::npos;
  });
  return of_compute
             ? R"(state these inputs in the profile; those of compute in an entry of "compute" that the )"
               R"(data set names)"
             : "state these inputs in the profile";
}

std::string remedy_by_moves(const Recommendation& r, const DemandKind& figure, double most, double found) {
  std::vector<Change> all = moves(r, figure);
  double sum = found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    sum -= all[i].now - all[i].then;
    if (sum <= most)
      return fmt::format("{} {} it, with {} in all{}", listed(all, i + 1, figure), i == 0 ? "meets" : "meet",
                         figure_text(figure.measure, sum), month_after(r, all, i + 1));
  }
  if (all.empty()) return "no data set has an eligible option with less";
  std::erase_if(all, [](const Change& c) { return !c.is_shown; });
  if (all.empty()) return "no eligible option saves a cent";
  return fmt::format("no choice of eligible options meets it; {} is {}, with {}", least_word(figure),
                     figure_text(figure.measure, sum), listed(all, all.size(), figure));
}

namespace {

constexpr std::string_view kNoChoice = "no choice of eligible options meets it";

/// Whether the profile has both services once this data set lies on another option.
bool mixes(const Recommendation& r, const DataSetReport& moved, const OptionReport& option) {
  const Service service = kOptions[option.option].service;
  return service == Service::hybrid || std::ranges::any_of(r.datasets, [&](const DataSetReport& other) {
           return &other != &moved && other.verdict.option && other.verdict.service != service;
         });
}

/// The one data set that makes a profile on one service a mixed one for the least more.
std::string remedy_by_mixing(const Recommendation& r) {
  const DataSetReport* set = nullptr;
  const OptionReport* best = nullptr;
  Usd least;
  for (const DataSetReport& d : r.datasets) {
    if (!d.verdict.option) continue;
    const auto now = std::ranges::find(d.options, *d.verdict.option, &OptionReport::option);
    for (const OptionReport& o : d.options) {
      if (now == d.options.end() || !o.eligible || !mixes(r, d, o)) continue;
      const Usd more = o.estimate().total() - now->estimate().total();
      if (best != nullptr && more >= least) continue;
      set = &d;
      best = &o;
      least = more;
    }
  }
  if (best == nullptr) return std::string(kNoChoice);
  return fmt::format("{} on {} meets it: {}", set->name, id_of(*best), described(*best));
}

std::string why_not_all_on_one(const Recommendation& r, const std::vector<std::string>& patterns) {
  std::vector<std::string> why;
  if (is_among(patterns, "s3_primary")) why.push_back(obstacles("S3", r.summary.all_on_s3));
  if (is_among(patterns, "efs_shared")) why.push_back(obstacles("EFS", r.summary.all_on_efs));
  return why.empty() ? std::string(kNoChoice) : fmt::format("{}", fmt::join(why, "; "));
}

}  // namespace

std::string remedy_by_pattern(const Recommendation& r, const std::vector<std::string>& patterns) {
  if (is_among(patterns, "s3_primary") && r.summary.all_on_s3.feasible)
    return everything_on("S3", r.summary.all_on_s3, counts_waiting(r));
  if (is_among(patterns, "efs_shared") && r.summary.all_on_efs.feasible)
    return everything_on("EFS", r.summary.all_on_efs, counts_waiting(r));
  return is_among(patterns, "hybrid") ? remedy_by_mixing(r) : why_not_all_on_one(r, patterns);
}

}  // namespace storeadvise

#include "observe/estimate/amounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "observe/estimate/file_systems.hpp"
#include "observe/estimate/joining.hpp"

namespace storeadvise::observe {
namespace {

/// Source, service and Region of amounts.
using Whole = std::tuple<std::string, std::string, std::string>;

/// Which data set amounts belong to.
class Names {
 public:
  explicit Names(const Observation& observation) : observation_(observation) {
    for (const Fact& fact : observation.facts) {
      if (const auto* system = std::get_if<FileSystemFact>(&fact)) systems_[system->id] = system->name;
      const auto* amount = std::get_if<AmountFact>(&fact);
      if (amount != nullptr && !amount->place.empty())
        placed_.insert({amount->from, amount->service, amount->region});
    }
    for (const Place& place : observation.places.places())
      if (!place.prefix.empty()) divided_.insert(place.bucket);
  }

  /// Empty: in none.
  [[nodiscard]] std::string name(const AmountFact& fact) {
    if (fact.place.empty()) return name_of_account(fact);
    if (fact.service == "efs") {
      const auto known = systems_.find(fact.place);
      return name_of_file_system(observation_, fact.place, known == systems_.end() ? "" : known->second);
    }
    if (divided_.contains(fact.place)) {  // its total is not that of what is left beside the prefixes
      left_out_.insert(fact.place);
      return "";
    }
    for (const Place& place : observation_.places.places())
      if (text_of(place) == without_slash(fact.place)) return observation_.places.names()[place.set];
    return observation_.places.stated() ? std::string() : without_slash(fact.place);
  }

  /// Buckets whose prefixes are data sets of their own, so that a total of the bucket tells none of them.
  [[nodiscard]] std::size_t left_out() const { return left_out_.size(); }

 private:
  static std::string without_slash(std::string text) {
    if (text.ends_with('/')) text.pop_back();
    return text;
  }
  static std::string text_of(const Place& place) {
    return without_slash(place.prefix.empty() ? place.bucket : place.bucket + "/" + place.prefix);
  }
  /// A class analysis and daily metrics of a bucket name none: they are of the only data set that --dataset
  /// names.
  [[nodiscard]] std::string name_of_account(const AmountFact& fact) const {
    const std::vector<std::string>& names = observation_.places.names();
    if (observation_.places.stated())
      return fact.region.empty() && names.size() == 1 ? names.front() : std::string();
    if (placed_.contains({fact.from, fact.service, fact.region})) return "";
    if (fact.region.empty()) return fact.from == "analysis" ? "analysed" : "bucket";
    return fact.service + "-" + fact.region;
  }

  const Observation& observation_;
  std::map<std::string, std::string> systems_;  ///< name by id
  std::set<Whole> placed_;                      ///< where amounts name a place
  std::set<std::string> divided_;
  std::set<std::string> left_out_;
};

/// Of exports that tell of one place again (CUR and FOCUS, two configurations of Storage Lens) the one that
/// tells most.
class Variants {
 public:
  explicit Variants(const Observation& observation) {
    for (const Fact& fact : observation.facts)
      if (const auto* amount = std::get_if<AmountFact>(&fact))
        totals_[{amount->from, amount->place}][amount->variant] += amount->amount;
    for (const auto& [of, totals] : totals_)
      chosen_[of] = std::max_element(totals.begin(), totals.end(), [](const auto& a, const auto& b) {
                      return a.second < b.second;
                    })->first;
  }
  [[nodiscard]] bool counts(const AmountFact& fact) const {
    return chosen_.at({fact.from, fact.place}) == fact.variant;
  }
  /// Places that several exports tell of.
  [[nodiscard]] auto told_again() const {
    return std::ranges::count_if(totals_, [](const auto& of) { return of.second.size() > 1; });
  }

 private:
  using Of = std::pair<std::string, std::string>;  ///< source and place
  std::map<Of, std::map<std::string, double>> totals_;
  std::map<Of, std::string> chosen_;
};

Covered covered_by(const Observation& observation, const std::string& id) {
  Covered hours;
  for (const Source& source : observation.sources)
    if (source.id == id && source.first && source.last) {
      hours.first = *source.first;
      hours.last = *source.last;
    }
  for (std::int64_t day = hours.first / kDaySeconds; hours.first <= hours.last; ++day) {
    if (day > hours.last / kDaySeconds) break;
    hours.days.insert(static_cast<std::uint32_t>(day));
  }
  return hours;
}

/// Whether the amount counts in a stated period: one of what was there at a time must reach into it. Sums are
/// left to the days that a month is made of.
bool counts_in(const Period& period, const AmountFact& fact) {
  using What = AmountFact::What;
  const bool is_of_a_time =
      fact.what == What::stored_bytes || fact.what == What::objects || fact.what == What::provisioned_rate;
  return !is_of_a_time || (fact.begin < period.end && fact.end > period.begin);
}

}  // namespace

void Amounts::add(const AmountFact& fact) {
  const std::int64_t day = fact.begin / kDaySeconds;
  const Hours hours = to_hours(between(fact.begin, fact.end));
  if (fact.what == AmountFact::What::stored_bytes)
    stored[fact.storage_class][day].add(Bytes(fact.amount), hours);
  else if (fact.what == AmountFact::What::provisioned_rate)
    provisioned[day].add(BytesPerSecond(fact.amount), hours);
  else
    by_day[fact.what][day] += fact.amount;
}

void add_amounts(const Observation& observation, const Wanted& wanted, Found& out) {
  Names names(observation);
  const Variants variants(observation);
  std::map<std::pair<std::string, std::string>, Amounts> sets;  ///< by name and source
  for (const Fact& fact : observation.facts) {
    const auto* amount = std::get_if<AmountFact>(&fact);
    if (amount == nullptr || !variants.counts(*amount) || !counts_in(wanted.period, *amount)) continue;
    const std::string name = names.name(*amount);
    if (name.empty()) continue;
    Amounts& amounts = sets[{name, amount->from}];
    amounts.from = amount->from;
    amounts.service = amount->service;
    amounts.add(*amount);
  }
  std::map<std::string, Covering> coverings;  ///< by source
  for (const auto& [key, amounts] : sets) {
    FoundSet found;
    found.name = key.first;
    const auto [at, is_first] = coverings.try_emplace(amounts.from);
    Covering& covered = at->second;
    if (is_first)
      covered = covering(covered_by(observation, amounts.from), wanted.period, wanted.month, wanted.guess);
    compose_amounts(amounts, covered, wanted, found);
    join(out, std::move(found));
    out.full_days[amounts.from] = count_of(covered.full_days.size());
  }
  if (variants.told_again() > 0)
    out.notices.push_back(
        fmt::format("several exports tell the same amounts of {} place{}; one of them counts",
                    variants.told_again(), variants.told_again() == 1 ? "" : "s"));
  if (names.left_out() > 0)
    out.notices.push_back(fmt::format(
        "amounts of {} bucket{} as a whole are left out, since prefixes are data sets of their own",
        names.left_out(), names.left_out() == 1 ? "" : "s"));
}

}  // namespace storeadvise::observe

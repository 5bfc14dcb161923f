#include "observe/estimate/bill_versions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "observe/estimate/month.hpp"

namespace storeadvise::observe {
namespace {

using Lines = std::vector<std::uint32_t>;

/// What an amount is of. Of EFS the end depends on how many hours a file tells.
auto subject(const AmountFact& f) {
  return std::tie(f.from, f.variant, f.service, f.place, f.region, f.storage_class, f.what, f.begin);
}

/// Whether `a` counts before `b`: the later one, then the one that tells more.
bool counts_before(const AmountFact& a, const AmountFact& b) {
  if (a.as_of != b.as_of) return a.as_of > b.as_of;
  return a.amount != b.amount ? a.amount > b.amount : a < b;
}

/// The largest hash up to which all lines are known.
std::uint32_t known_to(const Lines& lines) {
  return lines.size() < AmountFact::kMostLines ? ~0U : lines.back();
}

/// The lines of amounts that count.
struct Counted {
  std::set<std::uint32_t> lines;
  std::uint32_t known = ~0U;

  /// The share of these lines that is among them, by what is known of both.
  [[nodiscard]] double share_of(const Lines& others) const {
    const std::uint32_t most = std::min(known, known_to(others));
    const auto end = std::ranges::upper_bound(others, most);
    const auto again =
        std::count_if(others.begin(), end, [&](std::uint32_t line) { return lines.contains(line); });
    return again == 0 ? 0 : static_cast<double>(again) / static_cast<double>(end - others.begin());
  }
  void add(const Lines& more) {
    lines.insert(more.begin(), more.end());
    known = std::min(known, known_to(more));
  }
};

/// Takes from amounts of one subject what others of them tell; whether there was any.
bool count_once(std::span<AmountFact*> amounts) {
  std::ranges::sort(amounts, [](const auto* a, const auto* b) { return counts_before(*a, *b); });
  Counted counted;
  bool again = false;
  for (AmountFact* const amount : amounts) {
    const double share = counted.share_of(amount->lines);
    again = again || share > 0;
    counted.add(amount->lines);
    amount->amount *= 1 - share;
    if (share >= 1) amount->lines.clear();
  }
  return again;
}

/// Amounts whose lines are known, those of one subject side by side.
std::vector<AmountFact*> by_subject(std::vector<Fact>& facts) {
  std::vector<AmountFact*> amounts;
  for (Fact& fact : facts)
    if (auto* const amount = std::get_if<AmountFact>(&fact); amount != nullptr && !amount->lines.empty())
      amounts.push_back(amount);
  std::ranges::sort(amounts, [](const auto* a, const auto* b) { return subject(*a) < subject(*b); });
  return amounts;
}

}  // namespace

void count_billed_once(std::vector<Fact>& facts, std::vector<std::string>& notices) {
  std::vector<AmountFact*> amounts = by_subject(facts);
  std::map<std::string, std::set<std::int64_t>> days;  ///< that are told again, by source
  for (auto at = amounts.begin(); at != amounts.end();) {
    const auto end =
        std::find_if(at, amounts.end(), [&](const auto* a) { return subject(*a) != subject(**at); });
    if (end - at > 1 && count_once({at, end})) days[(*at)->from].insert((*at)->begin / kDaySeconds);
    at = end;
  }
  if (days.empty()) return;
  const auto is_told_again = [](const Fact& fact) {
    const auto* const amount = std::get_if<AmountFact>(&fact);
    return amount != nullptr && amount->as_of && amount->lines.empty();
  };
  std::erase_if(facts, is_told_again);
  for (const auto& [from, again] : days)
    notices.push_back(fmt::format(
        "files of {} tell of {} day{} again that another tells: each line counts once, as the file tells "
        "that reaches furthest",
        from == "lens" ? "Storage Lens" : "the bill", again.size(), again.size() == 1 ? "" : "s"));
}

}  // namespace storeadvise::observe

#include "observe/estimate/joining.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "observe/thresholds.hpp"

namespace storeadvise::observe {
namespace {

constexpr std::array<std::string_view, 10> kForStored{"inv",  "lens", "efs", "metrics", "bill",
                                                      "list", "walk", "log", "rows",    "trail"};
constexpr std::array<std::string_view, 8> kForTraffic{"log",   "rows", "bill",     "metrics",
                                                      "trail", "lens", "analysis", "nfs"};

/// A role is guessed from requests and from what was locked, before amounts.
constexpr std::array<std::string_view, 6> kForRole{"log", "nfs", "trail", "metrics", "lens", "bill"};

template <std::size_t Size>
std::size_t place_in(const std::array<std::string_view, Size>& order, const std::string& id) {
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), id) - order.begin());
}

/// How good the best of its sources is; 0 is best. What was stated by hand goes before all of them.
std::size_t rank(const Field& field) {
  if (field.sure == Sure::stated) return 0;
  const bool stored = field.path.find('.') == std::string::npos || field.path.starts_with("untouched.");
  std::size_t best = kForStored.size() + 1;
  for (const std::string& id : field.from)
    best = std::min(best, 1 + (field.path == "role" ? place_in(kForRole, id)
                               : stored             ? place_in(kForStored, id)
                                                    : place_in(kForTraffic, id)));
  return best;
}

bool goes_before(const Field& a, const Field& b) {
  if (is_written(a) != is_written(b)) return is_written(a);
  if ((a.sure == Sure::at_least) != (b.sure == Sure::at_least)) return b.sure == Sure::at_least;
  return rank(a) < rank(b);
}

void tell_disagreement(Found& out, const std::string& set, const Field& used, const Field& other) {
  const auto* const a = std::get_if<double>(&used.value);
  const auto* const b = std::get_if<double>(&other.value);
  const bool bounds = used.sure == Sure::at_least || other.sure == Sure::at_least;
  if (a == nullptr || b == nullptr || bounds || used.from.empty() || other.from.empty()) return;
  if (std::abs(*a - *b) <= thresholds().agree * std::max(std::abs(*a), std::abs(*b))) return;
  out.disagreements.push_back(
      {"datasets." + set + "." + used.path, used.from.front(), *a, other.from.front(), *b});
}

void add_field(Found& out, FoundSet& set, Field field) {
  const auto same = std::find_if(set.fields.begin(), set.fields.end(),
                                 [&](const Field& known) { return known.path == field.path; });
  if (same == set.fields.end()) {
    set.fields.push_back(std::move(field));
    return;
  }
  if (goes_before(field, *same)) std::swap(field, *same);
  tell_disagreement(out, set.name, *same, field);
}

}  // namespace

void put_in_order(FoundSet& set) {
  std::sort(set.fields.begin(), set.fields.end(),
            [](const Field& a, const Field& b) { return a.path < b.path; });
  std::erase_if(set.left_open, [&](const LeftOpen& open) {
    return std::ranges::any_of(
        set.fields, [&](const Field& field) { return field.path == open.path && is_written(field); });
  });
  std::stable_sort(set.left_open.begin(), set.left_open.end(),
                   [](const LeftOpen& a, const LeftOpen& b) { return a.path < b.path; });
  const auto twice = std::unique(set.left_open.begin(), set.left_open.end(),
                                 [](const LeftOpen& a, const LeftOpen& b) { return a.path == b.path; });
  set.left_open.erase(twice, set.left_open.end());
}

void join(Found& out, FoundSet more) {
  auto at = std::find_if(out.sets.begin(), out.sets.end(),
                         [&](const FoundSet& set) { return set.name == more.name; });
  if (at == out.sets.end()) {
    at = out.sets.insert(out.sets.end(), FoundSet{more.name, {}, {}});
  }
  for (Field& field : more.fields) add_field(out, *at, std::move(field));
  std::move(more.left_open.begin(), more.left_open.end(), std::back_inserter(at->left_open));
  put_in_order(*at);
}

}  // namespace storeadvise::observe

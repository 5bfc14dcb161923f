#include "text/nearest.hpp"

#include <algorithm>
#include <vector>

#include "text/letter_case.hpp"
#include "text/synonyms.hpp"

namespace storeadvise {
namespace {

/// Longer words are no slips of the pen, and would make the comparison slow.
constexpr std::size_t kLongestWord = 128;

/// A third of the letters may be wrong, and one of a short word.
std::size_t allowed(std::size_t letters) { return std::max<std::size_t>(1, letters / 3); }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (same_letter(a[i - 1], b[j - 1]) ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped =
          i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) && same_letter(a[i - 2], b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

namespace {

/// The only word of which `is_part` holds.
template <class IsPart>
std::optional<std::string_view> only_one(std::span<const std::string_view> words, IsPart is_part) {
  std::optional<std::string_view> only;
  for (const std::string_view candidate : words) {
    if (!is_part(candidate)) continue;
    if (only) return std::nullopt;
    only = candidate;
  }
  return only;
}

/// Whether one of the parts of a word is what was written, but for a slip of the pen: "trainning" in
/// "training_data".
bool has_part_like(std::string_view candidate, std::string_view word) {
  constexpr std::size_t kLongEnough = 6;
  while (!candidate.empty()) {
    const std::string_view part = candidate.substr(0, candidate.find('_'));
    if (part.size() >= kLongEnough && edit_distance(part, word) == 1) return true;
    candidate.remove_prefix(std::min(candidate.size(), part.size() + 1));
  }
  return false;
}

/// The only word that begins with what was written, which may be a plural: "training" of "training_data",
/// "features" of "feature_store". Else the only one of which it is the last part: "serving" of
/// "model_serving". Else the only one with a part that is nearly it.
std::optional<std::string_view> completed(std::string_view word, std::span<const std::string_view> words) {
  constexpr std::size_t kShortest = 4;
  const std::string_view one = word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
  if (one.size() < kShortest) return std::nullopt;
  const auto begins = [one](std::string_view candidate) { return candidate.starts_with(one); };
  const auto ends = [word](std::string_view candidate) {
    return candidate.size() > word.size() && candidate.ends_with(word) &&
           candidate[candidate.size() - word.size() - 1] == '_';
  };
  if (const auto only = only_one(words, begins)) return only;
  if (const auto only = only_one(words, ends)) return only;
  return only_one(words, [word](std::string_view candidate) { return has_part_like(candidate, word); });
}

std::optional<std::string_view> by_another_name(std::string_view word,
                                                std::span<const std::string_view> words) {
  for (const Synonym& synonym : kWordSynonyms) {
    const auto meant = std::ranges::find(words, synonym.meant);
    if (synonym.said == word && meant != words.end()) return *meant;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> nearest_spelling(std::string_view word,
                                                 std::span<const std::string_view> words) {
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t least = 0;
  for (const std::string_view candidate : words) {
    const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
    if (longer > kLongestWord || longer - shorter > allowed(longer)) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= longer || distance > allowed(longer)) continue;
    if (best && distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> words) {
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  if (const auto best = nearest_spelling(word, words)) return best;
  const auto known = by_another_name(word, words);
  return known ? known : completed(word, words);
}

}  // namespace storeadvise

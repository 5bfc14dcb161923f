#include "profile/key_advice.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "json/reader.hpp"
#include "profile/fields.hpp"
#include "profile/key_words.hpp"
#include "profile/period_in_key.hpp"
#include "profile/value_advice.hpp"
#include "text/letter_case.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"
#include "units/unit_tables.hpp"

namespace storeadvise {
namespace {

using Words = std::vector<std::string_view>;

bool has(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

template <class Owner>
void add_homes(std::span<const Row<Owner>> rows, std::string_view owner, std::string_view key, Words& homes) {
  for (const Row<Owner>& row : rows) {
    const std::string_view home = row.field.group.empty() ? owner : row.field.group;
    if (row.field.key == key && !has(homes, home)) homes.push_back(home);
  }
}

/// The objects of a profile that know a key.
Words homes_of(std::string_view key) {
  Words homes;
  add_homes(profile_rows(), "the profile itself", key, homes);
  add_homes(dataset_rows(), "a data set", key, homes);
  add_homes(compute_rows(), "an entry of compute", key, homes);
  return homes;
}

constexpr std::string_view kDataSet = "a data set";
constexpr std::string_view kOneCompute = "an entry of compute";

std::string belongs_in(std::string_view key, const Words& homes, std::string_view owner) {
  std::string text = in_quotes(key) + " belongs in ";
  for (std::size_t i = 0; i < homes.size(); ++i)
    text += (i == 0 ? "" : i + 1 < homes.size() ? ", " : " or ") + std::string(homes[i]);
  const bool named_here = owner == kDataSet && homes.size() == 1 && homes.front() == kOneCompute;
  return named_here ? text + R"(, and "compute": "NAME" here)" : text;
}

KeyAdvice sentence(const StrayKey& stray) {
  for (const Sentence& row : kSentences)
    if ((row.owner.empty() || row.owner == stray.owner) && row.key == stray.key)
      return {std::string(row.text), {}};
  return {};
}

/// The field that people mean by a word.
struct Meant {
  std::string_view field;  ///< empty where none is known
  bool is_here = false;    ///< a key of the object that the word stands in
  std::string_view note = {};
};

Meant meant_by(std::string_view said, const StrayKey& stray) {
  if (has(stray.known, said)) return {said, true};
  Meant elsewhere;
  for (const KeySynonym& row : kSynonyms) {
    if (row.said != said || !(row.owner.empty() || row.owner == stray.owner)) continue;
    if (has(stray.known, row.meant)) return {row.meant, true, row.note};
    if (elsewhere.field.empty()) elsewhere = {row.meant, false, row.note};
  }
  return elsewhere;
}

/// `value`: what to write there, where that is known.
KeyAdvice told(const Meant& meant, const std::string& value, const StrayKey& stray) {
  std::string text = "did you mean " + in_quotes(meant.field) + (value.empty() ? "" : ": " + value) + "?";
  const std::string example = meant.is_here && value.empty() ? group_example(meant.field) : std::string();
  if (!example.empty()) text += " as in " + in_quotes(meant.field) + ": " + example;
  if (!meant.note.empty()) text += " " + std::string(meant.note);
  if (meant.is_here) return {text, std::string(meant.field)};
  Words homes = homes_of(meant.field);
  if (homes.size() > 1) std::erase(homes, "ebs");  // what is said of a volume stands in it already
  return {homes.empty() ? text : text + " " + belongs_in(meant.field, homes, stray.owner), {}};
}

KeyAdvice another_word(const StrayKey& stray) {
  const Meant meant = meant_by(stray.key, stray);
  return meant.is_here ? told(meant, {}, stray) : KeyAdvice{};
}

bool takes(const Field& field, const std::string& text) {
  if (field.kind == FieldKind::bytes) return parse_bytes(text).has_value();
  if (field.kind == FieldKind::rate) return parse_rate(text).has_value();
  return field.kind == FieldKind::duration && parse_duration(text).has_value();
}

/// Whether a field of that name, of any object, takes the value.
bool takes(std::string_view key, const std::string& text) {
  const auto among = [&](const auto& rows) {
    return std::ranges::any_of(
        rows, [&](const auto& row) { return row.field.key == key && takes(row.field, text); });
  };
  return among(dataset_rows()) || among(compute_rows());
}

/// The number with what the end of a key says of its unit, in both readings where there are two.
std::string with_unit(std::string_view field, const std::string& number, std::string_view said) {
  const auto written = [&](std::string_view unit) {
    const std::string text = number + " " + std::string(unit);
    return takes(field, text) ? in_quotes(text) : std::string();
  };
  for (const Ambiguous& row : kAmbiguous)
    if (same_but_for_case(row.said, said) && !written(row.one).empty())
      return written(row.one) + ", or " + written(row.other);
  const auto unit = unit_named(said);
  return unit ? written(*unit) : std::string();
}

/// A unit at the end of a key: "size_gb": 8000 is "size": "8000 GB".
KeyAdvice unit_in_key(const StrayKey& stray) {
  const std::size_t last = stray.key.rfind('_');
  if (last == std::string_view::npos || !stray.value.is_number()) return {};
  const Meant meant = meant_by(stray.key.substr(0, last), stray);
  const std::string value =
      with_unit(meant.field, exact_number(stray.value.get<double>()), stray.key.substr(last + 1));
  return value.empty() ? KeyAdvice{} : told(meant, value, stray);
}

KeyAdvice misspelt(const StrayKey& stray) {
  const auto close = nearest_spelling(stray.key, stray.known);
  return close ? KeyAdvice{expected_one_of(stray.key, stray.known), std::string(*close)} : KeyAdvice{};
}

KeyAdvice word_of_another(const StrayKey& stray) {
  const Meant meant = meant_by(stray.key, stray);
  return meant.field.empty() ? KeyAdvice{} : told(meant, {}, stray);
}

/// A word that no field has, and that means one of another object: "threads" of a data set is no "reads".
KeyAdvice foreign_word(const StrayKey& stray) {
  return homes_of(stray.key).empty() ? word_of_another(stray) : KeyAdvice{};
}

KeyAdvice in_another_place(const StrayKey& stray) {
  const auto of_owner = [&](const KeySynonym& row) {
    return row.said == stray.key && row.owner == stray.owner;
  };
  if (std::ranges::any_of(kSynonyms, of_owner)) return word_of_another(stray);
  const Words homes = homes_of(stray.key);
  return homes.empty() ? KeyAdvice{} : KeyAdvice{belongs_in(stray.key, homes, stray.owner), {}};
}

}  // namespace

KeyAdvice key_advice(const StrayKey& stray) {
  for (const auto about : {sentence, period_in_key, another_word, unit_in_key, foreign_word, misspelt,
                           in_another_place, word_of_another})
    if (KeyAdvice advice = about(stray); !advice.hint.empty()) return advice;
  return {};
}

}  // namespace storeadvise

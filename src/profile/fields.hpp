#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/reader.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise {

/// What a field holds. The kinds up to `number` are numbers, and what-if runs may change them.
enum class FieldKind : std::uint8_t {
  bytes,
  rate,
  duration,
  count,
  fraction,
  number,
  flag,
  word,
  text,   ///< free text, or a name that is checked elsewhere
  words,  ///< a list of words
  shares  ///< an object of durations with shares
};

/// One field of the profile. All that lists fields is made from these.
struct Field {
  std::string_view group;  ///< the object that it lies in, such as "reads"; empty: none
  std::string_view key;
  FieldKind kind = FieldKind::text;
  double least = 0;
  double most = 0;
  bool whole = false;                            ///< whole numbers only
  std::string_view what = {};                    ///< of words: "a pattern"
  std::span<const std::string_view> words = {};  ///< that it may hold
  bool or_zero = false;                          ///< 0 too, which says that there is none

  [[nodiscard]] bool numeric() const { return kind <= FieldKind::number; }
  /// "reads.clients"
  [[nodiscard]] std::string path() const;
};

/// A field and how to get at it: numbers in base units, flags as 0 and 1, words by their place.
/// Texts, lists and shares have no accessors.
template <class Owner>
struct Row {
  Field field;
  std::optional<double> (*get)(const Owner&) = nullptr;
  void (*set)(Owner&, double) = nullptr;
};

/// The fields of a data set, `reads` and `writes` included.
std::span<const Row<DataSet>> dataset_rows();
std::span<const Row<Compute>> compute_rows();
/// `name`, `region`, `month_hours` and the priorities.
std::span<const Row<Profile>> profile_rows();

/// A value in base units, as a profile or `--set` states it for a field with a number. The fault
/// names what was found and what the field takes.
Parsed<double> field_value(const Field& field, const nlohmann::json& value);
/// The same for a text from the command line: JSON where it is, else a string.
Parsed<double> field_value(const Field& field, std::string_view text);

/// Whether the field can be this number: within its limits, and whole where it must be.
bool field_allows(const Field& field, double value);

/// Reads every field of one group that has an accessor.
template <class Owner>
void read_rows(ObjectReader& reader, std::string_view group, std::span<const Row<Owner>> rows, Owner& out);

/// A PATH taken apart: `datasets.NAME.FIELD`, `datasets[0].FIELD`, `compute.NAME.FIELD`, a field of
/// the profile, or the same as a JSON Pointer.
struct FieldPath {
  enum class Part : std::uint8_t { profile, compute, dataset };
  Part part = Part::profile;
  std::string name;                  ///< of the data set or the compute
  std::optional<std::size_t> index;  ///< of the data set, where the path counts
  const Field* field = nullptr;      ///< never null
};
/// Nothing for a path that names no field, whatever the profile.
std::optional<FieldPath> parse_field_path(std::string_view path);

/// The field that a path names; null when there is none such.
const Field* find_field(std::string_view path);

/// A number of a profile in base units: nothing for what it does not state, and for unknown paths.
std::optional<double> get_field(const Profile& profile, std::string_view path);
/// Sets a number, a flag (0 or 1) or a word (by its place). False, with the profile as it was, when the path
/// names none of these in this profile or the field cannot be `value`.
bool set_field(Profile& profile, std::string_view path, double value);

/// All the PATHs that `--set` takes for a profile.
std::vector<std::string> all_paths(const Profile& profile);

/// A number of a field for people, and exactly as `--set` takes it.
std::string show_field(const Field& field, double value);
std::string show_exact(std::string_view path, double value);
/// A short text for a number at or beyond `value`: below it where `below` is set, else above.
/// Nothing for unknown paths, and where the field cannot be so.
std::optional<Rounded> show_outward(std::string_view path, double value, bool below);

}  // namespace storeadvise

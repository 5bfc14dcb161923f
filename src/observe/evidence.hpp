#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "storeadvise/units.hpp"

namespace storeadvise::observe {

/// How sure a field is. Only `measured`, `estimated`, `guess` and `stated` fields stand in the profile, and
/// the size and the objects of a log alone, which are `at_least`.
enum class Sure : std::uint8_t { measured, estimated, at_most, at_least, guess, stated };

/// The word that the profile's evidence has for it.
std::string_view sure_name(Sure sure);

/// What a field holds: nothing where only a bound is known.
using Value = std::variant<std::monostate, double, std::string, std::vector<std::string>>;

/// What is known about one field of the profile, one entry of `evidence.fields`.
struct Field {
  std::string path;  ///< "reads.bytes_per_month", below its data set
  Sure sure = Sure::measured;
  Value value;                    ///< in base units, as the profile has it
  std::vector<std::string> from;  ///< ids of sources, sorted
  std::optional<Count> n;         ///< how many observations it rests on
  std::optional<double> low;      ///< of the interval, in the unit of the value
  std::optional<double> high;
  std::string why;  ///< one clause; may be empty
};

/// Whether a field stands in the profile: what is only bounded does not, but for size and objects.
bool is_written(const Field& field);

/// A field that the sources cannot tell, with what they hint at.
struct LeftOpen {
  std::string path;
  std::string seen;  ///< "796 MB/s while active"; may be empty
  std::string why;
};

/// Two sources that differ by more than 10 % about one field.
struct Disagreement {
  std::string path;
  std::string used_from;
  double used = 0;
  std::string other_from;
  double other = 0;
};

/// One data set as it was found.
struct FoundSet {
  std::string name;
  std::vector<Field> fields;  ///< sorted by path
  std::vector<LeftOpen> left_open;
};

}  // namespace storeadvise::observe

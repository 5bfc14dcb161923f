#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "jsonlogic/coerce.hpp"
#include "jsonlogic/evaluator.hpp"

namespace storeadvise::logic {
namespace {

/// The element number that a step of a path is, written as JavaScript writes it.
std::optional<std::size_t> as_index(std::string_view step) {
  std::size_t index = 0;
  const auto [end, code] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (code != std::errc() || end != step.data() + step.size()) return std::nullopt;
  if (step.size() > 1 && step[0] == '0') return std::nullopt;
  return index;
}

Value property(const Value& data, std::string_view name, Arena& arena) {
  if (data.is(ValueKind::object)) {
    const auto members = data.members();
    const auto found =
        std::find_if(members.begin(), members.end(), [name](const Member& m) { return m.name == name; });
    return found == members.end() ? Value() : found->value;
  }
  if (!data.is(ValueKind::array) && !data.is(ValueKind::string)) return {};
  const std::size_t length = data.is(ValueKind::array) ? data.size() : units(data.text());
  if (name == "length") return Value(static_cast<double>(length));
  const auto index = as_index(name);
  if (!index || *index >= length) return {};
  if (data.is(ValueKind::array)) return data.elements()[*index];
  return Value(arena.text(unit_slice(data.text(), *index, 1)));
}

/// ToIntegerOrInfinity, kept within what any text can have.
double whole(double number) {
  if (std::isnan(number)) return 0;
  constexpr double kFar = 1e15;
  return std::clamp(std::trunc(number), -kFar, kFar);
}

/// String.prototype.substr
std::string_view substr(std::string_view text, double start, double length) {
  const auto size = static_cast<double>(units(text));
  const double from = start < 0 ? std::max(size + start, 0.0) : std::min(start, size);
  const double count = std::clamp(length, 0.0, size - from);
  return unit_slice(text, static_cast<std::size_t>(from), static_cast<std::size_t>(count));
}

}  // namespace

Value lookup(const Value& data, std::string_view path, Arena& arena) {
  Value current = data;
  for (std::size_t begin = 0; begin <= path.size();) {
    if (!current.present()) return {};
    const std::size_t dot = std::min(path.find('.', begin), path.size());
    current = property(current, path.substr(begin, dot - begin), arena);
    if (current.is(ValueKind::undefined)) return {};
    begin = dot + 1;
  }
  return current;
}

bool contains(const Value& sought, const Value& where) {
  if (where.is(ValueKind::array)) {
    const auto elements = where.elements();
    const auto found = [&](const Value& element) {
      if (element.kind() != sought.kind()) return false;
      return sought.is(ValueKind::string) ? element.text() == sought.text() : strictly_equal(element, sought);
    };
    return std::any_of(elements.begin(), elements.end(), found);
  }
  if (!where.is(ValueKind::string) || where.size() == 0) return false;
  if (sought.is(ValueKind::string)) return where.text().find(sought.text()) != std::string_view::npos;
  return where.text().find(to_text(sought)) != std::string_view::npos;
}

/// A negative length leaves that many characters off the end, as in PHP; one that is no number
/// leaves nothing, because the reference adds it as a word.
Value substring(const Value& source, const Value& start, const Value& length, Arena& arena) {
  const std::string_view text = source.is(ValueKind::string) ? source.text() : arena.text(to_text(source));
  constexpr double kAll = 1e15;
  const double from = whole(to_number(start));
  const double count = length.is(ValueKind::undefined) ? kAll : to_number(length);
  if (count < 0 && !length.is(ValueKind::number)) return Value(std::string_view());
  if (!(count < 0)) return Value(substr(text, from, whole(count)));
  const std::string_view rest = substr(text, from, kAll);
  return Value(substr(rest, 0, whole(static_cast<double>(units(rest)) + count)));
}

}  // namespace storeadvise::logic

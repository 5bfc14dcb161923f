#include "profile/fields.hpp"

#include <algorithm>
#include <cmath>

#include "profile/show_outward.hpp"
#include "profile/value_advice.hpp"
#include "units/outward.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

template <class T>
Parsed<double> count_of(const Parsed<T>& parsed) {
  if (!parsed) return tl::unexpected(parsed.error());
  return parsed->count();
}

Parsed<double> from_text(const Field& field, const json& value) {
  const auto& text = value.get_ref<const std::string&>();
  switch (field.kind) {
    case FieldKind::bytes:
      return count_of(parse_bytes(text));
    case FieldKind::rate:
      return count_of(parse_rate(text));
    case FieldKind::duration:
      return count_of(parse_duration(text));
    default:
      return tl::unexpected(wrong_type(value, "a number"));
  }
}

std::string show_limit(const Field& field, double limit) {
  switch (field.kind) {
    case FieldKind::bytes:
      return exact_bytes(Bytes(limit));
    case FieldKind::rate:
      return exact_rate(BytesPerSecond(limit));
    case FieldKind::duration:
      return exact_duration(Seconds(limit));
    default:
      return exact_number(limit);
  }
}

/// Limits beyond it only keep the arithmetic sane, and are not worth telling.
constexpr double kLargestShown = 1e12;

Fault outside(const Field& field, double value) {
  const bool tiny = field.or_zero && value > 0 && value < field.least;
  const std::string found = show_limit(field, value);
  const std::string least = show_limit(field, field.or_zero && !tiny ? 0 : field.least);
  const std::string most = show_limit(field, field.most);
  const bool per_cent = field.kind == FieldKind::fraction && value >= 2 && value <= 100;
  const std::string meant = per_cent ? " (did you mean " + exact_number(value / 100) + "?)" : std::string();
  const std::string hint = std::string("expected ") + (tiny ? "0, or " : "") + least +
                           (field.most > kLargestShown ? " or more" : " to " + most) + meant;
  return {"out-of-range", found + (value < field.least ? " is less than " + least : " is more than " + most),
          hint};
}

bool is_whole(double value) { return std::floor(value) == value; }

Parsed<double> flag_value(const json& value) {
  if (value.is_boolean()) return value.get<bool>() ? 1.0 : 0.0;
  return tl::unexpected(wrong_type(value, "true or false"));
}

Parsed<double> word_value(const Field& field, const json& value) {
  const auto place = place_of_word(value, field.words, field.what);
  if (!place) return tl::unexpected(place.error());
  return static_cast<double>(*place);
}

bool lies_within(const Field& field, double value) {
  return (value >= field.least && value <= field.most) || (field.or_zero && value == 0);
}

std::string_view kind_of(const Field& field) {
  if (field.kind == FieldKind::bytes) return "a size";
  if (field.kind == FieldKind::rate) return "a throughput";
  return field.kind == FieldKind::duration ? "a duration" : "a number";
}

Parsed<double> number_value(const Field& field, const json& value) {
  Parsed<double> number = 0;
  if (value.is_string()) {
    number = from_text(field, value);
  } else if (value.is_number()) {
    number = value.get<double>();
  } else {
    return tl::unexpected(wrong_type(value, kind_of(field)));
  }
  if (!number) return number;
  if (!lies_within(field, *number)) return tl::unexpected(outside(field, *number));
  if (field.whole && !is_whole(*number))
    return tl::unexpected(
        Fault{"not-whole", exact_number(*number) + " is not a whole number", "expected a whole number"});
  return number;
}

}  // namespace

std::string Field::path() const { return (group.empty() ? "" : std::string(group) + '.') + std::string(key); }

Parsed<double> field_value(const Field& field, const json& value) {
  if (field.kind == FieldKind::flag) return flag_value(value);
  if (field.kind == FieldKind::word) return word_value(field, value);
  return number_value(field, value);
}

Parsed<double> field_value(const Field& field, std::string_view text) {
  const json value = json::parse(text, nullptr, false);
  return field_value(field, value.is_discarded() ? json(text) : value);
}

template <class Owner>
void read_rows(ObjectReader& reader, std::string_view group, std::span<const Row<Owner>> rows, Owner& out) {
  for (const Row<Owner>& row : rows) {
    if (row.field.group != group || row.set == nullptr) continue;
    const json* value = reader.find(row.field.key);
    if (value == nullptr) continue;
    if (auto number = field_value(row.field, *value)) {
      row.set(out, *number);
    } else {
      std::string advice = value_advice(row.field, *value, reader.value());
      if (!advice.empty()) number.error().hint = std::move(advice);
      reader.fail(row.field.key, std::move(number.error()));
    }
  }
}
template void read_rows(ObjectReader&, std::string_view, std::span<const Row<DataSet>>, DataSet&);
template void read_rows(ObjectReader&, std::string_view, std::span<const Row<Compute>>, Compute&);
template void read_rows(ObjectReader&, std::string_view, std::span<const Row<Profile>>, Profile&);

bool field_allows(const Field& field, double value) {
  return lies_within(field, value) && (!field.whole || is_whole(value));
}

std::string show_field(const Field& field, double value) {
  switch (field.kind) {
    case FieldKind::bytes:
      return show_bytes(Bytes(value));
    case FieldKind::rate:
      return show_rate(BytesPerSecond(value));
    case FieldKind::duration:
      return show_duration(Seconds(value));
    case FieldKind::count:
      return show_count(value);
    default:
      return show_number(value);
  }
}

std::string show_exact(std::string_view path, double value) {
  const Field* field = find_field(path);
  return field == nullptr ? exact_number(value) : show_limit(*field, value);
}

std::optional<Rounded> show_outward(std::string_view path, double value, bool below) {
  constexpr int kShownDigits = 3;
  return show_outward(path, value, below, kShownDigits);
}

std::optional<Rounded> show_outward(std::string_view path, double value, bool below, int digits) {
  const Field* field = find_field(path);
  if (field == nullptr || !field->numeric()) return std::nullopt;
  Rounded rounded;
  if (field->kind == FieldKind::bytes) {
    rounded = outward_bytes(Bytes(value), below, digits);
  } else if (field->kind == FieldKind::rate) {
    rounded = outward_rate(BytesPerSecond(value), below, digits);
  } else if (field->kind == FieldKind::duration) {
    rounded = outward_duration(Seconds(value), below, digits);
  } else {
    rounded = outward_number(value, below, digits);
  }
  if (!field_allows(*field, rounded.value)) return std::nullopt;
  return rounded;
}

}  // namespace storeadvise

#include "profile/value_advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "profile/monthly_advice.hpp"
#include "storeadvise/demand.hpp"
#include "text/letter_case.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;
using Text = std::string_view;

std::string write(const std::string& value) { return "write " + value; }

/// A number at the start of a text, and what stands behind it.
struct Split {
  double number = 0;
  Text rest;
};
std::optional<Split> number_and_rest(Text text) {
  Split split;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), split.number);
  if (problem != std::errc() || !std::isfinite(split.number)) return std::nullopt;
  split.rest = text.substr(static_cast<std::size_t>(end - text.data()));
  while (split.rest.starts_with(' ')) split.rest.remove_prefix(1);
  return split;
}

bool is_quantity(const Field& field) {
  return field.kind == FieldKind::bytes || field.kind == FieldKind::rate || field.kind == FieldKind::duration;
}

/// Commas, of thousands or of decimals, where the two can be told apart.
std::string without_commas(const Field& field, Text text) {
  const std::size_t comma = text.find(',');
  if (comma == Text::npos) return {};
  std::string joined(text);
  std::erase(joined, ',');
  std::string pointed(text);
  std::ranges::replace(pointed, ',', '.');
  const std::size_t digits = std::min(text.find_first_not_of("0123456789", comma + 1), text.size());
  const auto as_written = [&](const std::string& one) { return is_quantity(field) ? in_quotes(one) : one; };
  if (std::ranges::count(text, ',') > 1) return "numbers take no commas: write " + as_written(joined);
  if (field.whole && digits == comma + 4) return "numbers take no commas: write " + joined;
  if (digits != comma + 4) return "decimals take a point: write " + as_written(pointed);
  return "numbers take no commas: write " + as_written(joined) + ", or with a point " + as_written(pointed);
}

std::string per_cent(const Field& field, const Split& split, const json& owner) {
  if (split.rest != "%") return {};
  constexpr double kHundred = 100;
  if (field.kind == FieldKind::fraction) return write(number_to_write(split.number / kHundred));
  if (field.kind != FieldKind::bytes || !owner.is_object() || !owner.contains("size")) return {};
  const json& whole = owner.at("size");
  const auto share = multiplied(whole, split.number / kHundred);
  if (!share || !whole.is_string()) return {};
  return fmt::format("{} % of {} are {}", show_number(split.number), whole.get_ref<const std::string&>(),
                     *share);
}

/// "12 TB/day" of what is counted by the month, or as a rate.
std::string per_period(const Field& field, Text text) {
  const std::size_t slash = text.find('/');
  if (slash == Text::npos) return {};
  const auto times = in_a_month(text.substr(slash + 1));
  if (!times) return {};
  const auto amount = number_and_rest(text.substr(0, slash));
  if (!amount) return {};
  const json value = amount->rest.empty() ? json(amount->number) : json(text.substr(0, slash));
  const Text period = text.substr(slash + 1);
  if (field.kind == FieldKind::rate) {
    const auto rate = multiplied(value, *times / *in_a_month("s"));
    if (!rate || !value.is_string()) return {};
    return write("\"" + rate->substr(1, rate->size() - 2) + "/s\"");
  }
  if (!field.key.ends_with("_per_month")) return {};
  const auto monthly = multiplied(value, *times);
  if (!monthly || value.is_string() != (field.kind == FieldKind::bytes)) return {};
  return fmt::format("{} a {} are {} in a month of {} hours", text.substr(0, slash), period, *monthly,
                     show_number(*in_a_month("h")));
}

/// "30m", "2 d" for a number of hours.
std::string number_of_hours(const Field& field, const Split& split) {
  if (!field.key.ends_with("hours_per_month")) return {};
  const std::string unit = split.rest == "m" ? " min" : " " + std::string(split.rest);
  const auto duration = parse_duration(number_to_write(split.number) + unit);
  if (!duration) return {};
  return fmt::format("{} are {} hours: write {}", show_duration(*duration),
                     number_to_write(in_hours(*duration)), number_to_write(in_hours(*duration)));
}

/// "800M", "2 million"
std::string multiple_of(const Split& split) {
  struct Multiple {
    Text letter;
    double times;
  };
  constexpr std::array kMultiples{Multiple{"k", 1e3},      Multiple{"m", 1e6},  Multiple{"million", 1e6},
                                  Multiple{"b", 1e9},      Multiple{"bn", 1e9}, Multiple{"g", 1e9},
                                  Multiple{"billion", 1e9}};
  for (const Multiple& row : kMultiples)
    if (same_but_for_case(row.letter, split.rest)) return write(number_to_write(split.number * row.times));
  return {};
}

/// "8", "800M", "p99", "daily" for a plain number.
std::string plain_number(const Field& field, Text text) {
  if (const auto often = times_a_month(text); often && field.key.ends_with("_per_month"))
    return fmt::format("{} is {} times a month: write {}", text, number_to_write(*often),
                       number_to_write(*often));
  const bool is_percentile = field.key == "latency_percentile" && text.starts_with('p');
  const auto split = number_and_rest(is_percentile ? text.substr(1) : text);
  if (!split) return {};
  if (split->rest.empty())
    return write(std::string(is_percentile ? text.substr(1) : text) +
                 (is_percentile ? "" : ", without quotes"));
  if (field.kind != FieldKind::count && field.kind != FieldKind::number) return {};
  if (std::string advice = number_of_hours(field, *split); !advice.empty()) return advice;
  return multiple_of(*split);
}

std::string about_flag(std::string_view text) {
  if (text == "true" || text == "yes" || text == "on") return write("true, without quotes");
  if (text == "false" || text == "no" || text == "off") return write("false, without quotes");
  return {};
}

std::string about_text(const Field& field, const std::string& text, const json& owner) {
  if (field.kind == FieldKind::flag) return about_flag(text);
  if (field.kind > FieldKind::number) return {};
  if (std::string advice = without_commas(field, text); !advice.empty()) return advice;
  if (const auto split = number_and_rest(text))
    if (std::string advice = per_cent(field, *split, owner); !advice.empty()) return advice;
  if (std::string advice = per_period(field, text); !advice.empty()) return advice;
  if (const auto often = times_a_month(text); often && field.kind == FieldKind::duration)
    return write(in_quotes(show_duration(hours(embedded_roles().month_hours / *often))));
  if (field.kind == FieldKind::rate && parse_rate(text + "/s")) return write(in_quotes(text + "/s"));
  return is_quantity(field) ? std::string() : plain_number(field, text);
}

std::string about_nothing(const Field& field) {
  if (field.kind == FieldKind::bytes) return R"(expected a size, as in "150 GB")";
  if (field.kind == FieldKind::rate) return R"(expected a throughput, as in "1.5 GB/s")";
  if (field.kind == FieldKind::duration) return R"(expected a duration, as in "30 min")";
  return {};
}

}  // namespace

std::string value_advice(const Field& field, const json& value, const json& owner) {
  if (value.is_null()) return about_nothing(field);
  if (const auto* text = value.get_ptr<const std::string*>()) return about_text(field, *text, owner);
  constexpr double kHundred = 100;
  if (field.key == "latency_percentile" && value.is_number()) {
    const double share = value.get<double>();
    if (share > 0 && share < 1) return "did you mean " + number_to_write(share * kHundred) + "?";
  }
  return {};
}

}  // namespace storeadvise

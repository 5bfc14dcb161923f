#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "profile/fields.hpp"
#include "profile/show_outward.hpp"
#include "report/text/words.hpp"
#include "report/whatif/text.hpp"
#include "report/whatif/view.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

/// Where an input changes the service more often, its first lines and its last are told.
constexpr std::size_t kMostLines = 6;
constexpr std::size_t kFirstLines = 2;

/// Whether both sides cost what is shown alike.
bool costs_alike(const Crossing& c) {
  return c.from_option && c.to_option && money(c.from_total) == money(c.to_total);
}

std::string side(const std::optional<std::size_t>& option, Usd total) {
  return option ? fmt::format("{}, {}", kOptions[*option].id, money(total))
                : std::string("no option meets the requirements");
}

/// "S3 (s3.standard, $64.90) instead of EFS (efs.elastic, $66.10)"
std::string both_sides(const Crossing& c) {
  if (costs_alike(c))
    return fmt::format("{} ({}) instead of {} ({}), {} either way", service_word(c.to),
                       kOptions[*c.to_option].id, service_word(c.from), kOptions[*c.from_option].id,
                       money(c.to_total));
  return fmt::format("{} ({}) instead of {} ({})", service_word(c.to), side(c.to_option, c.to_total),
                     service_word(c.from), side(c.from_option, c.from_total));
}

/// Why the dearer of two options wins on its side of a crossing.
std::string dearer(const Crossing& c) {
  if (c.won_by.empty() && !c.beside) return "";
  if (c.beside && costs_alike(c) && money(*c.beside) == money(c.to_total)) return "";
  const std::string_view wins = kOptions[c.dearer_above ? *c.to_option : *c.from_option].id;
  const std::string_view loses = kOptions[c.dearer_above ? *c.from_option : *c.to_option].id;
  const std::string_view side = c.dearer_above ? "there" : "below it";
  const std::string_view which = costs_alike(c) ? "" : ", the dearer one,";
  if (c.beside) return fmt::format("; {} {} would cost {}", side, loses, money(*c.beside));
  if (c.won_by == "staying")
    return fmt::format("; {} the data stays on {}, where it is: {} gives too little to move for", side, wins,
                       loses);
  if (c.won_by == "requirements") return fmt::format("; {} {} is ruled out", side, loses);
  if (c.won_by == "one_service")
    return fmt::format("; {} {}{} is as good and needs one service", side, wins, which);
  std::string score(c.won_by);
  std::ranges::replace(score, '_', ' ');
  return fmt::format("; {} {}{} wins by its {}", side, wins, which, score);
}

/// Rounded towards what the input is now, to so many digits.
std::optional<Rounded> towards_now(const Axis& axis, double value, int digits) {
  return show_outward(axis.path, value, !axis.now || value > *axis.now, digits);
}

/// Two values that look alike with few digits, with so many that they do not; bytes with all.
std::string precise_value(const Axis& axis, double value, double beside) {
  const Field* field = find_field(axis.path);
  const bool bytes = field != nullptr && (field->kind == FieldKind::bytes || field->kind == FieldKind::rate);
  if (bytes) return show_count(std::round(value)) + (field->kind == FieldKind::rate ? " B/s" : " B");
  constexpr int kMostDigits = 15;
  for (int digits = 4; digits <= kMostDigits; ++digits) {
    const auto shown = towards_now(axis, value, digits);
    const auto other = towards_now(axis, beside, digits);
    if (shown && other && shown->text != other->text) return shown->text;
  }
  return show_exact(axis.path, value);
}

/// Rounded towards what the input is now, but not past it, as flips are. What the search cannot tell from a
/// round value is that one; nothing where there is no such value.
std::optional<Rounded> rounded_value(const Axis& axis, double value) {
  if (!axis.now) return std::nullopt;
  const bool down = value > *axis.now;
  constexpr double kKnownTo = 2e-6;
  auto shown = show_outward(axis.path, value * (down ? 1 + kKnownTo : 1 - kKnownTo), down);
  if (!shown || (shown->value < *axis.now) == down) return std::nullopt;
  return shown;
}

/// "above 3.14 GB"; "from 128 KB on" where that is the first value beyond, as of a count. `alike`: another
/// crossing that looks alike.
std::string beyond(const Axis& axis, const Crossing& c, const Crossing* alike) {
  const Field* field = find_field(axis.path);
  const bool counts = field != nullptr && field->kind == FieldKind::count;
  if (counts && field->whole) return fmt::format("from {} on", show_count(std::floor(c.value) + 1));
  if (alike != nullptr) return "above " + precise_value(axis, c.value, alike->value);
  const auto rounded = rounded_value(axis, c.value);
  if (!rounded) return "above " + shown_value(axis, c.value);
  const std::string text = counts ? quantity(rounded->value) : rounded->text;
  return rounded->value == c.above ? fmt::format("from {} on", text) : "above " + text;
}

}  // namespace

std::vector<CrossingLine> crossing_lines(const std::vector<Crossing>& crossings, std::size_t dataset,
                                         const Axis& axis) {
  std::vector<Crossing> own;
  std::ranges::copy_if(crossings, std::back_inserter(own),
                       [&](const Crossing& c) { return c.dataset == dataset && c.path == axis.path; });
  const auto alike = [&](std::size_t a, std::size_t b) -> const Crossing* {
    if (b >= own.size() || shown_value(axis, own[a].value) != shown_value(axis, own[b].value)) return nullptr;
    return &own[b];
  };
  const auto where = [&](std::size_t i) {
    const Crossing* before = i > 0 ? alike(i, i - 1) : nullptr;
    return beyond(axis, own[i], before != nullptr ? before : alike(i, i + 1));
  };
  std::vector<CrossingLine> lines;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const Crossing& c = own[i];
    if (own.size() > kMostLines && i >= kFirstLines && i + 1 < own.size()) {
      if (i == kFirstLines)
        lines.push_back({fmt::format("{} more changes, which --format csv lists, before the last one",
                                     own.size() - kFirstLines - 1),
                         kFirstLines + 1, own.size() - 1});
      continue;
    }
    lines.push_back({fmt::format("{}: {}{}", where(i), both_sides(c), dearer(c)), i + 1, i + 1});
  }
  return lines;
}

std::string breakeven_text(const Profile& profile, const std::vector<Axis>& axes,
                           const std::vector<Crossing>& crossings, std::size_t width) {
  std::string out;
  std::string without;
  for (const Axis& axis : axes) {
    std::string lines;
    for (std::size_t d = 0; d < profile.datasets.size(); ++d)
      for (const CrossingLine& line : crossing_lines(crossings, d, axis))
        lines += fmt::format(
            "  {}\n",
            wrap(fmt::format("{}: {}", printable(profile.datasets[d].name), line.text), width - 2, 4));
    const std::string now = axis.now ? fmt::format(", {} now", shown_value(axis, *axis.now)) : "";
    const std::string range = wrap(fmt::format("{} ({} to {}{})", printable(axis.path),
                                               shown_value(axis, axis.from), shown_value(axis, axis.to), now),
                                   width, 2);
    (lines.empty() ? without : out).append(range).append("\n").append(lines);
  }
  if (!without.empty())
    out.append(out.empty() ? "" : "\n").append("No service changes over\n").append(without);
  return out.empty() ? "There is no input to vary.\n" : out;
}

}  // namespace storeadvise

#include "explore/vary.hpp"

#include <charconv>
#include <cmath>
#include <set>

#include "profile/fields.hpp"
#include "profile/patch.hpp"
#include "profile/profile.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

constexpr std::string_view kForm = "expected PATH=FROM..TO[:STEPS][:log]";
constexpr std::string_view kShortForm = "expected PATH=FROM..TO";

/// Beyond this many axes only the ends that belong together are tried.
constexpr std::size_t kMostCorners = 6;

Fault bad_vary(std::string message, bool stepped) {
  return {"bad-vary", std::move(message), std::string(stepped ? kForm : kShortForm)};
}

Parsed<std::size_t> parse_steps(std::string_view text) {
  double steps = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), steps);
  const bool whole = problem == std::errc() && end == text.data() + text.size() && std::floor(steps) == steps;
  if (!whole)
    return tl::unexpected(
        Fault{"bad-vary", in_quotes(text) + " is not a number of steps", std::string(kForm)});
  if (steps < 2 || steps > static_cast<double>(kMostRows))
    return tl::unexpected(
        Fault{"out-of-range", std::string(text) + " steps cannot be done", "expected 2 to 10000000 steps"});
  return static_cast<std::size_t>(steps);
}

/// Takes ":STEPS" and ":log" off the end.
std::optional<Fault> take_suffixes(std::string_view& range, Axis& axis) {
  for (std::size_t colon = range.rfind(':'); colon != std::string_view::npos; colon = range.rfind(':')) {
    const std::string_view suffix = range.substr(colon + 1);
    if (suffix == "log") {
      axis.log = true;
    } else if (const auto steps = parse_steps(suffix)) {
      axis.steps = *steps;
    } else {
      return steps.error();
    }
    range = range.substr(0, colon);
  }
  return std::nullopt;
}

std::optional<Fault> check_range(const Field& field, const Axis& axis) {
  const std::string path = printable(axis.path);
  if (axis.from > axis.to)
    return Fault{
        "bad-vary",
        path + ": " + show_exact(axis.path, axis.from) + " is above " + show_exact(axis.path, axis.to),
        "expected FROM below TO"};
  if (axis.log && !(axis.from > 0 && std::isfinite(axis.to / axis.from)))
    return Fault{"bad-vary", path + ": a log scale cannot begin at " + show_field(field, axis.from),
                 "expected a larger FROM, or no \":log\""};
  return std::nullopt;
}

/// A bare number takes the unit of the other end: 1..20TB is from 1 TB on.
std::string with_unit_of(std::string_view text, std::string_view other) {
  constexpr std::string_view kNumber = "0123456789.+-eE ";
  const std::size_t unit = other.find_first_not_of("0123456789. ");
  const bool is_bare = text.find_first_not_of(kNumber) == std::string_view::npos && text != "0";
  if (!is_bare || unit == std::string_view::npos ||
      other.find_first_not_of(kNumber) == std::string_view::npos)
    return std::string(text);
  return std::string(text).append(other.substr(unit));
}

std::optional<Fault> take_range(const Field& field, std::string_view range, bool stepped, Axis& axis) {
  const std::size_t dots = range.find("..");
  if (dots == std::string_view::npos) return bad_vary(in_quotes(range) + " is not a range", stepped);
  const std::string_view high = range.substr(dots + 2);
  const auto from = field_value(field, std::string_view(with_unit_of(range.substr(0, dots), high)));
  if (!from) return from.error();
  const auto to = field_value(field, high);
  if (!to) return to.error();
  axis.from = *from;
  axis.to = *to;
  return check_range(field, axis);
}

/// The profile with every axis at one of its ends must be right.
Errors check_corner(const Document& profile, const std::vector<Axis>& axes,
                    const std::vector<std::string>& texts, std::size_t corner) {
  Document changed = profile;
  for (std::size_t a = 0; a < axes.size(); ++a) {
    const bool high = ((corner >> std::min(a, kMostCorners - 1)) & 1U) != 0;
    if (auto fault = set_value(changed, axes[a].path, high ? axes[a].to : axes[a].from,
                               "--vary " + printable(texts[a])))
      return {{std::move(fault->code),
               {"--vary " + printable(texts[a]), 0, 0},
               "",
               std::move(fault->message),
               std::move(fault->hint)}};
  }
  auto read = read_profile(changed);
  return read ? Errors{} : std::move(read.error());
}

Errors check_corners(const Document& profile, const std::vector<Axis>& axes,
                     const std::vector<std::string>& texts) {
  const std::size_t corners = std::size_t{1} << std::min(axes.size(), kMostCorners);
  for (std::size_t corner = 0; corner < corners; ++corner)
    if (Errors errors = check_corner(profile, axes, texts, corner); !errors.empty()) return errors;
  return {};
}

/// Axes from zero, but for zero itself: a data set of 0 bytes is right, one smaller than its objects is not.
std::vector<Axis> above_zero(std::vector<Axis> axes, bool stepped) {
  constexpr double kSmallShare = 1e-12;
  for (Axis& axis : axes) {
    if (axis.from != 0 || axis.to == 0) continue;
    const double next = axis.whole ? 1 : axis.to * kSmallShare;
    axis.from = stepped ? axis.values().at(1) : next;
  }
  return axes;
}

/// Together the axes may not make more rows than one may.
std::optional<Fault> check_together(const std::vector<Axis>& axes) {
  std::set<std::string_view> paths;
  double rows = 1;
  for (const Axis& axis : axes) {
    rows *= static_cast<double>(axis.steps);
    if (!paths.insert(axis.path).second)
      return Fault{"bad-vary", in_quotes(axis.path) + " is varied twice", "expected each path once"};
  }
  if (rows <= static_cast<double>(kMostRows)) return std::nullopt;
  return Fault{"out-of-range", show_count(rows) + " rows cannot be done",
               "expected 10000000 rows or fewer in all"};
}

/// Where nobody says how many: counts go 1, 2, 3 as long as they are few.
std::size_t steps_of(const Axis& axis, std::size_t usual) {
  constexpr double kFew = 24;
  const double last = axis.to - axis.from;
  const bool each = axis.whole && !axis.log && last < kFew && std::floor(last) == last;
  return each ? static_cast<std::size_t>(last) + 1 : usual;
}

}  // namespace

Parsed<Axis> parse_axis(const Document& profile, std::string_view text, bool stepped) {
  const std::size_t equals = end_of_path(profile.json, text);
  if (equals == std::string_view::npos)
    return tl::unexpected(bad_vary(in_quotes(text) + " has no \"=\"", stepped));
  Axis axis{.path = std::string(text.substr(0, equals))};
  if (const auto where = resolve_path(profile.json, axis.path); !where) return tl::unexpected(where.error());
  const Field* field = find_field(axis.path);
  if (field == nullptr || !field->numeric())
    return tl::unexpected(Fault{"bad-vary", in_quotes(axis.path) + " is not a number",
                                "only numbers can be varied; --set changes everything"});
  axis.whole = field->kind == FieldKind::count;
  std::string_view range = text.substr(equals + 1);
  if (const std::size_t colon = range.find(':'); !stepped && colon != std::string_view::npos)
    return tl::unexpected(bad_vary("a break-even has no steps: " + in_quotes(range.substr(colon)), stepped));
  const std::size_t usual = axis.steps;
  axis.steps = 0;
  if (stepped)
    if (auto fault = take_suffixes(range, axis)) return tl::unexpected(*fault);
  if (auto fault = take_range(*field, range, stepped, axis)) return tl::unexpected(*fault);
  if (axis.steps == 0) axis.steps = steps_of(axis, usual);
  return axis;
}

Result<std::vector<Axis>> read_axes(const Document& profile, const std::vector<std::string>& texts,
                                    bool stepped) {
  std::vector<Axis> axes;
  Errors errors;
  const auto fail = [&](Fault fault, const std::string& place) {
    errors.push_back(
        {std::move(fault.code), {place, 0, 0}, "", std::move(fault.message), std::move(fault.hint)});
  };
  for (const std::string& text : texts) {
    auto axis = parse_axis(profile, text, stepped);
    if (axis) {
      axes.push_back(std::move(*axis));
    } else {
      fail(std::move(axis.error()), "--vary " + printable(text));
    }
  }
  if (errors.empty())
    if (auto fault = check_together(axes); fault && stepped) fail(std::move(*fault), "--vary");
  if (errors.empty()) errors = check_corners(profile, axes, texts);
  if (errors.empty() && std::ranges::any_of(axes, [](const Axis& axis) { return axis.from == 0; }))
    errors = check_corners(profile, above_zero(axes, stepped), texts);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return axes;
}

namespace {

bool is_valid(const Document& profile, const Axis& axis) {
  return check_corners(profile, {axis}, {axis.path}).empty();
}

}  // namespace

std::vector<Axis> valid_axes(const Document& profile, const std::vector<Axis>& axes) {
  std::vector<Axis> valid;
  for (Axis axis : axes) {
    if (!is_valid(profile, axis) && axis.now) {
      const auto is_taken = [&](double value) {
        Axis one = axis;
        one.from = one.to = value;
        return is_valid(profile, one);
      };
      draw_near(axis, &Axis::from, is_taken);
      draw_near(axis, &Axis::to, is_taken);
    }
    if (axis.from < axis.to && is_valid(profile, axis)) valid.push_back(axis);
  }
  return valid;
}

}  // namespace storeadvise

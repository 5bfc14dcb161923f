#include <fmt/format.h>

#include "profile/fields.hpp"
#include "report/story/advice.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"

namespace storeadvise {

namespace {

std::string shown_now(const Flip& flip, const Field* field) {
  return field == nullptr ? quantity(flip.now) : show_field(*field, flip.now);
}

bool is_whole(const Field* field) {
  return field != nullptr && field->kind == FieldKind::count && field->whole;
}

/// "below 48 KB", beyond the last value of what wins before; of a count the first that is different: "from 5
/// on", "at 3 or fewer".
std::string beyond(double value, const std::string& shown, bool below, const Field* field) {
  if (is_whole(field))
    return below ? fmt::format("at {} or fewer", quantity(value - 1))
                 : fmt::format("from {} on", quantity(value + 1));
  const bool counts = field != nullptr && field->kind == FieldKind::count;
  return fmt::format("{} {}", below ? "below" : "above", counts ? quantity(value) : shown);
}

/// The same of a flip: "at 4" where what wins gives way at the next count already.
std::string beyond(const Flip& flip, const Field* field) {
  const double first = flip.below ? flip.value - 1 : flip.value + 1;
  if (flip.end && is_whole(field) && flip.end->value == first) return "at " + quantity(first);
  return beyond(flip.value, flip.shown, flip.below, field);
}

std::string winning(Service service) {
  return service == Service::none ? "no option meets the requirements" : service_word(service) + " wins";
}

/// "; from 5 on S3 wins again"
std::string end_of(const Flip& flip, const Field* field, Service now) {
  if (!flip.end) return "";
  const bool again = flip.end->to == now && now != Service::none;
  return fmt::format("; {} {}{}", beyond(flip.end->value, flip.end->shown, flip.below, field),
                     winning(flip.end->to), again ? " again" : "");
}

}  // namespace

std::string flip_sentence(const Flip& flip, const DataSetReport& set) {
  const Field* field = find_field(flip.path);
  const std::string now = shown_now(flip, field);
  return fmt::format("{}{} {} ({}): {}{}", short_path(flip.path, set), flip.assumed ? "*" : "",
                     beyond(flip, field),
                     !is_whole(field) && now == flip.shown ? "what it is now" : now + " now",
                     winning(flip.to), end_of(flip, field, set.verdict.service));
}

}  // namespace storeadvise

// Whatever is read as a quantity is printed as text that reads back as the very same number.

#include <cmath>

#include "fuzz/input.hpp"
#include "profile/fields.hpp"
#include "units/quantities.hpp"

using namespace storeadvise;

namespace {

template <class Unit, class Parse, class Exact, class Outward>
void round_trip(std::string_view text, const Parse& parse, const Exact& exact, const Outward& outward) {
  const Parsed<Quantity<Unit>> value = parse(text);
  if (!value) {
    fuzz::must(!value.error().message.empty());
    return;
  }
  fuzz::must(std::isfinite(value->count()) && value->count() >= 0);
  const auto again = parse(exact(*value));
  fuzz::must(again && *again == *value);
  for (const bool down : {true, false}) {
    const Rounded rounded = outward(*value, down);
    fuzz::must(down ? rounded.value <= value->count() : rounded.value >= value->count());
    const auto shown = parse(rounded.text);
    if (shown) fuzz::must(shown->count() == rounded.value);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  round_trip<BytesUnit>(text, parse_bytes, exact_bytes, outward_bytes);
  round_trip<BytesPerSecondUnit>(text, parse_rate, exact_rate, outward_rate);
  round_trip<SecondsUnit>(text, parse_duration, exact_duration, outward_duration);
  if (const auto path = parse_field_path(text)) fuzz::must(path->field != nullptr);
  return 0;
}

#include "report/text/age.hpp"

#include <fmt/format.h>

#include <cmath>

#include "storeadvise/demand.hpp"
#include "units/money.hpp"

namespace storeadvise {

std::string aged_date(const std::string& date, const std::optional<double>& age_days) {
  if (!age_days) return date;
  const double whole = std::floor(*age_days);
  return fmt::format("{} ({} {} old)", date, quantity(whole), whole == 1 ? "day" : "days");
}

bool is_stale(const std::optional<double>& age_days) {
  return age_days && *age_days > embedded_roles().judgement.stale_days;
}

std::string stale_sentence(const std::optional<double>& age_days) {
  if (!is_stale(age_days)) return "";
  return fmt::format(
      "Prices older than {} days may have changed: `storeadvise catalog import` reads newer ones.",
      quantity(embedded_roles().judgement.stale_days));
}

}  // namespace storeadvise

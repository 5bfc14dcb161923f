#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace storeadvise {

/// How many of a period a month has: 730 hours, 30.4 days. Nothing for a word that is not a period.
std::optional<double> in_a_month(std::string_view period);

/// How often a month something is that is "daily".
std::optional<double> times_a_month(std::string_view word);

/// A number as it can be written in a profile, with three significant digits: 7.88e8, 30.4.
std::string number_to_write(double value);

/// `times` a number or a size, as it can be written in a profile: 7.88e8, "365 TB". Nothing for other values.
std::optional<std::string> multiplied(const nlohmann::json& value, double times);

}  // namespace storeadvise

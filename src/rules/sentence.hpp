#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/facts.hpp"

namespace storeadvise {

/// A text with each `{fact}` replaced by the fact's value.
std::string filled(std::string_view text, const FactArray& facts);

/// The first placeholder of a text that names no fact; nothing when all do.
std::optional<std::string> unknown_placeholder(std::string_view text);

/// A number as sentences write it: three digits at most behind the first, thousands separated.
std::string plain_number(double value);

}  // namespace storeadvise

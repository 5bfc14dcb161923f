#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/facts.hpp"

namespace storeadvise {

/// A text with each `{fact}` replaced by the fact's value; a price as "$0.016", or "a price not known here".
std::string filled(std::string_view text, const FactArray& facts);

/// The same of no data set and no option: what only they tell is `kToBeFilled`.
std::string filled_by_catalog(std::string_view text, const FactArray& facts);
inline constexpr std::string_view kToBeFilled = "\u2026";

/// The first placeholder of a text that names no fact; nothing when all do.
std::optional<std::string> unknown_placeholder(std::string_view text);

/// Whether a placeholder names a fact of an option: without one, the sentence is the same for all options.
bool tells_of_options(std::string_view text);

}  // namespace storeadvise

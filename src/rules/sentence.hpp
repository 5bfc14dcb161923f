#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/facts.hpp"

namespace storeadvise {

/// A text with each `{fact}` replaced by the fact's value; a price as "$0.016", or "a price not known here".
std::string filled(std::string_view text, const FactArray& facts);

/// The first placeholder of a text that names no fact; nothing when all do.
std::optional<std::string> unknown_placeholder(std::string_view text);

/// Whether a placeholder names a fact of an option: without one, the sentence is the same for all options.
bool tells_of_options(std::string_view text);

}  // namespace storeadvise

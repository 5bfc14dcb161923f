#pragma once

#include <optional>
#include <string>

namespace storeadvise {

/// "2025-10-22 (33 days old)"; the date alone where nobody had a clock.
std::string aged_date(const std::string& date, const std::optional<double>& age_days);

/// Whether prices are older than the judgement (data/roles.json) lets pass without a word.
bool is_stale(const std::optional<double>& age_days);

/// The sentence about prices that are; empty otherwise.
std::string stale_sentence(const std::optional<double>& age_days);

}  // namespace storeadvise

#pragma once

#include "json/writer.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// Writes one option of a data set, all the ways to reach it included.
void write_option(JsonWriter& json, const OptionReport& option, const Demand& demand, const Catalog& catalog);

/// What every document begins with; `kind` is left out of a plain report.
void write_head(JsonWriter& json, const Recommendation& recommendation, std::string_view kind = {});

/// The ways out of a Bursting option whose credits or rate do not last.
void write_ways_out(JsonWriter& json, const std::vector<WayOut>& ways);
void write_mode_break_even(JsonWriter& json, const ModeBreakEven& break_even);
void write_repacking(JsonWriter& json, const Repacking& repacking);
void write_switching(JsonWriter& json, const Switching& switching);

}  // namespace storeadvise

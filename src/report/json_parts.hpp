#pragma once

#include "report/json_writer.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// Writes one option of a data set, all the ways to reach it included.
void write_option(JsonWriter& json, const OptionReport& option, const Demand& demand, const Catalog& catalog);

/// What every document begins with; `kind` is left out of a plain report.
void write_head(JsonWriter& json, const Recommendation& recommendation, std::string_view kind = {});

void write_switching(JsonWriter& json, const Switching& switching);

}  // namespace storeadvise

#pragma once

#include "json/writer.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// Writes one option of a data set, all the ways to reach it included unless it is to be brief.
void write_option(JsonWriter& json, const OptionReport& option, const Demand& demand, const Catalog& catalog,
                  bool brief);

/// What every document is about.
struct Subject {
  std::string_view catalog_id, region, prices_as_of, performance_as_of, profile_name;
};
Subject subject_of(const Recommendation& recommendation);
Subject subject_of(const Profile& profile, const Catalog& catalog);

/// What every document begins with; `kind` is left out of a plain report.
void write_head(JsonWriter& json, const Subject& subject, std::string_view kind = {});

/// The member `summary`: pattern, totals, and what one service for everything would cost.
void write_summary(JsonWriter& json, const Summary& summary);
/// The member `summary` of rows: pattern and totals.
void write_totals(JsonWriter& json, PortfolioPattern pattern, Usd bill, Usd waiting);

/// The fields `monthly_bill_usd`, `monthly_waiting_usd` and `monthly_total_usd`.
void write_money(JsonWriter& json, Usd bill, Usd waiting);

/// A field that names an option; null without one.
void write_id(JsonWriter& json, std::string_view key, const std::optional<std::size_t>& option);

/// A field with a list of sentences or names.
void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts);

/// The member `verdict` of a data set.
void write_verdict(JsonWriter& json, const DataSetReport& set, const Catalog& catalog);

/// The ways out of a Bursting option whose credits or rate do not last.
void write_ways_out(JsonWriter& json, const std::vector<WayOut>& ways);
void write_mode_break_even(JsonWriter& json, const ModeBreakEven& break_even);
void write_repacking(JsonWriter& json, const Repacking& repacking);
void write_switching(JsonWriter& json, const Switching& switching);

}  // namespace storeadvise

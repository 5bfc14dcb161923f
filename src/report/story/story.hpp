#pragma once

#include <string>
#include <vector>

#include "storeadvise/catalog.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// The option that a reader asks about when told of the choice: the best plain S3 class or the best plain
/// EFS, whichever the choice is not on; of a hybrid the better one of both. Where none of that service is
/// left, the one that fails on the fewest rules. Null without a choice.
const OptionReport* rival_of(const DataSetReport& set);

/// The hybrid that scores more than the choice, which is as good: cheaper, or a single service. Null where
/// there is none.
const OptionReport* hybrid_ahead(const DataSetReport& set);

/// What the rival costs more than the choice, a month; nothing where either is without a price.
std::optional<Usd> costs_more(const OptionReport& choice, const OptionReport& rival);

/// Why the choice and not the rival, in dollars and seconds: one sentence or two, the weightiest first. They
/// follow the scores: what they tell is what moved them most.
std::vector<std::string> decisive_reasons(const DataSetReport& set, const Catalog& catalog);
/// The same as people read them: a star marks a need that is assumed.
std::vector<std::string> told_reasons(const DataSetReport& set, const Catalog& catalog);
/// Why the choice and not a hybrid that is ahead of it; empty where none is.
std::string one_service_reason(const DataSetReport& set);

/// Close calls first, then by total, falling; those without an option before all others.
std::vector<const DataSetReport*> in_telling_order(const Recommendation& recommendation);

/// The flip that is worth a measurement: the nearest one on an assumed input that may well be beyond it, else
/// the nearest one. Null without flips.
const Flip* deciding_flip(const Verdict& verdict);
/// Whether what the profile does not say may well be beyond the flip.
bool may_be_beyond(const Flip& flip);

/// Whether any data set's waiting is counted.
bool any_waits(const Recommendation& recommendation);
/// "$19.13", "none"; what nobody counts is "not counted".
std::string waiting_word(Usd waiting, bool counted);
/// The same of an option of a data set: "$19.13*" where it rests on assumed hosts.
std::string waiting_word(const DataSetReport& set, const Estimate& estimate);
/// "*" where the hosts whose waiting is counted, how many they are or what they cost, are assumed.
std::string_view mark_of_assumed_hosts(const DataSetReport& set);
/// The same of all data sets together: a sum of 0 in which some are not counted is no "none".
std::string waiting_word(Usd waiting, const Recommendation& recommendation);

/// The lines of a bill in the order of the items, as invoices group them.
std::vector<BillLine> lines_in_order(const Bill& bill);
/// The same without what costs nothing.
std::vector<BillLine> charged_lines(const Bill& bill);

/// The reports of the data sets' options; null for one that the catalog does not offer, or no choice.
const OptionReport* find_option(const DataSetReport& set, std::size_t option);
const OptionReport* winner_of(const DataSetReport& set);

/// What is recommended, beside the alternatives: what it costs, and which data sets nothing can hold. It is
/// feasible where any has a place.
Portfolio recommended(const Recommendation& recommendation);

}  // namespace storeadvise

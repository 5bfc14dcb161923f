#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// The field below the data set: "reads.clients"; other paths stay whole.
std::string_view short_path(std::string_view path, const DataSetReport& set);

/// "reads.request_size* below 48 KB (117 KB now): EFS wins; below 9 KB S3 wins again"; the star: assumed.
std::string flip_sentence(const Flip& flip, const DataSetReport& set);

/// The flip that is worth a measurement, with what the month costs beyond it where a lever tells. Empty
/// without flips.
std::string deciding_sentence(const DataSetReport& set);

/// The flips that `deciding_sentence` does not tell of.
std::vector<const Flip*> other_flips(const DataSetReport& set);

/// "reads.s3_client = connector: s3.standard at $9.40 instead of $237.10 a month"
std::string lever_sentence(const Lever& lever, const DataSetReport& set);

/// The levers that say more than the move does: not the mode that is advised, nor the one whose move is
/// declined.
std::vector<const Lever*> told_levers(const DataSetReport& set);

/// The lever that `deciding_sentence` tells of; null without one.
const Lever* deciding_lever(const DataSetReport& set);

/// The best lever that `deciding_sentence` does not tell of already; null without one.
const Lever* other_lever(const DataSetReport& set);

/// Why the data stays where it lives although another option leads; empty where it does not.
std::string staying_sentence(const DataSetReport& set);

/// What moving to the choice from where the data lives today costs, and when it is paid back; empty where it
/// is there already, or where that is not known.
std::string moving_sentence(const DataSetReport& set);

/// What has to be set up: when what moves to colder classes, the throughput that is bought. Empty where
/// nothing has to.
std::string setup_sentence(const Estimate& estimate);

/// The items that the bill leaves out, as their price in the Region is not known; empty without such.
std::string omission_sentence(const Estimate& estimate, std::string_view region);

/// Whether a reason is told: one that gives or takes less than a twentieth of a point is not.
bool weighs(const Reason& reason);

/// After how long a move has saved what it costs: "paid back in 3.2 months", "paid back within a week".
std::string paid_back(double months);

/// What speaks most against the choice, where it takes points that count; else what comes with it whatever
/// its score: hours before an archive can be read, a single zone. Empty where there is nothing of the kind.
std::string caveat_sentence(const DataSetReport& set);
/// What comes with the choice whatever its score: hours before an archive can be read, a single zone.
std::string attached_sentence(const DataSetReport& set);

/// Where no option is left: what to look at instead, a sentence each. What several have an answer to is told
/// with the first of them.
std::vector<std::string> neighbour_sentences(const DataSetReport& set);

/// A checkpoint that is not written before the next one is due; empty where all are.
std::string overdue_sentence(const DataSetReport& set);
/// The traffic of a month for which a month has no time; empty where it has.
std::string overfull_sentence(const DataSetReport& set);

/// How far the choice leads the best option of another service, or lies behind it where it stays for what
/// moving costs. Empty where there is no other.
std::string lead_sentence(const Verdict& verdict);

/// For each option that would win at a bill which nobody knows: that bill. Where nothing else is left, each
/// that lacks nothing but a price.
std::vector<std::string> unpriced_sentences(const DataSetReport& set, const Catalog& catalog);

/// The first of those of another service than the choice's; empty where there is none.
std::string unpriced_turn(const DataSetReport& set, const Catalog& catalog);

}  // namespace storeadvise

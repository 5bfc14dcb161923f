#pragma once

#include <string>

#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/option.hpp"
#include "storeadvise/performance.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

enum class Direction : std::uint8_t { read, write };

/// What holds a rate down, in words with figures: "network of 4 clients (4 x 100 Gbit/s)",
/// "EFS gives one client 1.46 GB/s". Empty where nothing is moved.
std::string bottleneck_text(Direction direction, const Estimate& estimate, const Option& option,
                            const Demand& demand, const Catalog& catalog);

/// "S3", "EFS", "S3 with EFS" (one data set on both), "none".
std::string service_word(Service service);

/// "2,048 GB-months", "1 request", "0.8": a quantity with its unit in the right number.
std::string with_unit(double value, std::string_view unit);

/// The profile's pattern for people, who call one data set on both services a hybrid: "mixed" where data sets
/// lie on different ones.
std::string_view pattern_word(PortfolioPattern pattern);

/// Whether objects have to be restored before they can be read.
bool is_archive(const Option& option);

/// "the network gives a host 10 Gbit/s for minutes" where loads count on more than lasts; else empty.
std::string load_network(const Demand& demand);

/// "*" for a rejection by a need that the profile does not state and the role assumes; else empty.
std::string mark_of_assumed(const DataSetReport& set, const Rejection& rejection);

/// "+20", "-7.5", "+0.06": what a rule gives an option, or takes.
std::string signed_points(double points);

/// "97 %"; "99.6 %" of what would be rounded to all.
std::string share_text(double share);

/// "97 %": in what share of the variations the service stays best. Empty where that is not known, and for a
/// close call that it would contradict.
std::string holds_share(const Verdict& verdict);
/// "63 %, close call": in what share of the variations the choice holds, and whether it is a near one.
std::string certainty_word(const Verdict& verdict);

/// "s3.standard, streamed": an option and how it is reached.
std::string reached(const Option& option, Access access);

}  // namespace storeadvise

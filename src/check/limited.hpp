#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "check/policy.hpp"

namespace storeadvise {

/// A figure of an option that a demand may limit.
struct Limited {
  std::string_view key;  ///< in a policy: "max_monthly_usd"
  std::optional<double> PolicyDemand::*most;
  double (*of)(const OptionReport&);  ///< in the unit that ends the key; not finite where not known
};

/// All of them, in the order of a policy's keys.
inline constexpr std::array<Limited, 4> kLimited{{
    {"max_monthly_usd", &PolicyDemand::max_monthly_usd,
     [](const OptionReport& o) { return o.estimate().bill.total().count(); }},
    {"max_waiting_usd", &PolicyDemand::max_waiting_usd,
     [](const OptionReport& o) { return o.estimate().waiting.usd.count(); }},
    {"max_read_p50_ms", &PolicyDemand::max_read_p50_ms,
     [](const OptionReport& o) { return o.estimate().latency.read_p50 * 1000; }},
    {"max_read_p99_ms", &PolicyDemand::max_read_p99_ms,
     [](const OptionReport& o) { return o.estimate().latency.read_p99 * 1000; }},
}};

/// "$812.40", "20 ms", "4.5 %": a figure as people write it, by the unit that ends the demand's key.
std::string figure_text(std::string_view key, double value);

}  // namespace storeadvise

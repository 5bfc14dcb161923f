#pragma once

#include <optional>
#include <string_view>

namespace storeadvise {

/// What a usage type such as "EUW2-TimedStorage-ByteHrs" says.
struct UsageType {
  std::string_view region;  ///< "eu-west-2"
  std::string_view meter;   ///< "TimedStorage-ByteHrs"
};

/// Splits a usage type by AWS's own list of prefixes. One without prefix is of us-east-1.
/// Nothing where `region_code`, which may be empty, names another Region than the prefix:
/// such lines are for traffic between Regions, or for Regions that the list does not have.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/aws-usage-report-understand.html
std::optional<UsageType> split_usage_type(std::string_view usage_type, std::string_view region_code);

}  // namespace storeadvise

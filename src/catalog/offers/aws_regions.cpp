#include "catalog/offers/aws_regions.hpp"

#include <algorithm>
#include <array>

namespace storeadvise {
namespace {

struct Prefix {
  std::string_view text;
  std::string_view region;
};
constexpr std::array kPrefixes{
    Prefix{"USE1", "us-east-1"},      Prefix{"USE2", "us-east-2"},      Prefix{"USW1", "us-west-1"},
    Prefix{"USW2", "us-west-2"},      Prefix{"EU", "eu-west-1"},        Prefix{"EUW2", "eu-west-2"},
    Prefix{"EUW3", "eu-west-3"},      Prefix{"EUC1", "eu-central-1"},   Prefix{"EUC2", "eu-central-2"},
    Prefix{"EUN1", "eu-north-1"},     Prefix{"EUS1", "eu-south-1"},     Prefix{"EUS2", "eu-south-2"},
    Prefix{"CAN1", "ca-central-1"},   Prefix{"CAN2", "ca-west-1"},      Prefix{"SAE1", "sa-east-1"},
    Prefix{"APN1", "ap-northeast-1"}, Prefix{"APN2", "ap-northeast-2"}, Prefix{"APN3", "ap-northeast-3"},
    Prefix{"APS1", "ap-southeast-1"}, Prefix{"APS2", "ap-southeast-2"}, Prefix{"APS3", "ap-south-1"},
    Prefix{"APS4", "ap-southeast-3"}, Prefix{"APS5", "ap-south-2"},     Prefix{"APS6", "ap-southeast-4"},
    Prefix{"APE1", "ap-east-1"},      Prefix{"MES1", "me-south-1"},     Prefix{"MEC1", "me-central-1"},
    Prefix{"ILC1", "il-central-1"},   Prefix{"AFS1", "af-south-1"},     Prefix{"UGW1", "us-gov-west-1"},
    Prefix{"UGE1", "us-gov-east-1"},  Prefix{"CNN1", "cn-north-1"},     Prefix{"CNW1", "cn-northwest-1"},
};

}  // namespace

std::optional<UsageType> split_usage_type(std::string_view usage_type, std::string_view region_code) {
  UsageType split{.region = "us-east-1", .meter = usage_type};
  const auto first = usage_type.substr(0, usage_type.find('-'));
  const auto* found =
      std::find_if(kPrefixes.begin(), kPrefixes.end(), [&](const Prefix& p) { return p.text == first; });
  if (found != kPrefixes.end() && first.size() < usage_type.size())
    split = {.region = found->region, .meter = usage_type.substr(first.size() + 1)};
  if (!region_code.empty() && region_code != split.region) return std::nullopt;
  return split;
}

}  // namespace storeadvise

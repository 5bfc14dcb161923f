#include "report/text/names.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <vector>

namespace storeadvise {

namespace {

struct Family {
  std::string_view pattern, name;
};

/// The larger ones first.
constexpr std::array<Family, 7> kFamilies{{{"s3.*", "S3"},
                                           {"efs.*", "EFS"},
                                           {"hybrid.*", "both hybrids"},
                                           {"efs.onezone_*", "EFS One Zone"},
                                           {"efs.elastic*", "EFS Elastic"},
                                           {"efs.provisioned*", "EFS Provisioned"},
                                           {"efs.bursting*", "EFS Bursting"}}};

}  // namespace

std::string option_names(OptionMask mask, OptionMask offered) {
  if (mask == offered && std::popcount(mask) > 1) return "every option";
  std::vector<std::string_view> names;
  for (const Family& family : kFamilies) {
    const OptionMask all = options_matching(family.pattern) & offered;
    if (std::popcount(all) < 2 || (mask & all) != all) continue;
    names.push_back(family.name);
    mask &= ~all;
  }
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((mask >> i & 1U) != 0) names.push_back(kOptions[i].id);
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace storeadvise

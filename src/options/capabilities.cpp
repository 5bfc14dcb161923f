#include "options/capabilities.hpp"

#include <algorithm>
#include <array>

#include "options/table.hpp"
#include "storeadvise/option.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise {

namespace {

using All = std::array<std::vector<std::string_view>, kOptionCount>;

All read_all() {
  All all;
  for (std::size_t option = 0; option < kOptionCount; ++option)
    for (std::size_t need = 0; need < kNeedNames.size(); ++need)
      if (option_table().options[option].capabilities.has(static_cast<Need>(need)))
        all[option].push_back(kNeedNames[need]);
  return all;
}

const All& all_capabilities() {
  static const All all = read_all();
  return all;
}

}  // namespace

std::vector<std::string_view> capabilities_of(std::size_t option) { return all_capabilities()[option]; }

bool is_multi_zone(std::size_t option) {
  const auto& has = all_capabilities()[option];
  return std::ranges::find(has, kNeedNames[static_cast<std::size_t>(Need::multi_az)]) != has.end();
}

}  // namespace storeadvise

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "storeadvise/demand.hpp"
#include "storeadvise/option.hpp"

namespace storeadvise {

/// A row of `clients` in data/options.json. The lists of words have a bit for each word, all of them where
/// there is no list.
struct ClientRow {
  OptionMask options = 0;
  std::uint32_t access = 0, platforms = 0, s3_clients = 0, roles = 0;
  std::string use;
};

/// What to reach an option, a place in kOptions, with in a given way on the data set's platform, as one
/// phrase: "SageMaker File mode". The rows are `clients` of data/options.json, the first that fits counts.
/// Empty where the platform offers nothing for it.
std::string_view client_for(std::size_t option, Access access, const Demand& demand);

}  // namespace storeadvise

#include "options/table.hpp"

#include "text/embedded.hpp"

namespace storeadvise {

const nlohmann::json& options_table() {
  static const nlohmann::json table = nlohmann::json::parse(embedded("options.json"));
  return table;
}

}  // namespace storeadvise

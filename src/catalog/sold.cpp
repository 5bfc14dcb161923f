#include "catalog/tables.hpp"
#include "json/reader.hpp"
#include "text/embedded.hpp"

namespace storeadvise {
namespace {

bool lists(ObjectReader& row, std::string_view key, std::string_view word) {
  bool found = false;
  row.list(key,
           [&](const nlohmann::json& value, const Pointer& /*where*/) { found = found || value == word; });
  return found;
}

OptionMask options_of(ObjectReader& row) {
  OptionMask options = 0;
  row.list("options", [&](const nlohmann::json& value, const Pointer& /*where*/) {
    options |= options_matching(value.get<std::string>());
  });
  return options;
}

}  // namespace

OptionMask sold_in(std::string_view region) {
  static const auto document = parse_document(embedded("sold.json"), "data/sold.json");
  OptionMask sold = 0;
  if (!document) return sold;
  Problems problems;
  ObjectReader reader(problems, document->json, Pointer(), "a table of what is sold where");
  reader.list("sold", [&](const nlohmann::json& value, const Pointer& where) {
    ObjectReader row(problems, value, where, "what is sold where");
    if (lists(row, "regions", region)) sold |= options_of(row);
  });
  return sold;
}

}  // namespace storeadvise

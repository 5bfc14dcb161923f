#include "catalog/places.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/embedded.hpp"
#include "text/letter_case.hpp"

namespace storeadvise {
namespace {

bool holds(std::string_view name, std::string_view place) {
  return std::search(name.begin(), name.end(), place.begin(), place.end(), same_letter) != name.end();
}

}  // namespace

std::optional<std::string> region_at(std::string_view place) {
  constexpr std::size_t kShortest = 4;
  if (place.size() < kShortest) return std::nullopt;
  // Our own data was parsed when the program was built.
  const auto document = nlohmann::json::parse(embedded("words.json"));
  std::optional<std::string> only;
  for (const auto& row : document.at("words")) {
    if (row.at("kind") != "region" || !holds(row.at("text").get_ref<const std::string&>(), place)) continue;
    if (only) return std::nullopt;
    only = row.at("id");
  }
  return only;
}

}  // namespace storeadvise

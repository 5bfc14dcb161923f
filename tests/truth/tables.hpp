#pragma once

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "profile/profile.hpp"

namespace storeadvise::truth {

/// A table of this folder, comments and all.
inline nlohmann::json table(const std::string& name) {
  std::ifstream stream(std::string(STOREADVISE_SOURCE_DIR "/tests/truth/") + name);
  return nlohmann::json::parse(stream, nullptr, true, true);
}

/// Reads a profile of a table as the program reads a file. Throws with the first mistake.
inline Profile profile_of(const nlohmann::json& json) {
  const auto document = parse_document(json.dump(), "table");
  if (!document) throw std::runtime_error(document.error().front().message);
  auto profile = read_profile(*document);
  if (!profile) {
    const Error& first = profile.error().front();
    throw std::runtime_error(first.path + ": " + first.message);
  }
  return *std::move(profile);
}

/// A catalog of the program. Throws when it is not there.
inline Catalog catalog_of(const std::string& id, const std::string& region = "us-east-1") {
  auto catalog = embedded_catalog(id, region);
  if (!catalog) throw std::runtime_error(catalog.error().front().message);
  return *std::move(catalog);
}

}  // namespace storeadvise::truth

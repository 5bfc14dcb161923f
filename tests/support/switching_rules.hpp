#pragma once

#include <nlohmann/json.hpp>

#include "explore/robustness.hpp"
#include "profile/profile.hpp"
#include "rank/evaluation.hpp"
#include "rules/engine.hpp"
#include "support/catch.hpp"

namespace storeadvise {

/// Two rules by which S3 wins where the condition (JsonLogic) holds, and EFS elsewhere.
inline RuleBook s3_where(const std::string& condition) {
  const nlohmann::json holds = nlohmann::json::parse(condition);
  const auto rule = [](const char* id, const nlohmann::json& when, const char* others) {
    return nlohmann::json{
        {"id", id},     {"when", when},      {"effect", "forbids"}, {"options", {others, "hybrid.*"}},
        {"text", "A."}, {"source", "a test"}};
  };
  const nlohmann::json rules{
      {"rules_version", 1},
      {"rules", {rule("holds", holds, "efs.*"), rule("does-not", {{"!", {holds}}}, "s3.*")}}};
  auto book = read_rules(rules.dump(), "");
  if (!book) throw std::runtime_error(book.error().front().message);
  return *std::move(book);
}

inline Profile profile_from(const std::string& text) {
  const auto document = parse_document(text, "test");
  if (!document) throw std::runtime_error(document.error().front().message);
  auto profile = read_profile(*document);
  if (!profile) throw std::runtime_error(profile.error().front().message);
  return *std::move(profile);
}

}  // namespace storeadvise

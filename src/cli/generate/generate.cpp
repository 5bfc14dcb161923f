#include "cli/generate/generate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/commands/explanation.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/profile.hpp"
#include "storeadvise/rule.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

struct Generator {
  std::string_view name;
  std::string (*print)();
};

constexpr std::array kGenerators{
    Generator{"man", man_page},
    Generator{"complete-bash", bash_completion},
    Generator{"complete-zsh", zsh_completion},
    Generator{"complete-fish", fish_completion},
};

std::vector<std::string> strings(const std::vector<std::string_view>& words) {
  return {words.begin(), words.end()};
}

std::vector<std::string> regions_after(std::vector<std::string> words) {
  for (std::string& region : embedded_regions()) words.push_back(std::move(region));
  return words;
}

std::vector<std::string> all_ids() {
  std::vector<std::string> ids;
  const auto catalog = embedded_catalog("aws", "us-east-1");
  if (!catalog) return ids;
  for (Explanation& e : everything({*catalog, nullptr, embedded_rules()}))
    if (e.id.find(' ') == std::string::npos) ids.push_back(std::move(e.id));
  return ids;
}

}  // namespace

Result<std::string> generate(std::string_view what) {
  std::vector<std::string_view> names;
  for (const Generator& generator : kGenerators) {
    if (generator.name == what) return generator.print();
    names.push_back(generator.name);
  }
  std::string hint = fmt::format("expected one of: {}", fmt::join(names, ", "));
  if (const auto near = nearest(what, names)) hint += fmt::format(" (did you mean \"{}\"?)", *near);
  return tl::unexpected(usage_error(
      "unknown-word", fmt::format("--generate: {} is not one of its values", in_quotes(what)), hint));
}

namespace {

Offer offered(Offers what) {
  switch (what) {
    case Offers::nothing:
    case Offers::choices:
      return {};
    case Offers::files:
      return {.words = {}, .files = true};
    case Offers::paths:
      return {.words = {}, .paths = true};
    case Offers::catalogs:
      return {.words = {"aws", "article"}, .files = true};
    case Offers::regions:
      return {.words = regions_after({})};
    case Offers::all_regions:
      return {.words = regions_after({"all"})};
    case Offers::comparable:
      return {.words = regions_after({"aws", "article"}), .files = true};
    case Offers::ids:
      return {.words = all_ids()};
    case Offers::roles:
      return {.words = {kRoleNames.begin(), kRoleNames.end()}};
    case Offers::schemas:
      return {.words = {schema_names().begin(), schema_names().end()}};
  }
  return {};
}

}  // namespace

Offer offer_of(const Command& command, const OptionRow& row) {
  if (row.offers == Offers::choices) return {.words = strings(choices_of(command, row))};
  return offered(row.offers);
}

Offer operands_of(const Command& command) { return offered(command.offers); }

std::vector<std::string_view> first_words() {
  std::vector<std::string_view> words;
  for (const Command& command : commands()) {
    const std::string_view first = split(command.name).front();
    if (std::ranges::find(words, first) == words.end()) words.push_back(first);
  }
  return words;
}

std::vector<std::string_view> second_words(std::string_view first) {
  std::vector<std::string_view> words;
  for (const Command& command : commands()) {
    const auto parts = split(command.name);
    if (parts.size() == 2 && parts.front() == first) words.push_back(parts.back());
  }
  return words;
}

}  // namespace storeadvise::cli

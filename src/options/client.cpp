#include "options/client.hpp"

#include <algorithm>
#include <array>

#include "options/table.hpp"
#include "packed/archive.hpp"

namespace storeadvise {
namespace {

/// A bit for each word of a list such as kRoleNames.
using Words = std::uint32_t;

template <class Names>
Words words(const nlohmann::json& row, const char* key, const Names& names) {
  const auto list = row.value(key, std::vector<std::string>());
  Words found = list.empty() ? ~Words{0} : 0;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (std::ranges::find(list, names[i]) != list.end()) found |= Words{1} << i;
  return found;
}

template <class Word>
bool fits(Words words, Word word) {
  return (words >> static_cast<unsigned>(word) & 1U) != 0;
}

}  // namespace

std::vector<ClientRow> read_client_rows() {
  const std::array accesses{to_string(Access::direct), to_string(Access::stream), to_string(Access::stage),
                            to_string(Access::cache)};
  std::vector<ClientRow> rows;
  for (const auto& row : options_table().at("clients")) {
    ClientRow r{.options = 0,
                .access = words(row, "access", accesses),
                .platforms = words(row, "platforms", kPlatformNames),
                .s3_clients = words(row, "s3_clients", kS3ClientNames),
                .roles = words(row, "roles", kRoleNames),
                .use = row.value("use", "")};
    for (const auto& pattern : row.value("options", std::vector<std::string>()))
      r.options |= options_matching(pattern);
    rows.push_back(std::move(r));
  }
  return rows;
}

std::string_view client_for(std::size_t option, Access access, const Demand& d) {
  static const auto rows = unpack<std::vector<ClientRow>>(packed("clients"));
  const auto found = std::ranges::find_if(rows, [&](const ClientRow& row) {
    return fits(row.options, option) && fits(row.access, access) && fits(row.platforms, d.platform) &&
           fits(row.s3_clients, d.reads.client) && fits(row.roles, d.role);
  });
  return found == rows.end() ? std::string_view() : std::string_view(found->use);
}

}  // namespace storeadvise

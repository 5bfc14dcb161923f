#include "options/client.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "options/table.hpp"

namespace storeadvise {
namespace {

/// A row of data/options.json: an empty list of words fits everything.
struct ClientRow {
  OptionMask options = 0;
  std::vector<std::string> access, platforms, s3_clients, roles;
  std::string use;
};

std::vector<std::string> words(const nlohmann::json& row, const char* key) {
  return row.value(key, std::vector<std::string>());
}

std::vector<ClientRow> read_rows() {
  std::vector<ClientRow> rows;
  for (const auto& row : options_table().at("clients")) {
    ClientRow r{.options = 0,
                .access = words(row, "access"),
                .platforms = words(row, "platforms"),
                .s3_clients = words(row, "s3_clients"),
                .roles = words(row, "roles"),
                .use = row.value("use", "")};
    for (const std::string& pattern : words(row, "options")) r.options |= options_matching(pattern);
    rows.push_back(std::move(r));
  }
  return rows;
}

bool fits(const std::vector<std::string>& list, std::string_view word) {
  return list.empty() || std::ranges::find(list, word) != list.end();
}

}  // namespace

std::string_view client_for(const Option& option, Access access, const Demand& d) {
  static const std::vector<ClientRow> rows = read_rows();
  const std::size_t index = *option_index(option.id);
  const auto found = std::ranges::find_if(rows, [&](const ClientRow& row) {
    return (row.options >> index & 1U) != 0 && fits(row.access, to_string(access)) &&
           fits(row.platforms, kPlatformNames[static_cast<std::size_t>(d.platform)]) &&
           fits(row.s3_clients, kS3ClientNames[static_cast<std::size_t>(d.reads.client)]) &&
           fits(row.roles, kRoleNames[static_cast<std::size_t>(d.role)]);
  });
  return found == rows.end() ? std::string_view() : std::string_view(found->use);
}

}  // namespace storeadvise

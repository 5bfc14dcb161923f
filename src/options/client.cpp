#include "options/client.hpp"

#include <algorithm>

#include "options/table.hpp"

namespace storeadvise {
namespace {

template <class Word>
bool fits(std::uint32_t words, Word word) {
  return (words >> static_cast<unsigned>(word) & 1U) != 0;
}

}  // namespace

std::string_view client_for(std::size_t option, Access access, const Demand& d) {
  const std::vector<ClientRow>& rows = option_table().clients;
  const auto found = std::ranges::find_if(rows, [&](const ClientRow& row) {
    return fits(row.options, option) && fits(row.access, access) && fits(row.platforms, d.platform) &&
           fits(row.s3_clients, d.reads.client) && fits(row.roles, d.role);
  });
  return found == rows.end() ? std::string_view() : std::string_view(found->use);
}

}  // namespace storeadvise

#include "observe/rows/covered_rows.hpp"

#include <stdexcept>

namespace storeadvise::observe {
namespace {

std::int64_t second_of(const nlohmann::json& value) {
  constexpr std::int64_t kLastSecond = 0xffffffff;
  const auto second = value.get<std::int64_t>();
  if (second < 0 || second > kLastSecond) throw std::out_of_range("no such second");
  return second;
}

}  // namespace

Covered delivered_to_all(const nlohmann::json& head) {
  Covered all;
  if (!head.contains("last_delivery")) return all;
  all.delivered = second_of(head.at("last_delivery"));
  all.file_days = head.at("file_days").get<std::set<std::uint32_t>>();
  return all;
}

Covered covered_of_row(const nlohmann::json& row, const Covered& of_all) {
  constexpr std::size_t kWithoutDelivery = 6;
  Covered c = of_all;
  c.first = second_of(row.at(2));
  c.last = second_of(row.at(3));
  c.days = row.at(4).get<std::set<std::uint32_t>>();
  c.regions = row.at(5).get<std::set<std::string>>();
  if (row.size() > kWithoutDelivery) {
    c.delivered = second_of(row.at(6));
    c.file_days = row.at(7).get<std::set<std::uint32_t>>();
    c.last_elsewhere = second_of(row.at(8));
  } else if (c.delivered == 0) {
    c.last_elsewhere = c.last;
  }
  return c;
}

}  // namespace storeadvise::observe

#include <array>
#include <map>

#include "observe/rows/duplicates.hpp"
#include "observe/rows/rows.hpp"
#include "observe/rows/traffic.hpp"
#include "support/catch.hpp"

namespace storeadvise::observe {
namespace {

ObjectDayRow read_once(std::uint64_t bytes) { return {bytes, 1, 0}; }

TEST_CASE("A table finds what was put into it, also when it has grown to large pages", "[observe][tables]") {
  FlatTable<ObjectDayKey, ObjectDayRow> table;
  constexpr std::uint64_t kRows = 200'000;  // more than 4 MiB
  for (std::uint64_t id = 0; id < kRows; ++id) table[{id, 7, 1}].add(read_once(id));
  CHECK(table.size() == kRows);
  std::uint64_t wrong = 0;
  for (std::uint64_t id = 0; id < kRows; ++id) {
    const ObjectDayRow* const row = table.find({id, 7, 1});
    wrong += row == nullptr || row->bytes != id ? 1U : 0U;
  }
  CHECK(wrong == 0);
  CHECK(table.find({kRows, 7, 1}) == nullptr);
  CHECK(table.find({1, 8, 1}) == nullptr);
}

TEST_CASE("Sets get other numbers, and rows that become one are added up", "[observe][tables]") {
  Traffic traffic;
  for (std::uint64_t id = 0; id < 1000; ++id) traffic.object_days[{id, 0, 1}].add(read_once(1));
  for (std::uint64_t id = 500; id < 1500; ++id) traffic.object_days[{id, 1, 1}].add(read_once(10));
  traffic.days[{0, 1, 200, 0}].add({3, 30});
  traffic.days[{1, 1, 200, 0}].add({4, 40});
  traffic.days[{kNoSet, 1, 200, 0}].add({5, 50});
  traffic.instances[0]["p4d.24xlarge"] = 1;
  traffic.instances[1]["p4d.24xlarge"] = 2;
  traffic.rename_sets(std::array<std::uint32_t, 2>{4, 4});

  CHECK(traffic.object_days.size() == 1500);
  CHECK(traffic.object_days.find({499, 4, 1})->bytes == 1);
  CHECK(traffic.object_days.find({500, 4, 1})->bytes == 11);
  CHECK(traffic.object_days.find({500, 4, 1})->reads == 2);
  CHECK(traffic.object_days.find({1000, 4, 1})->bytes == 10);
  CHECK(traffic.object_days.find({500, 0, 1}) == nullptr);
  CHECK(traffic.days.find({4, 1, 200, 0})->count == 7);
  CHECK(traffic.days.find({kNoSet, 1, 200, 0})->count == 5);
  CHECK(traffic.instances.at(4).at("p4d.24xlarge") == 3);
}

TEST_CASE("Records are told apart until there is no room, and one in 64 after", "[observe][tables]") {
  SeenRecords seen({}, 8192);  // 1024 of them
  CHECK(seen.see(5) == SeenRecords::Seen::first);
  CHECK(seen.see(5) == SeenRecords::Seen::again);
  seen.hold(1);
  CHECK(seen.exact());
  seen.hold(800);
  CHECK_FALSE(seen.exact());
  std::map<SeenRecords::Seen, int> times;
  for (std::uint64_t id = 1000; id < 7400; ++id) ++times[seen.see(id)];
  CHECK(times[SeenRecords::Seen::first] > 60);
  CHECK(times[SeenRecords::Seen::first] < 140);
  CHECK(times[SeenRecords::Seen::again] == 0);
}

TEST_CASE("One record in 64 is told apart from the start where more are likely than there is room for",
          "[observe][tables]") {
  CHECK(SeenRecords({.most = 10000, .likely = 768}, 8192).exact());
  SeenRecords seen({.most = 10000, .likely = 769}, 8192);
  CHECK_FALSE(seen.exact());
  std::map<SeenRecords::Seen, int> times;
  for (std::uint64_t id = 0; id < 128; ++id) ++times[seen.see(id % 64)];
  CHECK(times[SeenRecords::Seen::first] == times[SeenRecords::Seen::again]);
  CHECK(times[SeenRecords::Seen::not_looked_at] > 100);
}

}  // namespace
}  // namespace storeadvise::observe

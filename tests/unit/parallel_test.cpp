#include "parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace storeadvise;

TEST_CASE("work is done once for each number, on whatever number of threads") {
  for (const std::size_t threads : {0U, 1U, 2U, 7U, 300U}) {
    std::vector<std::atomic<int>> calls(100);
    in_parallel(calls.size(), threads, [&](std::size_t i) { ++calls[i]; });
    for (const auto& times : calls) CHECK(times == 1);
  }
  in_parallel(0, 4, [](std::size_t) { FAIL("there is nothing to do"); });
}

TEST_CASE("work that throws ends the rest, and of several throws the first in order comes out") {
  for (const std::size_t threads : {1U, 4U}) {
    std::atomic<int> done{0};
    const auto work = [&](std::size_t i) {
      if (i == 30 || i == 7) throw std::runtime_error(std::to_string(i));
      ++done;
    };
    CHECK_THROWS_WITH(in_parallel(50, threads, work), "7");
    CHECK(done >= 7);
    if (threads == 1) CHECK(done == 7);
  }
}

TEST_CASE("a machine has a core") { CHECK(cores() >= 1); }

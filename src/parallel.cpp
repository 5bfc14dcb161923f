#include "parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace storeadvise {

std::size_t cores() { return std::max(1U, std::thread::hardware_concurrency()); }

void in_parallel(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work) {
  std::vector<std::exception_ptr> thrown(count);
  std::atomic<std::size_t> next{0};
  const auto each = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        thrown[i] = std::current_exception();
        next = count;  // all with lesser numbers have begun
      }
    }
  };
  std::vector<std::jthread> crew;
  try {
    for (std::size_t t = 1; t < std::min(threads, count); ++t) crew.emplace_back(each);
  } catch (const std::system_error&) {
    // No more threads to be had: those that there are do the work.
  }
  each();
  crew.clear();  // waits for them
  const auto first = std::ranges::find_if(thrown, [](const auto& e) { return e != nullptr; });
  if (first != thrown.end()) std::rethrow_exception(*first);
}

}  // namespace storeadvise

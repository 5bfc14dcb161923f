#include "parallel.hpp"

#ifdef __linux__
#include <pthread.h>
#include <sched.h>
#endif

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace storeadvise {

namespace {

/// Sends a thread that was just made to another core than this one's. Linux may leave it here until the slice
/// of its maker is over: 4 ms, after which a report of one data set is nearly done. It takes a third off
/// that.
void send_away([[maybe_unused]] std::jthread& thread) {
#ifdef __linux__
  cpu_set_t others;
  const int here = ::sched_getcpu();
  if (here < 0 || ::sched_getaffinity(0, sizeof others, &others) != 0) return;
  CPU_CLR(static_cast<std::size_t>(here), &others);
  if (CPU_COUNT(&others) > 0) (void)::pthread_setaffinity_np(thread.native_handle(), sizeof others, &others);
#endif
}

}  // namespace

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
    for (std::size_t t = 1; t < std::min(threads, count); ++t) send_away(crew.emplace_back(each));
  } catch (const std::system_error&) {
    // No more threads to be had: those that there are do the work.
  }
  each();
  crew.clear();  // waits for them
  const auto first = std::ranges::find_if(thrown, [](const auto& e) { return e != nullptr; });
  if (first != thrown.end()) std::rethrow_exception(*first);
}

}  // namespace storeadvise

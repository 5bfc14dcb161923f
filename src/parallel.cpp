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

/// Sends new threads to other cores than this one. Linux may leave a thread on the core of its maker until
/// that one's slice is over: 4 ms, after which a report is nearly done; and it may run before its maker does
/// again, so that each waits until it is sent. It takes a quarter off what a report takes.
class Dispatch {
 public:
#ifdef __linux__
  Dispatch() : known_(::sched_getaffinity(0, sizeof allowed_, &allowed_) == 0) {}
#endif
  void send_away(std::jthread& thread) {
#ifdef __linux__
    cpu_set_t others = allowed_;
    const int here = ::sched_getcpu();
    if (known_ && here >= 0) {
      CPU_CLR(static_cast<std::size_t>(here), &others);
      if (CPU_COUNT(&others) > 0)
        (void)::pthread_setaffinity_np(thread.native_handle(), sizeof others, &others);
    }
#else
    (void)thread;
#endif
    ++sent_;
    sent_.notify_all();
  }
  /// Holds a thread until it is sent, then lets it go wherever it may.
  void arrive(std::size_t thread) const {
    for (std::size_t n = sent_; n < thread; n = sent_) sent_.wait(n);
#ifdef __linux__
    if (known_) (void)::sched_setaffinity(0, sizeof allowed_, &allowed_);
#endif
  }

 private:
  std::atomic<std::size_t> sent_{0};
#ifdef __linux__
  cpu_set_t allowed_{};
  bool known_;
#endif
};

}  // namespace

std::size_t cores() {
#ifdef __linux__
  cpu_set_t allowed{};
  if (::sched_getaffinity(0, sizeof allowed, &allowed) == 0)
    return static_cast<std::size_t>(std::max(1, CPU_COUNT(&allowed)));
#endif
  return std::max(1U, std::thread::hardware_concurrency());
}

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
  Dispatch dispatch;
  std::vector<std::jthread> crew;
  try {
    for (std::size_t t = 1; t < std::min(threads, count); ++t)
      dispatch.send_away(crew.emplace_back([&, t] {
        dispatch.arrive(t);
        each();
      }));
  } catch (const std::system_error&) {
    // No more threads to be had: those that there are do the work.
  }
  each();
  crew.clear();  // waits for them
  const auto first = std::ranges::find_if(thrown, [](const auto& e) { return e != nullptr; });
  if (first != thrown.end()) std::rethrow_exception(*first);
}

}  // namespace storeadvise

#include "rank/evaluation.hpp"

namespace storeadvise {
namespace {

constexpr OptionMask kEvery = (OptionMask{1} << kOptionCount) - 1;

}  // namespace

OptionMask options_of(Service service) {
  OptionMask mask = 0;
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (kOptions[i].service == service) mask |= OptionMask{1} << i;
  return mask;
}

std::optional<std::size_t> best_among(const Evaluation& evaluation, OptionMask mask) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const OptionEvaluation& o = evaluation.options[i];
    if ((mask >> i & 1U) == 0 || !o.eligible) continue;
    if (!best || o.scores.total > evaluation.options[*best].scores.total) best = i;
  }
  return best;
}

std::optional<std::size_t> best_option(const Evaluation& evaluation) {
  return best_among(evaluation, kEvery);
}

std::optional<std::size_t> runner_up(const Evaluation& evaluation, Service service) {
  return best_among(evaluation, kEvery & ~options_of(service));
}

std::optional<std::size_t> best_of(const Evaluation& evaluation, Service service) {
  return best_among(evaluation, options_of(service));
}

Service service_of(const Evaluation& evaluation) {
  const auto best = best_option(evaluation);
  return best ? kOptions[*best].service : Service::none;
}

}  // namespace storeadvise

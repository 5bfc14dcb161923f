#pragma once

#include <mutex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/args/command.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise::cli {

/// Whether a data set is meant: by its name, or by the beginning of it and an ellipsis, as tables cut names.
bool is_meant(std::string_view said, std::string_view name);

/// That no profile has the data set that a flag names; with those that there are, and which of them is meant.
Error unknown_dataset(std::string_view flag, std::string_view name, std::span<const std::string_view> known);

/// The data sets of --dataset, which a report is then about; without it, all. Totals stay those of all. May
/// be asked by several threads.
class Chosen {
 public:
  explicit Chosen(const Arguments& arguments) : names_(arguments.dataset.begin(), arguments.dataset.end()) {}

  /// Leaves the chosen data sets.
  void keep(Recommendation& recommendation);
  /// The names of the data sets that are meant; what means none stays as it was said.
  [[nodiscard]] std::vector<std::string> names_in(const Recommendation& recommendation) const;
  /// The names that no data set of any report had.
  [[nodiscard]] Errors unknown() const;

 private:
  std::set<std::string> names_;
  std::mutex mutex_;
  std::set<std::string> seen_;  ///< names of data sets
};

}  // namespace storeadvise::cli

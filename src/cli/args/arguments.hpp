#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/comparison.hpp"
#include "report/formats.hpp"

namespace storeadvise::cli {

struct Command;

/// When text is in colour.
enum class Colour : std::uint8_t { automatic, always, never };

/// What was typed, sorted. The row of an option in `options()` says which member its value goes to.
struct Arguments {
  const Command* command = nullptr;
  bool is_named = false;  ///< the line names the command; otherwise it is the default
  std::string group;      ///< "catalog", where the help of all its commands is asked for
  std::vector<std::string> operands;

  std::vector<std::string> set, dataset;
  std::optional<std::string> why;
  std::optional<std::string> region, regions, catalog, rules;
  std::vector<std::string> policy, expect;
  std::optional<double> max_monthly_usd, max_total_usd, min_holds_in;
  std::optional<std::string> baseline;
  std::optional<double> max_increase_usd, max_increase_percent;
  Basis basis = Basis::total;
  bool strict_policy = false;
  std::optional<std::string> scenarios;
  std::vector<std::string> vary;
  std::optional<std::string> plot;
  bool all_options = false;
  bool list_paths = false;
  std::vector<std::string> role;
  bool plain = false;
  std::optional<std::string> service;
  std::optional<std::string> period, max_bad, memory, salt, into, sql, queries;
  std::vector<std::string> sql_rows;
  std::optional<double> month_hours, jobs;
  bool show_bad = false, partial = false, merge = false;
  Format format = Format::text;  ///< the command's first, when none was given
  std::optional<std::string> output;
  bool force = false;
  Colour colour = Colour::automatic;
  std::optional<std::string> generate;
  bool no_pager = false, quiet = false, verbose = false, version = false, help = false;
};

}  // namespace storeadvise::cli

#pragma once

#include <span>
#include <string_view>

#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// The commands, each in the file of its name. Results go to standard output or --output. The formats of a
/// command are those of its table of writers.
Result<Exit> run_advise(const Arguments& arguments);
std::span<const Format> advise_formats();
Result<Exit> run_check(const Arguments& arguments);
std::span<const Format> check_formats();
Result<Exit> run_observe(const Arguments& arguments);
std::span<const Format> observe_formats();
Result<Exit> run_whatif(const Arguments& arguments);
std::span<const Format> whatif_formats();
Result<Exit> run_sweep(const Arguments& arguments);
std::span<const Format> sweep_formats();
Result<Exit> run_breakeven(const Arguments& arguments);
std::span<const Format> breakeven_formats();
Result<Exit> run_explain(const Arguments& arguments);
std::span<const Format> explain_formats();
Result<Exit> run_init(const Arguments& arguments);
std::span<const Format> init_formats();
Result<Exit> run_catalog_show(const Arguments& arguments);
std::span<const Format> catalog_show_formats();
Result<Exit> run_catalog_diff(const Arguments& arguments);
std::span<const Format> catalog_diff_formats();
Result<Exit> run_catalog_import(const Arguments& arguments);
std::span<const Format> catalog_import_formats();
Result<Exit> run_schema(const Arguments& arguments);
std::span<const Format> schema_formats();
/// What `schema` can print.
std::span<const std::string_view> schema_names();

}  // namespace storeadvise::cli

#pragma once

#include <array>
#include <string>
#include <string_view>

namespace storeadvise::observe {

/// The engines that data/observe.sql is written for.
inline constexpr std::array<std::string_view, 4> kSqlEngines{"trino", "spark", "duckdb", "clickhouse"};

/// The statement that sums access logs inside an engine. `logs` names the files (DuckDB, ClickHouse) or the
/// table with one column `line` (Trino, Spark); empty: "logs/*" or "s3_access_log_lines". `salt` goes into
/// the hashes.
std::string sql_text(std::string_view engine, std::string_view logs, std::string_view salt);

}  // namespace storeadvise::observe

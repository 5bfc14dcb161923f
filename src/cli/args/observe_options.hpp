#pragma once

#include <array>

#include "cli/args/options.hpp"
#include "observe/write/sql.hpp"

namespace storeadvise::cli {

inline constexpr Commands kOnlyObserve = Commands{1} << static_cast<unsigned>(CommandId::observe);
inline constexpr std::array<std::string_view, 2> kServicesAsked{"s3", "efs"};

/// The options that `observe` alone has, but for those that it shares.
inline constexpr std::array kObserveOptionRows{
    OptionRow{.name = "period",
              .into = &Arguments::period,
              .value = "FROM..TO",
              .commands = kOnlyObserve,
              .help = "count only this: dates or times (UTC), TO excluded; default: what the sources cover"},
    OptionRow{.name = "month-hours",
              .into = &Arguments::month_hours,
              .value = "HOURS",
              .commands = kOnlyObserve,
              .help = "hours of the month that amounts are given for (730)",
              .most = 744},
    OptionRow{.name = "max-bad",
              .into = &Arguments::max_bad,
              .value = "N",
              .commands = kOnlyObserve,
              .help = "more unreadable lines than this are an error: a count, or a share (1%)"},
    OptionRow{.name = "show-bad",
              .into = &Arguments::show_bad,
              .commands = kOnlyObserve,
              .help = "quote the first unreadable lines"},
    OptionRow{.name = "memory",
              .into = &Arguments::memory,
              .value = "SIZE",
              .commands = kOnlyObserve,
              .help = "bound for all that grows with the input (512MB); beyond it is sampled"},
    OptionRow{.name = "jobs",
              .into = &Arguments::jobs,
              .value = "N",
              .commands = kOnlyObserve,
              .help = "threads that read (one a core)",
              .most = 1024},
    OptionRow{.name = "salt",
              .into = &Arguments::salt,
              .value = "FILE",
              .commands = kOnlyObserve,
              .help = "a secret of 16 bytes or more that hashes are made with",
              .offers = Offers::files},
    OptionRow{.name = "partial",
              .into = &Arguments::partial,
              .commands = kOnlyObserve,
              .help = "write what was observed (.obs) instead of a profile; needs --salt"},
    OptionRow{.name = "merge",
              .into = &Arguments::merge,
              .commands = kOnlyObserve,
              .help = "SOURCE... are .obs files; other sources may be among them"},
    OptionRow{.name = "into",
              .into = &Arguments::into,
              .value = "FILE",
              .commands = kOnlyObserve,
              .help = "put what was measured into this profile; what it states by hand stays",
              .offers = Offers::files},
    OptionRow{
        .name = "sql",
        .into = &Arguments::sql,
        .value = "ENGINE",
        .commands = kOnlyObserve,
        .help = "print the statement that sums access logs inside an engine; SOURCE is its table or files",
        .offers = Offers::choices,
        .choices = observe::kSqlEngines},
    OptionRow{.name = "sql-rows",
              .into = &Arguments::sql_rows,
              .value = "FILE",
              .commands = kOnlyObserve,
              .help = "the rows that the statement of --sql gave, as CSV; repeatable",
              .offers = Offers::files},
    OptionRow{
        .name = "queries",
        .into = &Arguments::queries,
        .value = "SERVICE",
        .commands = kOnlyObserve,
        .help = "print what can be asked of AWS about SOURCE, a bucket or a file system, as a shell script",
        .offers = Offers::choices,
        .choices = kServicesAsked}};

}  // namespace storeadvise::cli

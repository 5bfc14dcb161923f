#include <algorithm>
#include <array>

#include "observe/sources/csv_table.hpp"
#include "observe/sources/inventory.hpp"
#include "observe/sources/storage_lens.hpp"
#include "observe/times.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

using What = AmountFact::What;
/// How old objects are at least, from the begin of "030-044"; reads of these may be cold.
constexpr Days kCold = Days(30);

struct Column {
  std::string_view name;
  What what;
  double unit;
};
constexpr std::array kColumns{Column{"DataRetrieved_MB", What::bytes_read, kMiB},
                              Column{"DataUploaded_MB", What::bytes_written, kMiB},
                              Column{"GetRequestCount", What::get_requests, 1}};

class Analysis {
 public:
  explicit Analysis(Sinks& sinks) : sinks_(sinks) {}

  void begin(const Header& h) {
    date_ = h.place("Date");
    age_ = h.place("ObjectAge");
    configuration_ = h.place("ConfigId");
    for (std::size_t i = 0; i < kColumns.size(); ++i) columns_.at(i) = h.place(kColumns.at(i).name);
  }

  /// A row a day, class and age; "ALL" sums the ages up, so that it counts, and the others tell cold reads.
  std::string_view take(const CsvLine& row) {
    AmountFact fact;
    fact.from = "analysis";
    fact.service = "s3";
    fact.variant = row.at(configuration_);
    if (!read_timestamp(row.at(date_), fact.begin)) return "Date";
    fact.end = fact.begin + kDaySeconds;
    sinks_.cover(fact.begin);
    sinks_.cover(fact.end - 1);
    const std::string_view age = row.at(age_);
    if (age == "ALL") return take_all(row, fact);
    Days least;
    if (!read_amount(age.substr(0, age.find_first_of("-+")), least.raw())) return "ObjectAge";
    if (least < kCold) return {};
    if (!read(row, 0, fact)) return kColumns[0].name;
    fact.what = What::bytes_retrieved;
    sinks_.facts.emplace_back(std::move(fact));
    return {};
  }

 private:
  std::string_view take_all(const CsvLine& row, const AmountFact& of_day) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      AmountFact fact = of_day;
      fact.what = kColumns.at(i).what;
      if (!read(row, i, fact)) return kColumns.at(i).name;
      sinks_.facts.emplace_back(std::move(fact));
    }
    return {};
  }
  /// An empty field is nothing read.
  bool read(const CsvLine& row, std::size_t column, AmountFact& fact) const {
    const std::string_view text = row.at(columns_.at(column));
    if (!text.empty() && (!read_amount(text, fact.amount) || fact.amount < 0)) return false;
    fact.amount *= kColumns.at(column).unit;
    return true;
  }

  Sinks& sinks_;
  std::size_t date_ = 0;
  std::size_t age_ = 0;
  std::size_t configuration_ = 0;
  std::array<std::size_t, kColumns.size()> columns_{};
};

}  // namespace

Result<void> read_class_analysis(const Opened& source, Sinks& sinks) {
  Analysis analysis(sinks);
  return read_table(
      source, sinks, [&](const Header& header) { analysis.begin(header); },
      [&](const CsvLine& row) { return analysis.take(row); });
}

}  // namespace storeadvise::observe

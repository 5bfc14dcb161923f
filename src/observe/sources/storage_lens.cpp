#include "observe/sources/storage_lens.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "observe/sources/csv_table.hpp"
#include "observe/sources/inventory.hpp"
#include "observe/times.hpp"

namespace storeadvise::observe {
namespace {

using What = AmountFact::What;

/// Metrics by the names of the export
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage_lens_metrics_glossary.html).
enum class Versions : std::uint8_t { none, current, all };
struct Metric {
  std::string_view name;
  What what;
  Versions versions = Versions::none;
};
constexpr std::array kMetrics{Metric{"StorageBytes", What::stored_bytes, Versions::all},
                              Metric{"CurrentVersionStorageBytes", What::stored_bytes, Versions::current},
                              Metric{"ObjectCount", What::objects, Versions::all},
                              Metric{"CurrentVersionObjectCount", What::objects, Versions::current},
                              Metric{"NonCurrentVersionStorageBytes", What::old_version_bytes},
                              Metric{"GetRequests", What::gets},
                              Metric{"HeadRequests", What::heads},
                              Metric{"ListRequests", What::lists},
                              Metric{"PutRequests", What::put_requests},
                              Metric{"PostRequests", What::put_requests},
                              Metric{"BytesDownloaded", What::bytes_read},
                              Metric{"BytesUploaded", What::bytes_written}};

/// Storage classes of the export, as prices are called.
struct ClassName {
  std::string_view name;
  std::string_view price;
};
constexpr std::array kClasses{
    ClassName{"STANDARD", "s3.standard.storage"},
    ClassName{"INTELLIGENT_TIERING", "s3.intelligent_tiering.storage"},
    ClassName{"INTELLIGENT_TIERING_FA", "s3.intelligent_tiering.storage"},
    ClassName{"INTELLIGENT_TIERING_IA", "s3.intelligent_tiering.storage_infrequent"},
    ClassName{"INTELLIGENT_TIERING_AIA", "s3.intelligent_tiering.storage_archive_instant"},
    ClassName{"STANDARD_IA", "s3.standard_ia.storage"},
    ClassName{"ONEZONE_IA", "s3.onezone_ia.storage"},
    ClassName{"GLACIER_IR", "s3.glacier_instant.storage"},
    ClassName{"GLACIER", "s3.glacier_flexible.storage"},
    ClassName{"DEEP_ARCHIVE", "s3.deep_archive.storage"},
    ClassName{"EXPRESS_ONEZONE", "s3.express.storage"}};

std::string price_of_class(std::string_view name) {
  const auto* const found =
      std::find_if(kClasses.begin(), kClasses.end(), [name](const ClassName& c) { return c.name == name; });
  return std::string(found == kClasses.end() ? std::string_view{} : found->price);
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Reads the rows, and keeps those of the widest record type.
class Lens {
 public:
  explicit Lens(Sinks& sinks) : sinks_(sinks) {}

  void begin(const Header& h) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) columns_.at(i) = h.place(kColumns.at(i));
  }

  std::string_view take(const CsvLine& row) {
    Row kept;
    AmountFact& fact = kept.fact;
    fact.from = "lens";
    fact.service = "s3";
    fact.variant = at(row, configuration);
    fact.region = at(row, region);
    if (!read_timestamp(at(row, date), fact.begin)) return "report_date";
    if (!read_amount(at(row, value), fact.amount) || fact.amount < 0) return "metric_value";
    fact.end = fact.begin + kDaySeconds;
    sinks_.cover(fact.begin);
    sinks_.cover(fact.end - 1);
    if (!find_place(row, fact.place) || !find_metric(at(row, metric), kept)) return {};
    if (fact.what == What::stored_bytes) fact.storage_class = price_of_class(at(row, storage_class));
    fact.lines = {hash_of(row)};
    rows_.push_back(std::move(kept));
    return {};
  }

  void end() {
    std::set<std::string> places;
    for (const Row& row : rows_) places.insert(row.fact.place);
    for (Row& row : rows_) {
      row.fact.as_of = sinks_.last;
      if (!lies_in_another(row.fact.place, places) &&
          !(row.all_versions && current_.contains({row.fact.place, row.fact.what})))
        sinks_.facts.emplace_back(std::move(row.fact));
    }
  }

 private:
  enum Column : std::uint8_t {
    date,
    region,
    storage_class,
    type,
    record,
    bucket,
    metric,
    value,
    configuration,
    account
  };
  static constexpr std::array<std::string_view, 10> kColumns{
      "report_date", "aws_region",  "storage_class", "record_type",      "record_value",
      "bucket_name", "metric_name", "metric_value",  "configuration_id", "aws_account_number"};
  struct Row {
    AmountFact fact;
    bool all_versions = false;  ///< counts old versions, too
  };

  [[nodiscard]] std::string_view at(const CsvLine& row, Column column) const {
    return row.at(columns_.at(column));
  }
  /// Of what tells the row from all others, whichever export it stands in.
  [[nodiscard]] std::uint32_t hash_of(const CsvLine& row) const {
    std::string text;
    for (const Column column : {date, region, storage_class, type, record, bucket, metric, account})
      text.append(at(row, column)) += '\n';
    return static_cast<std::uint32_t>(hash_text(text, sinks_.salt));
  }
  /// "bucket", "bucket/prefix/", or nothing for the account; false for what is none of these.
  bool find_place(const CsvLine& row, std::string& place) const {
    const std::string_view of = at(row, type);
    if (of != "ACCOUNT") place = trimmed(at(row, bucket));
    if (of == "PREFIX") place += "/" + std::string(at(row, record));
    return of == "ACCOUNT" || of == "BUCKET" || of == "PREFIX";
  }
  bool find_metric(std::string_view name, Row& row) {
    const auto* const known =
        std::find_if(kMetrics.begin(), kMetrics.end(), [name](const Metric& m) { return m.name == name; });
    if (known == kMetrics.end()) return false;
    row.fact.what = known->what;
    row.all_versions = known->versions == Versions::all;
    if (known->versions == Versions::current) current_.insert({row.fact.place, known->what});
    return true;
  }
  /// "bucket/a/b/" lies in "bucket/a/" and in "bucket".
  static bool lies_in_another(const std::string& place, const std::set<std::string>& places) {
    for (std::size_t slash = place.find('/'); slash != std::string::npos; slash = place.find('/', slash + 1))
      if (places.contains(place.substr(0, slash)) ||
          (slash + 1 < place.size() && places.contains(place.substr(0, slash + 1))))
        return true;
    return false;
  }

  Sinks& sinks_;
  std::array<std::size_t, kColumns.size()> columns_{};
  std::vector<Row> rows_;
  std::set<std::pair<std::string, What>> current_;  ///< told without old versions
};

}  // namespace

Result<void> read_storage_lens(const Opened& source, Sinks& sinks) {
  Lens lens(sinks);
  auto read = read_table(
      source, sinks, [&](const Header& header) { lens.begin(header); },
      [&](const CsvLine& row) { return lens.take(row); });
  if (!read) return read;
  lens.end();
  return {};
}

}  // namespace storeadvise::observe

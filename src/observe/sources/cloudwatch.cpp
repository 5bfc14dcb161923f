#include "observe/sources/cloudwatch.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "observe/sources/inventory.hpp"
#include "observe/sources/json_source.hpp"
#include "observe/times.hpp"

namespace storeadvise::observe {
namespace {

using nlohmann::json;
using Statistic = MetricPoint::Statistic;

struct StatisticName {
  const char* name;
  Statistic statistic;
};
constexpr std::array<StatisticName, 5> kStatistics{{{"Sum", Statistic::sum},
                                                    {"SampleCount", Statistic::sample_count},
                                                    {"Average", Statistic::average},
                                                    {"Minimum", Statistic::minimum},
                                                    {"Maximum", Statistic::maximum}}};

std::int64_t smallest_gap(const std::set<std::int64_t>& seconds) {
  std::int64_t gap = 0;
  for (auto at = seconds.begin(); at != seconds.end() && std::next(at) != seconds.end(); ++at)
    gap = gap == 0 ? *std::next(at) - *at : std::min(gap, *std::next(at) - *at);
  return gap;
}

/// Daily metrics of a bucket are amounts; what they count holds old versions and unfinished uploads, too.
void hand_on(const MetricPoint& point, Sinks& sinks) {
  if (!is_amount(point.value) || point.value < 0) return sinks.reject(sinks.rows, "value");
  const bool bytes = point.metric == "BucketSizeBytes";
  if (!bytes && point.metric != "NumberOfObjects") {
    sinks.facts.emplace_back(point);
    return;
  }
  if (point.statistic != Statistic::average) return;
  AmountFact fact;
  fact.what = bytes ? AmountFact::What::stored_bytes : AmountFact::What::objects;
  fact.from = "metrics";
  fact.service = "s3";
  fact.place = point.place;
  fact.storage_class = point.storage_class;
  fact.begin = point.second / kDaySeconds * kDaySeconds;
  fact.end = fact.begin + kDaySeconds;
  fact.amount = point.value;
  sinks.cover(fact.begin);
  sinks.cover(fact.end - 1);
  sinks.facts.emplace_back(std::move(fact));
}

/// What a query asks for, without its times and values.
using Queries = std::map<std::string, MetricPoint>;

MetricPoint asked_by(const json& stat) {
  const json& metric = object_at(stat, "Metric");
  MetricPoint point;
  point.metric = text_at(metric, "MetricName");
  point.period = whole_at(stat, "Period").value_or(0);
  for (const StatisticName& row : kStatistics)
    if (text_at(stat, "Stat") == row.name) point.statistic = row.statistic;
  for (const json& dimension : list_at(metric, "Dimensions")) {
    const std::string name = text_at(dimension, "Name");
    if (name == "FileSystemId" || name == "BucketName") point.place = text_at(dimension, "Value");
    if (name == "StorageClass" || name == "StorageType") point.storage_class = text_at(dimension, "Value");
  }
  return point;
}

void add_queries(const json& list, Queries& out) {
  for (const json& query : list)
    if (const json& stat = object_at(query, "MetricStat"); !stat.empty())
      out[text_at(query, "Id")] = asked_by(stat);
}

/// The queries of all query files among the sources.
Queries find_queries(std::span<const std::string> names) {
  Queries out;
  for (const std::string& name : names) {
    auto bytes = name == "-" ? tl::unexpected(Errors{}) : ByteStream::open(name);
    if (!bytes || recognise(bytes->head()) != Kind::metric_queries) continue;
    const auto document = read_json({name, *bytes, {}});
    if (!document) continue;
    add_queries(document->is_array() ? *document : list_at(*document, "MetricDataQueries"), out);
  }
  return out;
}

}  // namespace

Result<void> read_metric_statistics(const Opened& source, Sinks& sinks) {
  const auto document = read_json(source);
  if (!document) return tl::unexpected(document.error());
  MetricPoint point;
  point.metric = text_at(*document, "Label");
  std::set<std::int64_t> seconds;
  for (const json& data : list_at(*document, "Datapoints"))
    if (const auto second = time_at(data, "Timestamp")) seconds.insert(*second);
  point.period = smallest_gap(seconds);
  for (const json& data : list_at(*document, "Datapoints")) {
    const auto second = time_at(data, "Timestamp");
    ++sinks.rows;
    if (!second) sinks.reject(sinks.rows, "time");
    if (!second) continue;
    point.second = *second;
    for (const StatisticName& row : kStatistics) {
      const auto value = number_at(data, row.name);
      if (!value) continue;
      point.statistic = row.statistic;
      point.value = *value;
      hand_on(point, sinks);
    }
  }
  return {};
}

Result<void> read_metric_data(const Opened& source, Sinks& sinks) {
  const auto document = read_json(source);
  if (!document) return tl::unexpected(document.error());
  const Queries queries = find_queries(source.others);
  for (const json& result : list_at(*document, "MetricDataResults")) {
    const auto query = queries.find(text_at(result, "Id"));
    if (query == queries.end())
      return tl::unexpected(
          Errors{{"metric-data-without-queries",
                  {source.name},
                  "",
                  "names neither metrics nor periods, and no query file among the sources does",
                  "name the file of --metric-data-queries, too"}});
    const json& times = list_at(result, "Timestamps");
    const json& values = list_at(result, "Values");
    for (std::size_t i = 0; i < std::min(times.size(), values.size()); ++i) {
      MetricPoint point = query->second;
      ++sinks.rows;
      if (times[i].is_string()) read_timestamp(times[i].get_ref<const std::string&>(), point.second);
      if (times[i].is_number()) point.second = times[i].get<std::int64_t>();
      if (values[i].is_number()) point.value = values[i].get<double>();
      hand_on(point, sinks);
    }
  }
  return {};
}

Result<void> read_metric_queries(const Opened& source, Sinks& sinks) {
  static_cast<void>(source);
  static_cast<void>(sinks);
  return {};
}

namespace {

std::optional<Bytes> bytes_at(const json& object, const char* key) {
  const auto number = number_at(object, key);
  return number ? std::optional(Bytes(*number)) : std::nullopt;
}

/// Whether no size of a file system is one that cannot be.
bool has_sizes(const FileSystemFact& fact) {
  return std::ranges::all_of(std::array{fact.bytes, fact.bytes_standard, fact.bytes_ia, fact.bytes_archive},
                             [](const std::optional<Bytes>& size) {
                               return !size || (is_amount(size->count()) && *size >= Bytes(0));
                             });
}

}  // namespace

Result<void> read_file_systems(const Opened& source, Sinks& sinks) {
  const auto document = read_json(source);
  if (!document) return tl::unexpected(document.error());
  for (const json& system : list_at(*document, "FileSystems")) {
    ++sinks.rows;
    FileSystemFact fact;
    fact.id = text_at(system, "FileSystemId");
    fact.name = text_at(system, "Name");
    const std::string arn = text_at(system, "FileSystemArn");  // arn:aws:elasticfilesystem:REGION:...
    std::size_t at = 0;
    for (int colon = 0; colon < 3 && at != std::string::npos; ++colon) at = arn.find(':', at) + 1;
    fact.region = arn.empty() ? "" : arn.substr(at, arn.find(':', at) - at);
    const json& size = object_at(system, "SizeInBytes");
    fact.bytes = bytes_at(size, "Value");
    fact.bytes_standard = bytes_at(size, "ValueInStandard");
    fact.bytes_ia = bytes_at(size, "ValueInIA");
    fact.bytes_archive = bytes_at(size, "ValueInArchive");
    if (!has_sizes(fact)) {
      sinks.reject(sinks.rows, "SizeInBytes");
      continue;
    }
    fact.taken = time_at(size, "Timestamp");
    fact.throughput_mode = text_at(system, "ThroughputMode");
    if (const auto rate = number_at(system, "ProvisionedThroughputInMibps"))
      fact.provisioned = BytesPerSecond(*rate * kMiB);
    fact.one_zone = !text_at(system, "AvailabilityZoneName").empty();
    sinks.facts.emplace_back(std::move(fact));
  }
  return {};
}

std::optional<int> days_after(const std::string& word) {
  constexpr std::string_view kAfter = "AFTER_";
  if (!word.starts_with(kAfter)) return std::nullopt;
  int days = 0;
  const char* const begin = word.data() + kAfter.size();
  if (std::from_chars(begin, word.data() + word.size(), days).ec != std::errc{}) return std::nullopt;
  return days;
}

Result<void> read_lifecycle(const Opened& source, Sinks& sinks) {
  const auto document = read_json(source);
  if (!document) return tl::unexpected(document.error());
  LifecycleFact fact;
  for (const json& policy : list_at(*document, "LifecyclePolicies")) {
    ++sinks.rows;
    if (const auto ia = days_after(text_at(policy, "TransitionToIA"))) fact.to_ia_days = ia;
    if (const auto archive = days_after(text_at(policy, "TransitionToArchive")))
      fact.to_archive_days = archive;
    if (!text_at(policy, "TransitionToPrimaryStorageClass").empty()) fact.back_on_access = true;
  }
  sinks.facts.emplace_back(fact);
  return {};
}

}  // namespace storeadvise::observe

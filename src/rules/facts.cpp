#include "rules/facts.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>
#include <vector>

#include "models/pace.hpp"
#include "models/work.hpp"

namespace storeadvise {
namespace {

using logic::Value;
using Source = FactSource;

Value word(std::string_view text) { return Value(text); }
Value gb_value(Bytes bytes) { return Value(in_gb(bytes)); }
Value count(Count n) { return Value(n.count()); }
Value milliseconds(Seconds t) { return Value(t.count() * 1000); }
Value seconds(const std::optional<Seconds>& t) { return Value(t.value_or(Seconds(0)).count()); }
Value kb(Bytes bytes) { return Value(bytes.count() / kKiB); }
Value mib(BytesPerSecond rate) { return Value(rate.count() / kMiB); }
Value per_second(const Flow& f) {
  return Value(f.active > Seconds(0) ? (f.operations / f.active).count() : 0.0);
}

BytesPerSecond rate(const Flow& f) { return f.required > BytesPerSecond(0) ? f.required : f.average_rate(); }

template <Need need>
Value needs(const Source& s) {
  return Value(s.demand.needs.has(need));
}

constexpr std::string_view kSold = "sold there, at a price that has to be looked up";
constexpr std::string_view kNotKnownToBeSold = "not offered there by AWS, or at a price that is not known";

bool is_sold(const Source& s) {
  return s.catalog != nullptr && (s.catalog->sold >> (s.option - kOptions.data()) & 1U) != 0;
}

constexpr std::array kFacts{
    Fact{"dataset.role", "", "role of the data set", Scope::dataset,
         [](const Source& s) { return word(kRoleNames[static_cast<std::size_t>(s.demand.role)]); }},
    Fact{"dataset.size_gb", "GB", "bytes stored", Scope::dataset,
         [](const Source& s) { return gb_value(s.demand.bytes); }},
    Fact{"dataset.objects", "", "objects or files stored", Scope::dataset,
         [](const Source& s) { return count(s.demand.objects); }},
    Fact{"dataset.object_kb", "KB", "mean size of an object", Scope::dataset,
         [](const Source& s) { return kb(s.demand.object); }},
    Fact{"dataset.prefixes", "", "key prefixes that requests are spread over", Scope::dataset,
         [](const Source& s) { return count(s.demand.prefixes); }},
    Fact{"dataset.lifetime_days", "d", "days that an object lives; 0 where it is kept", Scope::dataset,
         [](const Source& s) { return Value(in_days(s.demand.lifetime)); }},
    Fact{"dataset.growth_gb", "GB", "growth a month", Scope::dataset,
         [](const Source& s) { return gb_value(s.demand.growth); }},
    Fact{"dataset.untouched_30d", "ratio", "share untouched for 30 days", Scope::dataset,
         [](const Source& s) { return Value(s.demand.untouched_for(days(30))); }},
    Fact{"dataset.untouched_90d", "ratio", "share untouched for 90 days", Scope::dataset,
         [](const Source& s) { return Value(s.demand.untouched_for(days(90))); }},
    Fact{"dataset.hot_fraction", "ratio", "share of the bytes that most reads touch", Scope::dataset,
         [](const Source& s) { return Value(s.demand.hot_fraction); }},
    Fact{"dataset.hot_gb", "GB", "bytes that most reads touch", Scope::dataset,
         [](const Source& s) { return gb_value(s.demand.bytes * s.demand.hot_fraction); }},
    Fact{"dataset.current", "", "option where it lives today, or empty", Scope::dataset,
         [](const Source& s) { return word(s.demand.current ? kOptions[*s.demand.current].id : ""); }},
    Fact{"dataset.current_service", "", "service where it lives today, or empty", Scope::dataset,
         [](const Source& s) {
           return word(s.demand.current ? to_string(kOptions[*s.demand.current].service) : "");
         }},
    Fact{"platform", "", "where the clients run", Scope::dataset,
         [](const Source& s) { return word(kPlatformNames[static_cast<std::size_t>(s.demand.platform)]); }},
    Fact{"needs.posix", "", "needs directories, rename, permissions", Scope::dataset, needs<Need::posix>},
    Fact{"needs.file_locking", "", "needs file locks", Scope::dataset, needs<Need::file_locking>},
    Fact{"needs.in_place_writes", "", "needs to change parts of files", Scope::dataset,
         needs<Need::in_place_writes>},
    Fact{"needs.append", "", "needs to append to files", Scope::dataset, needs<Need::append>},
    Fact{"needs.shared_mount", "", "needs one tree that many hosts mount", Scope::dataset,
         needs<Need::shared_mount>},
    Fact{"needs.object_api", "", "needs the S3 API", Scope::dataset, needs<Need::object_api>},
    Fact{"needs.versioning", "", "needs versions kept", Scope::dataset, needs<Need::versioning>},
    Fact{"needs.multi_az", "", "needs to survive the loss of a zone", Scope::dataset, needs<Need::multi_az>},
    Fact{"needs.local_disk_semantics", "", "needs a local disk", Scope::dataset,
         needs<Need::local_disk_semantics>},
    Fact{"reads.gb", "GB", "read a month", Scope::dataset,
         [](const Source& s) { return gb_value(s.demand.reads.bytes); }},
    Fact{"reads.operations", "", "read operations a month", Scope::dataset,
         [](const Source& s) { return count(s.demand.reads.operations); }},
    Fact{"reads.request_kb", "KB", "size of one read", Scope::dataset,
         [](const Source& s) { return kb(s.demand.reads.request); }},
    Fact{"reads.random_fraction", "ratio", "share of the reads that are random", Scope::dataset,
         [](const Source& s) { return Value(s.demand.reads.random_fraction); }},
    Fact{"reads.clients", "", "hosts that read", Scope::dataset,
         [](const Source& s) { return count(s.demand.reads.clients); }},
    Fact{"reads.streams", "", "threads that read on one host", Scope::dataset,
         [](const Source& s) { return count(s.demand.reads.streams); }},
    Fact{"reads.s3_client", "", "how it reads S3", Scope::dataset,
         [](const Source& s) {
           return word(kS3ClientNames[static_cast<std::size_t>(s.demand.reads.client)]);
         }},
    Fact{"reads.required_mib_s", "MiB/s", "required read rate; 0 where none is stated", Scope::dataset,
         [](const Source& s) { return mib(s.demand.reads.required); }},
    Fact{"reads.average_mib_s", "MiB/s", "mean read rate while active", Scope::dataset,
         [](const Source& s) { return mib(s.demand.reads.average_rate()); }},
    Fact{"reads.rate_mib_s", "MiB/s", "required read rate, or else the mean", Scope::dataset,
         [](const Source& s) { return mib(rate(s.demand.reads)); }},
    Fact{"reads.month_mib_s", "MiB/s", "mean read rate over the whole month", Scope::dataset,
         [](const Source& s) { return mib(s.demand.reads.bytes / s.demand.month); }},
    Fact{"reads.client_rate_mib_s", "MiB/s", "the same for one host", Scope::dataset,
         [](const Source& s) {
           return mib(rate(s.demand.reads) / std::max(s.demand.reads.clients, Count(1)));
         }},
    Fact{"reads.active_hours", "h", "active hours a month", Scope::dataset,
         [](const Source& s) { return Value(in_hours(s.demand.reads.active)); }},
    Fact{"reads.passes", "", "times that everything is read in a month", Scope::dataset,
         [](const Source& s) {
           return Value(s.demand.bytes > Bytes(0) ? s.demand.reads.bytes / s.demand.bytes : 0.0);
         }},
    Fact{"reads.whole_objects", "", "a read fetches a whole object", Scope::dataset,
         [](const Source& s) { return Value(s.demand.reads.request >= s.demand.object); }},
    Fact{"reads.per_second", "1/s", "reads a second while active", Scope::dataset,
         [](const Source& s) { return per_second(s.demand.reads); }},
    Fact{"reads.max_latency_ms", "ms", "longest latency allowed; 0 where none is stated", Scope::dataset,
         [](const Source& s) { return milliseconds(s.demand.max_latency); }},
    Fact{"reads.latency_percentile", "", "percentile that the limit is about", Scope::dataset,
         [](const Source& s) { return Value(s.demand.latency_percentile); }},
    Fact{"reads.dependent", "", "reads that wait for each other in one operation", Scope::dataset,
         [](const Source& s) { return Value(s.demand.dependent_reads); }},
    Fact{"reads.cold_gb", "GB", "reads a month of data untouched for 30 days", Scope::dataset,
         [](const Source& s) { return gb_value(s.demand.cold_bytes); }},
    Fact{"reads.someone_waits", "", "somebody waits for a read", Scope::dataset,
         [](const Source& s) { return Value(s.demand.reads_wait); }},
    Fact{"writes.gb", "GB", "written a month", Scope::dataset,
         [](const Source& s) { return gb_value(s.demand.writes.bytes); }},
    Fact{"writes.operations", "", "write operations a month", Scope::dataset,
         [](const Source& s) { return count(s.demand.writes.operations); }},
    Fact{"writes.request_kb", "KB", "size of one write", Scope::dataset,
         [](const Source& s) { return kb(s.demand.writes.request); }},
    Fact{"writes.random_fraction", "ratio", "share of the writes that are random", Scope::dataset,
         [](const Source& s) { return Value(s.demand.writes.random_fraction); }},
    Fact{"writes.in_place_fraction", "ratio", "share of the writes that change part of an object",
         Scope::dataset, [](const Source& s) { return Value(s.demand.in_place_fraction); }},
    Fact{"writes.required_mib_s", "MiB/s", "required write rate; 0 where none is stated", Scope::dataset,
         [](const Source& s) { return mib(s.demand.writes.required); }},
    Fact{"writes.average_mib_s", "MiB/s", "mean write rate while active", Scope::dataset,
         [](const Source& s) { return mib(s.demand.writes.average_rate()); }},
    Fact{"writes.rate_mib_s", "MiB/s", "required write rate, or else the mean", Scope::dataset,
         [](const Source& s) { return mib(rate(s.demand.writes)); }},
    Fact{"writes.month_mib_s", "MiB/s", "mean write rate over the whole month", Scope::dataset,
         [](const Source& s) { return mib(s.demand.writes.bytes / s.demand.month); }},
    Fact{"writes.per_second", "1/s", "writes a second while active", Scope::dataset,
         [](const Source& s) { return per_second(s.demand.writes); }},
    Fact{"loading.starts", "", "cold starts a month", Scope::dataset,
         [](const Source& s) { return count(s.demand.starts); }},
    Fact{"loading.simultaneous", "", "starts at the same time", Scope::dataset,
         [](const Source& s) { return count(s.demand.simultaneous); }},
    Fact{"loading.gb", "GB", "read by one start", Scope::dataset,
         [](const Source& s) { return gb_value(s.demand.load_bytes); }},
    Fact{"loading.total_gb", "GB", "read by all starts of a month", Scope::dataset,
         [](const Source& s) { return gb_value(s.demand.starts * s.demand.load_bytes); }},
    Fact{"checkpoint.gb", "GB", "one checkpoint; 0 where there are none", Scope::dataset,
         [](const Source& s) { return gb_value(s.demand.checkpoint_bytes); }},
    Fact{"checkpoint.every_minutes", "min", "active time between checkpoints", Scope::dataset,
         [](const Source& s) { return Value(s.demand.checkpoint_every.count() / 60); }},
    Fact{"checkpoint.per_month", "", "checkpoints a month", Scope::dataset,
         [](const Source& s) { return count(s.demand.checkpoint_writes); }},
    Fact{"checkpoint.synchronous", "", "training waits for the write", Scope::dataset,
         [](const Source& s) { return Value(s.demand.checkpoint_synchronous); }},
    Fact{"checkpoint.restores", "", "restores a month", Scope::dataset,
         [](const Source& s) { return count(s.demand.restores); }},
    Fact{"compute.priced", "", "waiting can be priced", Scope::dataset,
         [](const Source& s) { return Value(s.demand.can_wait()); }},
    Fact{"compute.hosts", "", "hosts", Scope::dataset, [](const Source& s) { return count(s.demand.hosts); }},
    Fact{"compute.usd_per_hour", "USD", "price of one host", Scope::dataset,
         [](const Source& s) { return Value(s.demand.usd_per_hour.count()); }},
    Fact{"compute.accelerators", "", "accelerators of all hosts", Scope::dataset,
         [](const Source& s) { return count(s.demand.hosts * s.demand.accelerators); }},
    Fact{"compute.local_storage_gb", "GB", "instance store of one host, or its volume where that is larger",
         Scope::dataset,
         [](const Source& s) { return gb_value(std::max(s.demand.local_storage, s.demand.ebs)); }},
    Fact{"compute.staged_gb", "GB", "what one host would download to read it from its own disk",
         Scope::dataset, [](const Source& s) { return gb_value(staged_by_host(s.demand)); }},
    Fact{"compute.network_gbit", "Gbit/s", "network of one host", Scope::dataset,
         [](const Source& s) { return Value(s.demand.network.count() * 8 / 1e9); }},
    Fact{"option.id", "", "the option", Scope::option, [](const Source& s) { return word(s.option->id); }},
    Fact{"option.service", "", "its service", Scope::option,
         [](const Source& s) { return word(to_string(s.option->service)); }},
    Fact{"option.access", "", "the way to reach it", Scope::option,
         [](const Source& s) { return word(to_string(s.estimate->access)); }},
    Fact{"option.price_missing", "", "the catalog lacks a price of its bill", Scope::option,
         [](const Source& s) { return Value(!s.estimate->bill.complete()); }},
    Fact{"option.offer", "", "whether AWS sells it in the Region", Scope::option,
         [](const Source& s) { return word(is_sold(s) ? kSold : kNotKnownToBeSold); }},
    Fact{"option.latency_ms", "ms", "an operation at the stated percentile", Scope::option,
         [](const Source& s) {
           return milliseconds(latency_at(s.estimate->latency, s.demand.latency_percentile));
         }},
    Fact{"option.read_p50_ms", "ms", "an operation at the median", Scope::option,
         [](const Source& s) { return milliseconds(s.estimate->latency.read_p50); }},
    Fact{"option.read_p99_ms", "ms", "an operation at p99", Scope::option,
         [](const Source& s) { return milliseconds(s.estimate->latency.read_p99); }},
    Fact{"option.write_p50_ms", "ms", "a write at the median", Scope::option,
         [](const Source& s) { return milliseconds(s.estimate->latency.write_p50); }},
    Fact{"option.read_mib_s", "MiB/s", "read rate that holds over the active time", Scope::option,
         [](const Source& s) { return mib(s.estimate->throughput.held_read); }},
    Fact{"option.write_mib_s", "MiB/s", "write rate that holds over the active time", Scope::option,
         [](const Source& s) { return mib(s.estimate->throughput.held_write); }},
    Fact{"option.earned_mib_s", "MiB/s", "what Bursting earns, metered; 0 where nothing is earned",
         Scope::option,
         [](const Source&
                s) { return s.estimate->burst ? mib(s.estimate->burst->baseline_metered) : Value(0.0); }},
    Fact{"option.restore_hours", "h", "until an archived object can be read", Scope::option,
         [](const Source& s) { return Value(in_hours(s.estimate->restore)); }},
    Fact{"option.load_s", "s", "one cold start's load", Scope::option,
         [](const Source& s) { return seconds(s.estimate->times.load); }},
    Fact{"option.checkpoint_write_s", "s", "one checkpoint's write", Scope::option,
         [](const Source& s) { return seconds(s.estimate->times.checkpoint_write); }},
    Fact{"option.waiting_hours", "h", "host-hours that wait a month", Scope::option,
         [](const Source& s) { return Value(in_hours(s.estimate->waiting.time)); }},
    Fact{"option.bill_usd", "USD", "the month's bill", Scope::option,
         [](const Source& s) { return Value(s.estimate->bill.total().count()); }},
    Fact{"option.total_usd", "USD", "bill and waiting", Scope::option,
         [](const Source& s) { return Value(s.estimate->total().count()); }},
};

constexpr std::size_t kDatasetFacts = static_cast<std::size_t>(
    std::count_if(kFacts.begin(), kFacts.end(), [](const Fact& f) { return f.scope == Scope::dataset; }));
static_assert(kFacts.size() - kDatasetFacts <= 32);

}  // namespace

std::span<const Fact> facts() {
  static const auto all = [] {
    std::vector<Fact> rows;
    rows.reserve(kFacts.size() + catalog_fact_rows().size());
    std::ranges::copy(kFacts, std::back_inserter(rows));
    std::ranges::copy(catalog_fact_rows(), std::back_inserter(rows));
    return rows;
  }();
  return all;
}

std::span<const std::string_view> fact_names() {
  static const auto names = [] {
    std::vector<std::string_view> all;
    all.reserve(facts().size());
    std::ranges::transform(facts(), std::back_inserter(all), &Fact::name);
    return all;
  }();
  return names;
}

namespace {

/// Spelt out for each fact while compiling, so that the getters are not called but inlined.
template <std::size_t from, std::size_t... i>
void fill_facts(const FactSource& source, FactArray& out, std::index_sequence<i...> /*all*/) {
  ((out[from + i] = kFacts[from + i].value(source)), ...);
}

}  // namespace

void dataset_facts(const Demand& demand, FactArray& out) {
  fill_facts<0>({demand}, out, std::make_index_sequence<kDatasetFacts>());
}

void option_facts(const Demand& demand, const Option& option, const Estimate& estimate, FactArray& out,
                  const Catalog* catalog) {
  fill_facts<kDatasetFacts>({demand, &option, &estimate, catalog}, out,
                            std::make_index_sequence<kFacts.size() - kDatasetFacts>());
}

std::size_t access_fact() {
  constexpr auto kPlace = static_cast<std::size_t>(
      std::ranges::find(kFacts, std::string_view("option.access"), &Fact::name) - kFacts.begin());
  static_assert(kPlace < kFacts.size());
  return kPlace;
}

FactMask option_fact_bit(std::size_t place) {
  const bool of_option = place >= kDatasetFacts && place < kFacts.size();
  return of_option ? FactMask{1} << (place - kDatasetFacts) : 0;
}

void option_facts(const Demand& demand, const Option& option, const Estimate& estimate, FactMask wanted,
                  FactArray& out) {
  const FactSource source{demand, &option, &estimate};
  for (; wanted != 0; wanted &= wanted - 1) {
    const std::size_t i = kDatasetFacts + static_cast<std::size_t>(std::countr_zero(wanted));
    out[i] = kFacts[i].value(source);
  }
}

}  // namespace storeadvise

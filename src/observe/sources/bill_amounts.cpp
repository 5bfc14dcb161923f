#include "observe/sources/bill_amounts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <optional>

#include "observe/times.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

using What = AmountFact::What;

/// What the last part of a price's id says, and the base unit of its amount.
struct Meaning {
  std::string_view end;
  What what;
  double unit;
};
constexpr std::array kMeanings{Meaning{".storage", What::stored_bytes, kGiB},
                               Meaning{".storage_infrequent", What::stored_bytes, kGiB},
                               Meaning{".storage_archive_instant", What::stored_bytes, kGiB},
                               Meaning{".put", What::put_requests, 1},
                               Meaning{".get", What::get_requests, 1},
                               Meaning{".retrieval", What::bytes_retrieved, kGiB},
                               Meaning{"efs.elastic.read", What::bytes_read, kGiB},
                               Meaning{"efs.elastic.write", What::bytes_written, kGiB},
                               Meaning{"efs.ia.read", What::bytes_retrieved, kGiB},
                               Meaning{"efs.archive.read", What::bytes_retrieved, kGiB},
                               Meaning{"efs.provisioned.throughput", What::provisioned_rate, kMiB}};

/// Operations of S3 as bills name them
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/aws-usage-report-understand.html).
struct Named {
  std::string_view operation;
  What what;
};
constexpr std::array kNamedOperations{
    Named{"GetObject", What::gets},          Named{"PutObject", What::uploads},
    Named{"PostObject", What::uploads},      Named{"CompleteMultipartUpload", What::uploads},
    Named{"HeadObject", What::heads},        Named{"ListBucket", What::lists},
    Named{"ListBucketVersions", What::lists}};

double hours_of_month(std::int64_t second) {
  const std::chrono::year_month_day date{
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(second)))};
  const std::chrono::year_month_day_last last{date.year(), std::chrono::month_day_last(date.month())};
  return in_hours(days(static_cast<unsigned>(last.day())));
}

/// Keeps the smallest hashes.
void add_line(std::vector<std::uint32_t>& lines, std::uint32_t hash) {
  const auto at = std::ranges::lower_bound(lines, hash);
  if (at != lines.end() && *at == hash) return;
  lines.insert(at, hash);
  if (lines.size() > AmountFact::kMostLines) lines.pop_back();
}

/// Whether the amount is of so many months: a mean over time, not a sum.
bool is_mean(What what) { return what == What::stored_bytes || what == What::provisioned_rate; }

}  // namespace

void BillAmounts::add(const BilledUse& use) {
  const auto* const meaning = std::find_if(kMeanings.begin(), kMeanings.end(),
                                           [&](const Meaning& m) { return use.price.ends_with(m.end); });
  if (meaning == kMeanings.end()) return;
  const double amount = use.amount * meaning->unit;
  put(use, meaning->what, is_mean(meaning->what) ? amount * hours_of_month(use.begin) : amount);
  if (meaning->what != What::put_requests && meaning->what != What::get_requests) return;
  for (const Named& row : kNamedOperations)
    if (row.operation == use.operation) put(use, row.what, amount);
}

void BillAmounts::put(const BilledUse& use, What what, double amount) {
  Key key{what,
          std::string(use.service),
          std::string(use.place),
          std::string(use.region),
          std::string(what == What::stored_bytes ? use.price : std::string_view{}),
          use.begin / kDaySeconds * kDaySeconds,
          0};
  const bool long_one = use.end - use.begin > kDaySeconds;
  key.end = long_one ? use.end : key.begin + kDaySeconds;
  if (long_one) key.begin = use.begin;
  Sum& sum = sums_[key];
  sum.amount += amount;
  add_line(sum.lines, use.line);
  if (long_one) return;
  const std::int64_t last = std::min(use.end, key.end) - 1;
  for (std::int64_t hour = (use.begin - key.begin) / kHourSeconds; hour <= (last - key.begin) / kHourSeconds;
       ++hour)
    sum.hours |= 1U << static_cast<unsigned>(hour);
}

void BillAmounts::hand_on(const std::string& variant, std::optional<std::int64_t> as_of,
                          std::vector<Fact>& facts) const {
  for (const auto& [key, sum] : sums_) {
    AmountFact fact;
    fact.what = key.what;
    fact.from = "bill";
    fact.variant = variant;
    fact.service = key.service;
    fact.place = key.place;
    fact.region = key.region;
    fact.storage_class = key.storage_class;
    fact.begin = key.begin;
    fact.end = key.end;
    fact.amount = sum.amount;
    fact.as_of = as_of;
    fact.lines = sum.lines;
    if (is_mean(key.what)) {
      if (key.service == "efs" && sum.hours != 0)
        fact.end = key.begin + std::popcount(sum.hours) * kHourSeconds;
      fact.amount /= in_hours(between(fact.begin, fact.end));
    }
    facts.emplace_back(std::move(fact));
  }
}

}  // namespace storeadvise::observe

#include "report/text/words.hpp"
#include "report/story/advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "options/s3_classes.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

/// Who moves the bytes, and what stands in the way.
struct View {
  Direction direction;
  const Estimate& estimate;
  const Option& option;
  const Demand& demand;
  const Catalog& catalog;

  [[nodiscard]] bool reads() const { return direction == Direction::read; }
  [[nodiscard]] const Flow& flow() const { return reads() ? demand.reads : demand.writes; }
  [[nodiscard]] BytesPerSecond rate() const {
    return reads() ? estimate.throughput.read : estimate.throughput.write;
  }
};

std::string counted(Count n, std::string_view one, std::string_view many) {
  return n == Count(1) ? fmt::format("1 {}", one) : fmt::format("{} {}", show_count(n.count()), many);
}

std::string clients(const Flow& flow) { return counted(flow.clients, "client", "clients"); }

std::string gbit(BytesPerSecond rate) {
  constexpr BytesPerSecond kGbit(1e9 / 8);
  return fmt::format("{} Gbit/s", show_number(rate / kGbit));
}

/// Limits as AWS writes them.
std::string mib(BytesPerSecond rate) { return fmt::format("{} MiB/s", quantity(std::round(in_mib(rate)))); }

std::string service_name(const Option& option) {
  if (option.hybrid == Hybrid::s3_files) return "S3 Files";
  return option.service == Service::s3 ? "S3" : "EFS";
}

std::string concurrency(const View& v) {
  const Flow& flow = v.flow();
  const bool fills = flow.client != S3Client::sdk && flow.random_fraction < 1;
  if (v.option.service == Service::s3 && fills) return fmt::format("requests in flight of {}", clients(flow));
  return fmt::format("{} x {}, one request in flight each", clients(flow),
                     counted(flow.streams, "stream", "streams"));
}

std::string network(const View& v) {
  const Count n = v.flow().clients;
  return n == Count(1) ? fmt::format("network of 1 client ({})", gbit(v.demand.network))
                       : fmt::format("network of {} ({} x {})", clients(v.flow()), show_count(n.count()),
                                     gbit(v.demand.network));
}

std::string client_limit(const View& v) {
  const Performance& p = v.catalog.performance;
  if (v.option.service == Service::s3) return fmt::format("S3 gives one client {}", gbit(p.s3_client_max));
  if (v.option.hybrid == Hybrid::s3_files)
    return fmt::format("S3 Files gives one client {}", mib(p.files_client_max));
  const EfsMode mode = v.option.hybrid == Hybrid::s3_efs ? v.estimate.hot_mode : v.option.mode;
  const bool elastic = mode == EfsMode::elastic && !v.option.one_zone;
  return fmt::format("EFS gives one client {}", mib(elastic ? p.efs_client_elastic : p.efs_client_other));
}

std::string request_rate(const View& v) {
  const Performance& p = v.catalog.performance;
  if (v.option.service != Service::s3)
    return fmt::format("{} operations a second of {}", v.reads() ? "read" : "write", service_name(v.option));
  if (row_of(v.option.s3_class).is_express)
    return fmt::format("{} requests a second of S3 Express",
                       quantity((v.reads() ? p.express_gets : p.express_puts).count()));
  return fmt::format("{} {} a second on {}",
                     quantity((v.reads() ? p.s3_gets_per_prefix : p.s3_puts_per_prefix).count()),
                     v.reads() ? "GETs" : "PUTs", counted(v.demand.prefixes, "prefix", "prefixes each"));
}

std::string file_rate(const View& v) {
  const Performance& p = v.catalog.performance;
  return v.reads() ? fmt::format("{} opens {} files a second", service_name(v.option),
                                 quantity(p.efs_file_reads.count()))
                   : fmt::format("{} creates {} files a second", service_name(v.option),
                                 quantity(p.efs_file_writes.count()));
}

}  // namespace

std::string bottleneck_text(Direction direction, const Estimate& estimate, const Option& option,
                            const Demand& demand, const Catalog& catalog) {
  const View v{direction, estimate, option, demand, catalog};
  switch (v.reads() ? estimate.throughput.read_bottleneck : estimate.throughput.write_bottleneck) {
    case Bottleneck::none:
      return "";
    case Bottleneck::concurrency:
      return concurrency(v);
    case Bottleneck::network:
      return network(v);
    case Bottleneck::client_limit:
      return client_limit(v);
    case Bottleneck::service_limit:
      return fmt::format("{} gives all clients together {}", service_name(option), mib(v.rate()));
    case Bottleneck::request_rate:
      return request_rate(v);
    case Bottleneck::file_rate:
      return file_rate(v);
    case Bottleneck::local_disk:
      return fmt::format("local disks of {}", clients(v.flow()));
  }
  return "";
}

std::string service_word(Service service) {
  switch (service) {
    case Service::s3:
      return "S3";
    case Service::efs:
      return "EFS";
    case Service::hybrid:
      return "S3 with EFS";
    case Service::none:
      return "none";
  }
  return "";
}

std::string with_unit(double value, std::string_view unit) {
  constexpr std::array<std::string_view, 2> kThings{"request", "object"};  // there are no parts of one
  const bool whole = value >= 1 && std::ranges::find(kThings, unit) != kThings.end();
  std::string number = quantity(whole ? std::round(value) : value);
  if (unit.empty() || unit == "ratio") return number;
  constexpr std::array<std::string_view, 4> kCounted{"request", "GB-month", "object-month", "MiB/s-month"};
  const bool several = value != 1 && std::ranges::find(kCounted, unit) != kCounted.end();
  return fmt::format("{} {}{}", number, unit, several ? "s" : "");
}

/// Objects of these classes cannot be read until they are restored:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html
bool is_archive(const Option& option) {
  return option.service == Service::s3 && row_of(option.s3_class).is_archive;
}

std::string_view pattern_word(PortfolioPattern pattern) {
  return pattern == PortfolioPattern::hybrid ? "mixed" : to_string(pattern);
}

std::string load_network(const Demand& d) {
  return d.network_burst > d.network
             ? fmt::format("the network gives a host {} for minutes", gbit(d.network_burst))
             : "";
}

std::string mark_of_assumed(const DataSetReport& set, const Rejection& rejection) {
  constexpr std::string_view kRule = "need-";
  std::string need(rejection.rule);
  if (!need.starts_with(kRule)) return "";
  need.erase(0, kRule.size());
  std::ranges::replace(need, '-', '_');
  const bool is_need = std::ranges::find(kNeedNames, need) != kNeedNames.end();
  const bool assumed =
      std::ranges::any_of(set.assumptions, [](const Assumption& a) { return a.path.ends_with(".needs"); });
  return is_need && assumed ? "*" : "";
}

std::string signed_points(double points) {
  constexpr double kHardlyAny = 0.1;
  return std::abs(points) < kHardlyAny ? fmt::format("{:+.1g}", points) : fmt::format("{:+.3g}", points);
}

std::string share_text(double share) {
  constexpr double kNearlyAll = 0.995;
  return fixed(share * 100, share >= kNearlyAll && share < 1 ? 1 : 0) + " %";
}

std::string holds_share(const Verdict& v) {
  if (!v.option || !v.holds_in || (v.close_call && *v.holds_in >= 1)) return "";
  return share_text(*v.holds_in);
}

std::string certainty_word(const Verdict& v) {
  if (!v.option) return "";
  const std::string holds = holds_share(v);
  return v.close_call ? holds + (holds.empty() ? "" : ", ") + "close call" : holds;
}

std::string reached(const Option& option, Access access) {
  switch (access) {
    case Access::direct:
      return std::string(option.id);
    case Access::stream:
      return fmt::format("{}, {}", option.id, is_archive(option) ? "restored before it is read" : "streamed");
    case Access::stage:
      return fmt::format("{}, staged on local disk", option.id);
    case Access::cache:
      return fmt::format("{}, through a local cache", option.id);
  }
  return "";
}

}  // namespace storeadvise

#include "report/words.hpp"

#include <fmt/format.h>

namespace storeadvise {
namespace {

std::string hosts(double n) { return n == 1 ? "1 host" : fmt::format("{:.0f} hosts", n); }

std::string gbit(double bytes_per_s) { return fmt::format("{:.4g} Gbit/s", bytes_per_s * 8 / 1e9); }

std::string service_name(const Option& option) {
  if (option.hybrid == Hybrid::s3_files) return "S3 Files";
  return option.service == Service::s3 ? "S3" : "EFS";
}

std::string concurrency(const Demand& d) {
  const double streams = d.reads.streams;
  return fmt::format("requests in flight ({} x {})", hosts(d.reads.clients),
                     streams == 1 ? "1 stream" : fmt::format("{:.0f} streams", streams));
}

}  // namespace

std::string bottleneck_text(Bottleneck bottleneck, const Estimate&, const Option& option, const Demand& d) {
  const std::string service = service_name(option);
  switch (bottleneck) {
    case Bottleneck::none: return "";
    case Bottleneck::concurrency: return concurrency(d);
    case Bottleneck::network: return fmt::format("network of {} ({} each)", hosts(d.reads.clients), gbit(d.network));
    case Bottleneck::client_limit: return fmt::format("what {} gives one host", service);
    case Bottleneck::service_limit: return fmt::format("what {} gives all hosts together", service);
    case Bottleneck::request_rate:
      return option.service == Service::s3 ? "requests per second and prefix" : fmt::format("{} operations per second", service);
    case Bottleneck::file_rate: return fmt::format("files that {} opens per second", service);
    case Bottleneck::local_disk: return "local disks";
  }
  return "";
}

}  // namespace storeadvise

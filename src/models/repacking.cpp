#include "models/repacking.hpp"

#include <algorithm>
#include <cmath>

namespace storeadvise {
namespace {

void in_shards(Flow& flow, Bytes shard) {
  flow.request = std::max(flow.request, shard);
  flow.operations = Count(flow.bytes / flow.request);
  flow.random_fraction = 0;
}

double requests_of(const Bill& bill) {
  double sum = 0;
  for (const BillLine& line : bill)
    if (line.item == Item::get_requests || line.item == Item::put_requests) sum += line.quantity;
  return sum;
}

}  // namespace

Demand sharded(const Demand& d, Bytes shard) {
  Demand p = d;
  p.object = std::min(std::max(d.object, shard), d.bytes);
  p.objects = Count(p.object > Bytes(0) ? d.bytes / p.object : 0);
  in_shards(p.reads, p.object);
  in_shards(p.writes, p.object);
  p.in_place_fraction = 0;
  return p;
}

ObjectFigures object_figures(const Workbench& b, std::size_t option, const Estimate& e) {
  const Demand& d = b.demand;
  const bool efs = kOptions[option].service == Service::efs;
  return {.objects = d.objects,
          .requests = efs ? b.efs.opens + b.efs.creates : Count(requests_of(e.bill)),
          .read_rate = e.throughput.read,
          .read_p50 = e.latency.read_p50,
          .pass = e.times.pass,
          .bill = e.bill.total(),
          .waiting = e.waiting.usd,
          .list_requests = Count(efs ? 0 : std::ceil(d.objects / b.catalog.performance.s3_list_page)),
          .object = d.object};
}

}  // namespace storeadvise

#include "models/ways_out.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace storeadvise {
namespace {

Seconds active_time(const Demand& d) {
  return d.reads.active > Seconds(0) ? d.reads.active : d.writes.active;
}

/// Do the credits last while the data set is active, and is the rate enough?
bool carries(const Demand& d, const Estimate& e, const Performance& p) {
  const bool lasts = std::isinf(e.burst->until_exhausted.count());
  return lasts && metered_demand(d, p) <= e.burst->burst_metered;
}

/// The required rate where one is stated, else the average.
BytesPerSecond demanded(const Flow& f) {
  return f.required > BytesPerSecond(0) ? f.required : f.average_rate();
}

/// More than any Bursting file system gives cannot be stored for.
bool beyond_bursting(const Demand& d, const Performance& p) {
  constexpr auto kMode = static_cast<std::size_t>(EfsMode::bursting);
  return demanded(d.reads) > p.efs_read_max[kMode] || demanded(d.writes) > p.efs_write_max[kMode];
}

std::optional<WayOut> padded(const Workbench& b, std::size_t index, const Estimate& e) {
  const Option& option = kOptions[index];
  if (option.ia || beyond_bursting(b.demand, b.catalog.performance)) return std::nullopt;
  const Bytes stored = b.demand.bytes;
  const Bytes extra = padding(b.demand, stored, b.catalog.performance);
  if (!(extra > Bytes(0))) return std::nullopt;
  WayOut way{
      .kind = WayOutKind::pad, .option = index, .extra = extra, .provisioned = {}, .bill = {}, .waiting = {}};
  Bill bill = e.bill;
  bill.add(Item::storage, gb_months(extra), option.one_zone ? b.catalog.efs.onezone : b.catalog.efs.standard);
  if (!bill.complete()) return std::nullopt;
  way.bill = bill.total();
  const BurstMonth month = burst_month(b.demand, stored + extra, b.catalog.performance);
  way.waiting = burst_pace(b, option.one_zone, month).pace.waiting.usd;
  return way;
}

/// The option that differs in the throughput mode alone.
std::optional<std::size_t> in_mode(const Option& option, EfsMode mode) {
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const Option& o = kOptions[i];
    const bool same =
        o.service == Service::efs && o.one_zone == option.one_zone && o.ia == option.ia && !o.archive;
    if (same && o.mode == mode) return i;
  }
  return std::nullopt;
}

bool offered(const Catalog& catalog, std::size_t option) { return (catalog.options >> option & 1U) != 0; }

std::optional<WayOut> switched(const Workbench& b, std::size_t from, WayOutKind kind) {
  const EfsMode mode = kind == WayOutKind::elastic ? EfsMode::elastic : EfsMode::provisioned;
  const auto to = in_mode(kOptions[from], mode);
  if (!to || !offered(b.catalog, *to)) return std::nullopt;
  const Estimate e = estimate_efs(b, kOptions[*to]);
  if (!e.bill.complete()) return std::nullopt;
  return WayOut{.kind = kind,
                .option = *to,
                .extra = {},
                .provisioned = e.provisioned,
                .bill = e.bill.total(),
                .waiting = e.waiting.usd};
}

double amount_of(const Bill& bill, Item item) {
  double usd = 0;
  for (const BillLine& line : bill)
    if (line.item == item) usd += line.amount().count();
  return usd;
}

/// What a fee for a month's traffic would be at the demanded rate all month long.
double full_time(double fee, const Flow& flow, Seconds month) {
  return flow.bytes > Bytes(0) ? fee * (demanded(flow) * month / flow.bytes) : 0;
}

}  // namespace

Bytes padding(const Demand& d, Bytes stored, const Performance& p) {
  const BytesPerSecond load = metered_demand(d, p);
  const Bytes earning = load * std::min(1.0, active_time(d) / d.month) / p.efs_baseline_per_byte;
  const Bytes bursting = load > p.efs_burst_min ? load / p.efs_burst_per_byte : Bytes(0);
  return std::max(Bytes(0), std::max(earning, bursting) * (1 + 1e-9) - stored);
}

std::vector<WayOut> ways_out(const Workbench& b, std::size_t option, const Estimate& e) {
  std::vector<WayOut> ways;
  if (!e.burst || carries(b.demand, e, b.catalog.performance)) return ways;
  if (const auto way = padded(b, option, e)) ways.push_back(*way);
  for (const WayOutKind kind : {WayOutKind::elastic, WayOutKind::provisioned})
    if (const auto way = switched(b, option, kind)) ways.push_back(*way);
  std::ranges::stable_sort(
      ways, [](const WayOut& a, const WayOut& z) { return a.bill + a.waiting < z.bill + z.waiting; });
  return ways;
}

std::optional<ModeBreakEven> mode_break_even(const Workbench& b) {
  const std::size_t elastic = *option_index("efs.elastic");
  const std::size_t provisioned = *option_index("efs.provisioned");
  if (!offered(b.catalog, elastic) || !offered(b.catalog, provisioned)) return std::nullopt;
  const Estimate e = estimate_efs(b, kOptions[elastic]);
  const Estimate p = estimate_efs(b, kOptions[provisioned]);
  if (!e.bill.complete() || !p.bill.complete()) return std::nullopt;
  const double reads = amount_of(e.bill, Item::elastic_reads);
  const double writes = amount_of(e.bill, Item::elastic_writes);
  const Seconds month = b.demand.month;
  const double full = full_time(reads, b.demand.reads, month) + full_time(writes, b.demand.writes, month);
  if (!(full > 0)) return std::nullopt;
  const double fixed = amount_of(p.bill, Item::provisioned_throughput);
  return ModeBreakEven{.duty_cycle = fixed / full,
                       .duty_cycle_now = (reads + writes) / full,
                       .provisioned_rate = p.provisioned,
                       .provisioned = Usd(fixed),
                       .elastic_full_time = Usd(full)};
}

}  // namespace storeadvise

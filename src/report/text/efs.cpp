#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/text/bars.hpp"
#include "report/text/page.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

std::string rate(BytesPerSecond value) { return show_rate(value); }

/// Shares of a month; what is small keeps a digit that means something.
std::string share(double part) {
  constexpr double kSmall = 0.1;
  return fixed(part * 100, part < kSmall ? 1 : 0) + " %";
}

/// The month of a file system whose credits end, or the limit that the need is over.
std::string burst_chart(const Page& page, const DataSetReport& set, const OptionReport& option) {
  const Burst& b = *option.estimate().burst;
  const Seconds active = std::max(set.demand.reads.active, set.demand.writes.active);
  const std::string_view id = kOptions[option.option].id;
  if (std::isinf(b.until_exhausted.count()))
    return page.paragraph(
        fmt::format("{} bursts to {} written, or three times that read, which is less than is asked for.", id,
                    rate(b.burst_metered)));
  const std::string before = rate(option.estimate().throughput.read);
  const std::string after = rate(b.sustained_read);
  constexpr std::size_t kLongest = 40;
  constexpr std::size_t kBeside = 27;  // the indent, the name, the gaps
  const std::size_t used = kBeside + before.size() + after.size();
  const std::size_t room = std::min(kLongest, page.look.width > used ? page.look.width - used : 1);
  return fmt::format("  {:<22} {} {} {}\n", id, before,
                     burst_row(std::min(1.0, b.until_exhausted / active), room), after) +
         page.paragraph(fmt::format(
             "The first credits last {} active hours, of {} a month; after that reads get {}, writes {}.",
             fixed(in_hours(b.until_exhausted), 1), fixed(in_hours(active), 0), after,
             rate(b.sustained_write)));
}

std::string way_text(const WayOut& way) {
  const std::string cost =
      way.waiting.count() > 0
          ? fmt::format("{} a month, {} of it waiting", money(way.bill + way.waiting), money(way.waiting))
          : fmt::format("{} a month", money(way.bill));
  const std::string_view id = kOptions[way.option].id;
  if (way.kind == WayOutKind::pad)
    return fmt::format("store {} more in {}, and the credits last: {}", show_bytes(way.extra), id, cost);
  if (way.kind == WayOutKind::provisioned)
    return fmt::format("switch to {} at {} MiB/s: {}", id, quantity(in_mib(way.provisioned)), cost);
  return fmt::format("switch to {}: {}", id, cost);
}

std::string ways_out_text(const Page& page, const OptionReport& option) {
  const Estimate& e = option.estimate();
  std::string out = page.paragraph(
      fmt::format("Unchanged it costs {} a month, waiting included. The ways out:", money(e.total())));
  for (const WayOut& way : option.ways_out) out += page.paragraph(way_text(way) + ".", "  > ");
  return out;
}

bool is_efs(const std::optional<std::size_t>& option) {
  return option && kOptions[*option].service == Service::efs;
}

/// The Bursting option whose month is worth a look: the winner, the runner-up, or the best of them.
const OptionReport* bursting(const DataSetReport& set) {
  const OptionReport* best = nullptr;
  for (const OptionReport& o : set.options) {
    if (!o.estimate().burst || o.ways_out.empty() || !o.eligible || !o.scores) continue;
    if (set.verdict.option == o.option) return &o;
    if (best == nullptr || o.scores->total > best->scores->total || set.verdict.runner_up == o.option)
      best = &o;
    if (set.verdict.runner_up == o.option) break;
  }
  return best;
}

std::string break_even_text(const Page& page, const ModeBreakEven& b) {
  const std::string amount = quantity(in_mib(b.provisioned_rate)) + " MiB/s";
  if (b.provisioned.count() <= 0)
    return page.paragraph(fmt::format(
        "The {} that Provisioned would have to give comes with what is stored; Elastic charges for every GB "
        "moved.",
        amount));
  const std::string fixed_cost =
      fmt::format("Provisioned throughput of {} costs {} a month", amount, money(b.provisioned));
  if (b.duty_cycle > 1)
    return page.paragraph(fmt::format("{}, more than Elastic at the same rate all month long.", fixed_cost));
  constexpr double kClose = 0.005;
  const bool equal = std::abs(b.duty_cycle_now / b.duty_cycle - 1) < kClose;
  const char* cheaper = b.duty_cycle_now < b.duty_cycle ? "Elastic" : "Provisioned";
  return page.paragraph(
      fmt::format("{}, as much as Elastic at a duty cycle of {}: that share of the month at the demanded "
                  "rate. Here it is {}, where {}.",
                  fixed_cost, share(b.duty_cycle), share(b.duty_cycle_now),
                  equal ? "both cost the same" : fmt::format("the bill of {} is the smaller one", cheaper)));
}

}  // namespace

std::string burst_text(const Page& page, const DataSetReport& set) {
  if (!page.look.verbose && !is_efs(set.verdict.option) && !is_efs(set.verdict.runner_up)) return "";
  std::string out;
  if (set.mode_break_even) out += break_even_text(page, *set.mode_break_even);
  if (const OptionReport* option = bursting(set))
    out += burst_chart(page, set, *option) + ways_out_text(page, *option);
  return out.empty() ? "" : page.heading("EFS throughput: Elastic, Provisioned, Bursting") + out;
}

}  // namespace storeadvise

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/text/page.hpp"
#include "report/text/table.hpp"
#include "report/text/words.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

std::string seconds(Seconds s) { return std::isfinite(s.count()) ? show_duration(s) : "no end"; }

void add_rate(std::vector<Cells>& rows, const char* title, BytesPerSecond rate, BytesPerSecond needed,
              const std::string& limit) {
  if (rate <= BytesPerSecond(0) || limit.empty()) return;
  std::string text = fmt::format("{}, limited by: {}", show_rate(rate), limit);
  if (needed > BytesPerSecond(0)) text += fmt::format(" (required: {})", show_rate(needed));
  rows.push_back({title, text});
}

void add_time(std::vector<Cells>& rows, const char* title, const std::optional<Seconds>& s) {
  if (s) rows.push_back({title, seconds(*s)});
}

/// Which of the required rates are missed.
const char* missed_rates(const Throughput& t) {
  const bool reads = t.held_read < t.required_read;
  const bool writes = t.held_write < t.required_write;
  if (reads && writes) return "reading and writing";
  return writes ? "writing" : "reading";
}

void add_waiting(std::vector<Cells>& rows, const DataSetReport& set, const Estimate& e) {
  const Waiting& w = e.waiting;
  if (!set.demand.can_wait()) {
    rows.push_back({"waiting", "not counted: what the compute costs is not known"});
    return;
  }
  if (w.time <= Seconds(0)) {
    rows.push_back({"waiting", "none: the compute never waits for storage"});
    return;
  }
  std::vector<std::string> parts;
  const auto add = [&](const char* what, Seconds time) {
    if (time > Seconds(0)) parts.push_back(fmt::format("{} {}", what, seconds(time)));
  };
  add(missed_rates(e.throughput), w.training);
  add("checkpoints", w.checkpoints);
  add("restores", w.restores);
  add("loading", w.loads);
  add("staging", w.staging);
  rows.push_back({"waiting", fmt::format("{} host-hours a month, {} ({})", quantity(in_hours(w.time)),
                                         waiting_word(set, e), fmt::join(parts, ", "))});
}

/// Throughput that is bought, and whether the storage pays for it.
std::string provisioned_text(BytesPerSecond rate, const Bill& bill) {
  const bool charged = std::ranges::any_of(
      bill, [](const BillLine& line) { return line.item == Item::provisioned_throughput; });
  return fmt::format("{} MiB/s{}", quantity(in_mib(rate)), charged ? "" : ", included with what is stored");
}

std::string latencies(const Latency& l) {
  return fmt::format("median {}, p95 {}, p99 {}", seconds(l.read_p50), seconds(l.read_p95),
                     seconds(l.read_p99));
}

}  // namespace

std::string time_text(const Page& page, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr) return "";
  const Estimate& e = winner->estimate();
  const Option& option = kOptions[winner->option];
  std::vector<Cells> rows;
  if (e.latency.read_p50 > Seconds(0) && set.demand.reads.operations > Count(0))
    rows.push_back({"one read", latencies(e.latency)});
  if (e.latency.write_p50 > Seconds(0) && set.demand.writes.operations > Count(0))
    rows.push_back({"one write", "median " + seconds(e.latency.write_p50)});
  add_rate(rows, "reading", e.throughput.read, e.throughput.required_read,
           bottleneck_text(Direction::read, e, option, set.demand, page.catalog));
  if (set.demand.writes.bytes > Bytes(0))
    add_rate(rows, "writing", e.throughput.write, e.throughput.required_write,
             bottleneck_text(Direction::write, e, option, set.demand, page.catalog));
  add_time(rows, "one pass", e.times.pass);
  if (e.times.load) {
    const std::string network = load_network(set.demand);
    rows.push_back({"one cold start", seconds(*e.times.load) + (network.empty() ? "" : "; ") + network});
  }
  if (e.restore > Seconds(0))
    rows.push_back({"restore", quantity(in_hours(e.restore)) + " h before the first byte"});
  if (e.provisioned > BytesPerSecond(0))
    rows.push_back({"provisioned", provisioned_text(e.provisioned, e.bill)});
  add_waiting(rows, set, e);
  return page.heading("Where the time goes") +
         table({{}, {.title = {}, .right = false, .wraps = true}}, rows, page.look.width, 2);
}

std::string checkpoint_text(const Page& page, const DataSetReport& set) {
  const OptionReport* winner = winner_of(set);
  if (winner == nullptr || !winner->estimate().times.checkpoint_write) return "";
  const Times& t = winner->estimate().times;
  const Demand& d = set.demand;
  std::string text =
      fmt::format("One copy of {} is written in {}{}", show_bytes(d.checkpoint_bytes),
                  seconds(*t.checkpoint_write), d.checkpoint_synchronous ? ", and training waits" : "");
  if (t.checkpoint_restore) text += fmt::format("; read back in {}", seconds(*t.checkpoint_restore));
  const bool is_assumed = std::ranges::any_of(
      set.assumptions, [](const Assumption& a) { return a.path.ends_with(".checkpoint.every"); });
  text += fmt::format(". One is written every {}{}", seconds(d.checkpoint_every), is_assumed ? "*" : "");
  // Young and Daly weigh lost work against training that waits for each write.
  if (d.checkpoint_synchronous && t.best_checkpoint_interval &&
      std::isfinite(t.best_checkpoint_interval->count())) {
    if (t.checkpoint_usd)
      text +=
          fmt::format(", which costs {} a month with the work that failures lose", money(*t.checkpoint_usd));
    text += fmt::format("; every {} would lose least (Young/Daly)", seconds(*t.best_checkpoint_interval));
    if (t.best_checkpoint_usd) text += fmt::format(", {}", money(*t.best_checkpoint_usd));
  }
  return page.heading("Checkpoints") + page.paragraph(text + ".");
}

}  // namespace storeadvise

#include <fmt/format.h>

#include "options/table.hpp"
#include "report/story/advice.hpp"
#include "report/story/story.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

/// The rule that says what a single zone means for the only copy.
constexpr std::string_view kZoneRule = "one-zone-of-record";

/// What a month moves and takes longer than a month is; empty where there is time for it.
std::string too_much(std::string_view moved, Bytes bytes, BytesPerSecond rate, Seconds month) {
  if (!(rate > BytesPerSecond(0)) || !(bytes / rate > month)) return "";
  return fmt::format("{} {} take {} at {}", show_bytes(bytes), moved, show_duration(bytes / rate),
                     show_rate(rate));
}

}  // namespace

std::vector<std::string> neighbour_sentences(const DataSetReport& set) {
  std::vector<std::string> out;
  std::string_view before;
  for (const Referral& n : set.neighbours) {
    out.push_back(n.answers == before
                      ? fmt::format("Or at {}", n.what)
                      : fmt::format("Where options fail on {}, look at {}", n.answers, n.what));
    before = n.answers;
  }
  return out;
}

std::string attached_sentence(const DataSetReport& set) {
  const Seconds restore = winner_of(set)->estimate().restore;
  if (restore > Seconds(0))
    return fmt::format(
        "A restore takes {}; what is deleted before its class's minimum days still pays for them.",
        show_duration(restore));
  if (option_table().options[*set.verdict.option].capabilities.has(Need::multi_az)) return "";
  return "It lies in a single zone: what is lost with the zone has to be made or copied anew.";
}

std::string caveat_sentence(const DataSetReport& set) {
  const double counts = embedded_roles().judgement.equal_points;
  for (const Reason& reason : set.reasons) {
    const bool about_choice = (reason.options >> *set.verdict.option & 1U) != 0;
    if (reason.effect != Effect::favours || reason.points > -counts || !about_choice) continue;
    const std::string attached = reason.rule == kZoneRule ? "" : attached_sentence(set);
    return fmt::format("{} [{}]{}{}", reason.text, reason.rule, attached.empty() ? "" : " ", attached);
  }
  return attached_sentence(set);
}

std::string overdue_sentence(const DataSetReport& set) {
  const auto& written = winner_of(set)->estimate().times.checkpoint_write;
  const Seconds every = set.demand.checkpoint_every;
  if (!written || !(every > Seconds(0)) || !(*written > every)) return "";
  return fmt::format("A checkpoint takes {} to write, longer than the {} until the next one is due.",
                     show_duration(*written), show_duration(every));
}

std::string overfull_sentence(const DataSetReport& set) {
  const Throughput& rates = winner_of(set)->estimate().throughput;
  const Demand& d = set.demand;
  const std::string read = too_much("read", d.reads.bytes, rates.read, d.month);
  const std::string written = too_much("written", d.writes.bytes, rates.write, d.month);
  if (read.empty() && written.empty()) return "";
  return fmt::format("{}{}{}, longer than a month is: more clients or streams have to do it.", read,
                     read.empty() || written.empty() ? "" : ", ", written);
}

}  // namespace storeadvise

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/text/page.hpp"
#include "report/text/table.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

std::string seconds(const std::optional<Seconds>& s) { return s ? show_duration(*s) : "-"; }

/// There are no parts of a request or an object.
std::string whole(double n) { return quantity(n > 1 ? std::round(n) : n); }

std::string number(Count n) { return whole(n.count()); }

std::string rate(const ObjectFigures& p) { return show_rate(p.read_rate); }

std::string cost(const ObjectFigures& p) { return money(p.bill + p.waiting); }

std::vector<Cells> rows_of(const Repacking& r, bool s3) {
  std::vector<Cells> rows{
      {"objects", number(r.now.objects), quantity(std::ceil(r.then.objects.count()))},
      {"one object", seconds(r.now.read_p50), seconds(r.then.read_p50)},
      {"read rate", rate(r.now), rate(r.then)},
      {"objects a second", whole(r.now.objects_a_second().count()), whole(r.then.objects_a_second().count())},
      {"one pass", seconds(r.now.pass), seconds(r.then.pass)},
      {s3 ? "requests a month" : "opens a month", number(r.now.requests), number(r.then.requests)}};
  if (s3) rows.push_back({"LIST requests", number(r.now.list_requests), number(r.then.list_requests)});
  rows.push_back({"bill and waiting", cost(r.now), cost(r.then)});
  return rows;
}

/// The lever that packs; null where it is none of those that are told.
const Lever* packing_lever(const DataSetReport& set) {
  const auto packs = [&](const Lever& lever) {
    const bool changes_objects = lever.path.ends_with(".object_size") || lever.path.ends_with(".objects");
    return changes_objects && set.repacking->option == lever.option;
  };
  const auto found = std::ranges::find_if(set.verdict.levers, packs);
  return found == set.verdict.levers.end() ? nullptr : &*found;
}

/// Another choice in shards is told with what it costs, and what the present one saves is none to speak of.
std::string sum(const DataSetReport& set) {
  const Repacking& r = *set.repacking;
  const std::string once = fmt::format("Packing costs {} once", money(r.one_off));
  if (r.option && r.option != set.verdict.option) {
    const Lever* lever = packing_lever(set);
    return fmt::format("{}. The choice would then be {}{}.", once, kOptions[*r.option].id,
                       lever == nullptr ? "" : fmt::format(", at {} a month", money(lever->total)));
  }
  if (!(r.saving().count() > 0)) return once + " and saves no money; it pays in time alone.";
  return fmt::format("{} and saves {} a month.", once, money(r.saving()));
}

}  // namespace

std::string packing_text(const Page& page, const DataSetReport& set) {
  if (!set.repacking || !set.verdict.option) return "";
  const Repacking& r = *set.repacking;
  const bool s3 = kOptions[*set.verdict.option].service != Service::efs;
  std::string out = page.heading(fmt::format("Small objects, packed into shards of {}", show_bytes(r.shard)));
  out += table({{.title = {}}, {.title = "now", .right = true}, {.title = "in shards", .right = true}},
               rows_of(r, s3), page.look.width, 2);
  out += page.paragraph(sum(set));
  return out;
}

}  // namespace storeadvise

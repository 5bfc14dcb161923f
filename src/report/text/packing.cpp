#include <fmt/format.h>

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

std::string sum(const Repacking& r) {
  const std::string once = fmt::format("Packing costs {} once", money(r.one_off));
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
  out += page.paragraph(sum(r));
  if (r.option && r.option != set.verdict.option)
    out += page.paragraph(fmt::format("The choice would then be {}.", kOptions[*r.option].id));
  return out;
}

}  // namespace storeadvise

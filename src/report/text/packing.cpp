#include <fmt/format.h>

#include <cmath>

#include "report/text/page.hpp"
#include "report/text/table.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

std::string seconds(const std::optional<double>& s) { return s ? show_duration(Seconds(*s)) : "-"; }

std::string rate(const ObjectFigures& p) { return show_rate(BytesPerSecond(p.read_rate)); }

std::string cost(const ObjectFigures& p) { return money(p.bill + p.waiting); }

std::vector<Cells> rows_of(const Repacking& r, bool s3) {
  std::vector<Cells> rows{
      {"objects", quantity(r.now.objects), quantity(std::ceil(r.then.objects))},
      {"one object", seconds(r.now.read_p50), seconds(r.then.read_p50)},
      {"read rate", rate(r.now), rate(r.then)},
      {"objects a second", quantity(r.now.objects_per_s()), quantity(r.then.objects_per_s())},
      {"one pass", seconds(r.now.pass), seconds(r.then.pass)},
      {s3 ? "requests a month" : "opens a month", quantity(r.now.requests), quantity(r.then.requests)}};
  if (s3) rows.push_back({"LIST requests", quantity(r.now.list_requests), quantity(r.then.list_requests)});
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
  std::string out =
      page.heading(fmt::format("Small objects, packed into shards of {}", show_bytes(Bytes(r.shard))));
  out += table({{.title = {}}, {.title = "now", .right = true}, {.title = "in shards", .right = true}},
               rows_of(r, s3), page.look.width, 2);
  out += page.paragraph(sum(r));
  if (r.option && r.option != set.verdict.option)
    out += page.paragraph(fmt::format("The choice would then be {}.", kOptions[*r.option].id));
  return out;
}

}  // namespace storeadvise

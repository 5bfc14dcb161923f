#include <algorithm>
#include <utility>

#include "catalog/units.hpp"
#include "packed/archive.hpp"
#include "profile/fields.hpp"
#include "profile/hardly_meant.hpp"
#include "profile/profile.hpp"
#include "storeadvise/demand.hpp"
#include "text/printable.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// No figure of judgement is larger.
constexpr double kMostJudgement = 1e6;

constexpr std::array<std::pair<std::string_view, double Judgement::*>, 14> kJudgements{
    {{"indifference_usd", &Judgement::indifference_usd},
     {"indifference_share", &Judgement::indifference_share},
     {"close_margin", &Judgement::close_margin},
     {"close_holds", &Judgement::close_holds},
     {"variation", &Judgement::variation},
     {"lasting_turn", &Judgement::lasting_turn},
     {"guess", &Judgement::guess},
     {"points_per_decade", &Judgement::points_per_decade},
     {"enough_points", &Judgement::enough_points},
     {"equal_points", &Judgement::equal_points},
     {"payback_months", &Judgement::payback_months},
     {"access_pattern_start", &Judgement::access_pattern_start},
     {"stale_days", &Judgement::stale_days},
     {"idle_ratio", &Judgement::idle_ratio}}};

constexpr std::array<std::pair<std::string_view, double HardlyMeant::*>, 7> kHardlyMeant{
    {{"small_size", &HardlyMeant::small_size},
     {"small_set", &HardlyMeant::small_set},
     {"small_rate", &HardlyMeant::small_rate},
     {"long_latency", &HardlyMeant::long_latency},
     {"short_interval", &HardlyMeant::short_interval},
     {"short_life", &HardlyMeant::short_life},
     {"rounding", &HardlyMeant::rounding}}};

/// A book of roles with what is judged by in reading profiles.
struct WholeBook {
  RoleBook roles;
  HardlyMeant hardly_meant;
};

/// A figure with its unit, source and date; the unit.
std::string read_figure(ObjectReader reader, double& out) {
  reader.need("value");
  reader.number("value", out, 0, kMostJudgement);
  std::string unit;
  std::string said;
  if (reader.need("unit") != nullptr) reader.text("unit", unit);
  for (const std::string_view key : {"source", "date"})
    if (reader.need(key) != nullptr) reader.text(key, said);
  reader.text("note", said);
  reader.done();
  return unit;
}

/// In base units.
void read_quantity(ObjectReader& reader, std::string_view key, double& out) {
  double value = 0;
  const std::string unit = read_figure(reader.object(key, "a figure"), value);
  if (const auto base = in_base_units(value, unit))
    out = *base;
  else
    reader.fail(key, {"wrong-unit", in_quotes(unit) + " is not a unit of a figure", ""});
}

void read_judgement(ObjectReader reader, WholeBook& out) {
  for (const auto& [key, field] : kJudgements)
    if (reader.need(key) != nullptr) read_figure(reader.object(key, "a figure"), out.roles.judgement.*field);
  for (const auto& [key, field] : kHardlyMeant)
    if (reader.need(key) != nullptr) read_quantity(reader, key, out.hardly_meant.*field);
  reader.done();
}

void read_weights(ObjectReader reader, Priorities& out) {
  Profile holder;
  read_rows(reader, "priorities", profile_rows(), holder);
  out = holder.priorities;
  reader.done();
}

void read_seconds(ObjectReader& reader, std::string_view key, Seconds& out) {
  std::string said;
  reader.text(key, said);
  if (said.empty()) return;
  const auto read = parse_duration(said);
  if (read)
    out = *read;
  else
    reader.fail(key, read.error());
}

/// What a role calls fast enough; what it leaves out it does not ask for.
void read_enough(ObjectReader reader, Enough& out) {
  std::string said;
  reader.number("rate", out.rate, 0, std::numeric_limits<double>::max());
  reader.number("blocked", out.blocked, 0, 1);
  read_seconds(reader, "load", out.load);
  read_seconds(reader, "p99", out.p99);
  read_seconds(reader, "first_byte", out.first_byte);
  if (reader.need("source") != nullptr) reader.text("source", said);
  reader.done();
}

void read_role(ObjectReader reader, RoleDefaults& out) {
  std::string said;
  reader.text("why", said);
  if (reader.need("source") != nullptr) reader.text("source", said);
  reader.flag("reads_wait", out.reads_wait);
  reader.flag("streams_per_accelerator", out.streams_per_accelerator);
  read_weights(reader.object("weights", "weights"), out.weights);
  if (reader.need("enough") != nullptr) read_enough(reader.object("enough", "what is enough"), out.enough);
  ObjectReader compute = reader.object("compute", "a compute");
  read_compute_fields(compute, out.compute);
  compute.done();
  ObjectReader defaults = reader.object("defaults", "defaults");
  read_dataset_fields(defaults, out.defaults);
  defaults.done();
  reader.done();
}

Result<WholeBook> whole_book(std::string_view text, std::string_view file) {
  const auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  Problems problems;
  WholeBook book;
  ObjectReader reader(problems, document->json, Pointer(), "a book of roles");
  reader.version("roles_version", true);
  reader.number("month_hours", book.roles.month_hours, 1, 744);
  if (reader.need("judgement") != nullptr) read_judgement(reader.object("judgement", "judgement"), book);
  reader.need("roles");
  ObjectReader roles = reader.object("roles", "roles");
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    if (roles.need(kRoleNames[i]) == nullptr) continue;
    book.roles.roles[i].defaults.role = static_cast<Role>(i);
    read_role(roles.object(kRoleNames[i], "a role"), book.roles.roles[i]);
  }
  roles.done();
  reader.done();
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  return book;
}

}  // namespace

Result<RoleBook> read_roles(std::string_view text, std::string_view file) {
  auto book = whole_book(text, file);
  if (!book) return tl::unexpected(book.error());
  return std::move(book->roles);
}

Result<HardlyMeant> read_hardly_meant(std::string_view text, std::string_view file) {
  const auto book = whole_book(text, file);
  if (!book) return tl::unexpected(book.error());
  return book->hardly_meant;
}

const RoleBook& embedded_roles() {
  static const auto book = unpack<RoleBook>(packed("roles"));
  return book;
}

const HardlyMeant& hardly_meant() {
  static const auto meant = unpack<HardlyMeant>(packed("hardly_meant"));
  return meant;
}

}  // namespace storeadvise

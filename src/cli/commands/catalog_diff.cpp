#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/commands/all.hpp"
#include "cli/io/files.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/sources.hpp"
#include "cli/io/terminal.hpp"
#include "profile/profile.hpp"
#include "report/catalog/changes.hpp"
#include "storeadvise/advise.hpp"

namespace storeadvise::cli {

namespace {

bool is_region(const std::string& name) {
  const auto regions = embedded_regions();
  return std::ranges::find(regions, name) != regions.end();
}

/// The two catalogs. Where they are of two Regions, profiles are advised in the one and then in the other.
struct Pair {
  Catalog from, to;
  [[nodiscard]] bool of_two_regions() const { return from.region != to.region; }
};

/// The Region that a catalog file says it is for; nothing where it is none, or for any.
std::optional<std::string> region_of_file(const std::string& name) {
  if (name == "aws" || name == "article" || name == "-" || is_region(name)) return std::nullopt;
  const auto text = read_file(name);
  if (!text) return std::nullopt;
  const auto document = parse_document(*text, name);
  if (!document || !document->json.is_object()) return std::nullopt;
  const auto region = document->json.find("region");
  if (region == document->json.end() || !region->is_string() || *region == "*") return std::nullopt;
  return region->get<std::string>();
}

/// A Region's name means our prices there. A file is for the Region that it names, unless --region names one.
Result<Catalog> side(const Arguments& arguments, std::size_t place, const std::string& usual) {
  const std::string& name = arguments.operands[place];
  if (is_region(name)) return named_catalog("aws", name);
  const auto own = arguments.region ? std::nullopt : region_of_file(name);
  return named_catalog(name, own.value_or(usual));
}

/// --region, or the Region of the first file that names one, or the first profile's, or the usual.
std::string usual_region(const Arguments& arguments, const std::vector<Stated>& profiles) {
  if (arguments.region) return *arguments.region;
  for (const std::size_t place : {0U, 1U})
    if (auto region = region_of_file(arguments.operands[place])) return std::move(*region);
  return profiles.empty() ? region_or_usual(arguments) : profiles.front().profile.region;
}

Result<Pair> catalogs_of(const Arguments& arguments, const std::vector<Stated>& profiles) {
  const std::string usual = usual_region(arguments, profiles);
  auto from = side(arguments, 0, usual);
  auto to = side(arguments, 1, usual);
  Errors errors = from ? Errors{} : from.error();
  if (!to) errors.insert(errors.end(), to.error().begin(), to.error().end());
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return Pair{std::move(*from), std::move(*to)};
}

Result<std::vector<Stated>> profiles_among(const Arguments& arguments) {
  std::vector<Stated> profiles;
  Errors errors;
  for (std::size_t i = 2; i < arguments.operands.size(); ++i) {
    const std::string& name = arguments.operands[i];
    const Result<std::string> text = read_file(name);
    auto stated =
        text ? read_stated(arguments, *text, shown_name(name)) : Result<Stated>(tl::unexpected(text.error()));
    if (stated) {
      profiles.push_back(std::move(*stated));
    } else {
      errors.insert(errors.end(), stated.error().begin(), stated.error().end());
    }
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return profiles;
}

/// A profile of another Region than the catalogs would be advised with prices that it never pays.
Errors misplaced(const Stated& stated, const Catalog& catalog) {
  if (stated.profile.region == catalog.region)
    return check_instances(stated.document, stated.profile, catalog);
  return with_places({{.code = "other-region",
                       .place = {},
                       .path = "region",
                       .message = fmt::format("the catalog is for {}, the profile for {}", catalog.region,
                                              stated.profile.region),
                       .hint = fmt::format("--region {} moves the profile there", catalog.region)}},
                     stated.document);
}

Result<std::vector<Readvised>> readvised(const std::vector<Stated>& profiles, const Pair& catalogs,
                                         const RuleBook& rules) {
  std::vector<Readvised> out;
  Errors errors;
  const auto with = [&](const Stated& stated, const Catalog& catalog) {
    Profile profile = stated.profile;
    if (catalogs.of_two_regions()) profile.region = catalog.region;
    const Errors more = misplaced({stated.document, profile}, catalog);
    errors.insert(errors.end(), more.begin(), more.end());
    return more.empty() ? advise(profile, catalog, rules, embedded_roles(), {.robustness = false})
                        : Recommendation{};
  };
  for (const Stated& stated : profiles) {
    const std::size_t told = errors.size();
    Recommendation before = with(stated, catalogs.from);
    if (errors.size() > told) continue;
    out.push_back({stated.document.file, std::move(before), with(stated, catalogs.to)});
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return out;
}

/// What is between two catalogs, and how wide it may be.
struct Difference {
  const Catalog& from;
  const Catalog& to;
  const std::vector<CatalogChange>& changes;
  const std::vector<Readvised>& advised;
  std::size_t width;
};

constexpr std::array kDiffWriters{
    Writer<Difference>{
        Format::text,
        [](const Difference& d) { return changes_text(d.from, d.to, d.changes, d.advised, d.width); }},
    Writer<Difference>{Format::json,
                       [](const Difference& d) { return changes_json(d.from, d.to, d.changes, d.advised); }},
    Writer<Difference>{Format::csv, [](const Difference& d) { return changes_csv(d.changes, d.advised); }},
};

}  // namespace

std::span<const Format> catalog_diff_formats() { return formats_of<kDiffWriters>(); }

Result<Exit> run_catalog_diff(const Arguments& arguments) {
  const auto rules = chosen_rules(arguments);
  if (!rules) return tl::unexpected(rules.error());
  const auto profiles = profiles_among(arguments);
  if (!profiles) return tl::unexpected(profiles.error());
  const auto catalogs = catalogs_of(arguments, *profiles);
  if (!catalogs) return tl::unexpected(catalogs.error());
  const auto advised = readvised(*profiles, *catalogs, **rules);
  if (!advised) return tl::unexpected(advised.error());
  const auto changes = catalog_changes(catalogs->from, catalogs->to);
  const std::size_t width = terminal(Colour::never, false).width;
  return deliver(arguments, writer_of(kDiffWriters, arguments.format)
                                .write({catalogs->from, catalogs->to, changes, *advised, width}));
}

}  // namespace storeadvise::cli

#include "cli/io/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "advise/check_points.hpp"
#include "cli/args/errors.hpp"
#include "cli/io/files.hpp"
#include "cli/io/sources.hpp"
#include "cli/io/terminal.hpp"
#include "profile/patch.hpp"
#include "profile/profile.hpp"
#include "profile/warnings.hpp"

namespace storeadvise::cli {

namespace {

/// --region and --set, in this order.
Result<Document> changed(Document document, const Arguments& arguments) {
  if (arguments.region) {
    const std::string& code = *arguments.region;
    const std::string shown = "--region " + code;
    if (const auto fault = set_value(document, "region", code, shown))
      return tl::unexpected(Errors{{fault->code, {.file = shown}, "region", fault->message, fault->hint}});
  }
  return apply_sets(std::move(document), arguments.set);
}

/// What the catalog tells of a profile that has mistakes already: its Region, its instances.
Errors told_by_catalog(const Arguments& arguments, const Document& document, const Profile& profile) {
  if (profile.region.empty() || arguments.catalog.value_or("") == "-") return {};
  const auto catalog = named_catalog(arguments.catalog.value_or(""), profile.region);
  return catalog ? check_instances(document, profile, *catalog) : with_places(catalog.error(), document);
}

/// Whether the rules of --rules give points out of range here. Rules that cannot be read are told elsewhere.
Errors check_rules(const Arguments& arguments, const Profile& profile, const Catalog& catalog) {
  if (!arguments.rules) return {};
  const auto rules = chosen_rules(arguments);
  return rules ? check_points(profile, catalog, **rules, embedded_roles()) : Errors{};
}

}  // namespace

Result<Stated> read_stated(const Arguments& arguments, std::string_view text, const std::string& name) {
  Result<Document> document = parse_document(text, name);
  if (!document) return tl::unexpected(document.error());
  document = changed(std::move(*document), arguments);
  if (!document) return tl::unexpected(document.error());
  Problems problems;
  Profile profile = read_profile(*document, problems);
  if (profile.name.empty() && name != shown_name("-"))
    profile.name = std::filesystem::path(name).stem().string();
  if (problems.empty()) return Stated{std::move(*document), std::move(profile)};
  Errors errors = problems.errors(*document);
  std::ranges::move(told_by_catalog(arguments, *document, profile), std::back_inserter(errors));
  return tl::unexpected(in_order(std::move(errors)));
}

Result<Inputs> read_inputs(const Arguments& arguments, const std::string& name) {
  const Result<std::string> text = read_file(name);
  if (!text) return tl::unexpected(text.error());
  Result<Stated> stated = read_stated(arguments, *text, shown_name(name));
  if (!stated) return tl::unexpected(stated.error());
  Result<Catalog> catalog = named_catalog(arguments.catalog.value_or(""), stated->profile.region);
  if (!catalog) return tl::unexpected(with_places(catalog.error(), stated->document));
  if (Errors errors = check_instances(stated->document, stated->profile, *catalog); !errors.empty())
    return tl::unexpected(std::move(errors));
  if (Errors errors = check_rules(arguments, stated->profile, *catalog); !errors.empty())
    return tl::unexpected(std::move(errors));
  Errors warnings = warnings_of(stated->document, stated->profile, *catalog);
  if (!arguments.quiet) warn(warnings, look_of_stderr(arguments.colour));
  return Inputs{std::move(stated->document), std::move(stated->profile), std::move(*catalog),
                std::move(warnings)};
}

Look look_of(const Arguments& arguments) {
  const Terminal where = terminal(arguments.colour, arguments.output.has_value());
  return {.width = where.width,
          .colour = where.colour,
          .full = arguments.verbose || !arguments.dataset.empty(),
          .verbose = arguments.verbose,
          .quiet = arguments.quiet,
          .datasets = arguments.dataset};
}

}  // namespace storeadvise::cli

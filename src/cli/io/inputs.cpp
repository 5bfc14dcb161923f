#include "cli/io/inputs.hpp"

#include <filesystem>

#include "cli/io/files.hpp"
#include "cli/io/sources.hpp"
#include "cli/io/terminal.hpp"
#include "profile/patch.hpp"
#include "profile/profile.hpp"

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

}  // namespace

Result<Stated> read_stated(const Arguments& arguments, std::string_view text, const std::string& name) {
  Result<Document> document = parse_document(text, name);
  if (!document) return tl::unexpected(document.error());
  document = changed(std::move(*document), arguments);
  if (!document) return tl::unexpected(document.error());
  Result<Profile> profile = read_profile(*document);
  if (!profile) return tl::unexpected(profile.error());
  if (profile->name.empty() && name != shown_name("-"))
    profile->name = std::filesystem::path(name).stem().string();
  return Stated{std::move(*document), std::move(*profile)};
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
  return Inputs{std::move(stated->document), std::move(stated->profile), std::move(*catalog)};
}

Look look_of(const Arguments& arguments) {
  const Terminal where = terminal(arguments.colour, arguments.output.has_value());
  return {
      .width = where.width, .colour = where.colour, .verbose = arguments.verbose, .quiet = arguments.quiet};
}

}  // namespace storeadvise::cli

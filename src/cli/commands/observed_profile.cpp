#include "cli/commands/observed_profile.hpp"

#include <nlohmann/json.hpp>

#include "cli/args/errors.hpp"
#include "cli/io/files.hpp"
#include "json/document.hpp"
#include "json/writer.hpp"
#include "observe/write/into.hpp"
#include "observe/write/profile_json.hpp"
#include "profile/patch.hpp"
#include "profile/profile.hpp"

namespace storeadvise::cli {
namespace {

using nlohmann::ordered_json;

/// The text of --into, which is a profile.
Result<std::string> text_into(const Arguments& arguments) {
  auto text = read_file(*arguments.into);
  if (!text) return text;
  const auto document = parse_document(*text, shown_name(*arguments.into));
  if (!document) return tl::unexpected(document.error());
  if (const auto profile = read_profile(*document); !profile) return tl::unexpected(profile.error());
  return text;
}

/// The same in the order in which it is written.
Result<ordered_json> profile_into(const Arguments& arguments) {
  const auto text = text_into(arguments);
  if (!text) return tl::unexpected(text.error());
  if (!arguments.quiet && !ordered_json::accept(*text))
    warn("comments of " + shown_name(*arguments.into) + " are not kept");
  return ordered_json::parse(*text, nullptr, true, true);
}

/// Puts the values of --set into the profile, whose order stays.
Result<Document> with_sets(ordered_json& profile, const Arguments& arguments) {
  auto document = parse_document(profile.dump(), "<observed>");
  if (!document) return document;
  document = apply_sets(std::move(*document), arguments.set);
  if (!document) return document;
  for (const Patch& patch : document->patches)
    profile[ordered_json::json_pointer(patch.where.to_string())] =
        ordered_json(document->json.at(patch.where));
  return document;
}

/// What is still missing now that --into and --set had their say.
Errors still_missing(const Errors& missing, const Document& document) {
  Errors left;
  for (const Error& error : missing) {
    const auto where = resolve_path(document.json, error.path);
    if (!where || !document.json.contains(*where) || document.json.at(*where) == nlohmann::json(""))
      left.push_back(error);
  }
  return left;
}

}  // namespace

Result<void> check_into(const Arguments& arguments) {
  if (!arguments.into || *arguments.into == "-") return {};
  if (const auto text = text_into(arguments); !text) return tl::unexpected(text.error());
  return {};
}

Result<std::string> observed_profile(const Arguments& arguments, const observe::Found& found,
                                     const Observing& asked) {
  const Errors missing = observe::missing_from_profile(found);
  std::string measured = observe::profile_json(found, asked.wanted);
  if (!arguments.into && arguments.set.empty()) {
    if (!missing.empty()) return tl::unexpected(missing);
    return measured;
  }
  ordered_json profile = ordered_json::parse(measured);
  if (arguments.into) {
    auto base = profile_into(arguments);
    if (!base) return tl::unexpected(base.error());
    profile = observe::join_profile(std::move(*base), profile);
  }
  const auto document = with_sets(profile, arguments);
  if (!document) return tl::unexpected(document.error());
  if (Errors left = still_missing(missing, *document); !left.empty()) return tl::unexpected(std::move(left));
  if (const auto read = read_profile(*document); !read) return tl::unexpected(read.error());
  JsonWriter json(Layout::lines);
  json.tree(profile);
  return json.take() + "\n";
}

}  // namespace storeadvise::cli

#pragma once

#include <string>
#include <string_view>

#include "cli/args/command.hpp"
#include "json/document.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/profile.hpp"
#include "storeadvise/report.hpp"

namespace storeadvise::cli {

/// A profile as --set and --region leave it, and the catalog for its Region.
struct Inputs {
  Document document;
  Profile profile;
  Catalog catalog;
  Errors warnings;  ///< what the profile says and hardly means
};

/// A profile as --set and --region leave it.
struct Stated {
  Document document;
  Profile profile;
};

/// Reads a profile from its text; `name` is what errors call it. A profile without a name takes the file's.
Result<Stated> read_stated(const Arguments& arguments, std::string_view text, const std::string& name);

/// Reads a profile ("-": standard input) and what the common options add to it.
Result<Inputs> read_inputs(const Arguments& arguments, const std::string& name);

/// How text reports are to look, from the common options and the terminal.
Look look_of(const Arguments& arguments);

}  // namespace storeadvise::cli

#pragma once

#include "json/document.hpp"
#include "json/reader.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise {

/// Decodes a profile and checks that it makes sense: all its mistakes at once.
Result<Profile> read_profile(const Document& document);

/// The same, and what could be read of a profile with mistakes.
Profile read_profile(const Document& document, Problems& problems);

/// Mistakes that only a catalog can tell: instance types that it does not have.
Errors check_instances(const Document& document, const Profile& profile, const Catalog& catalog);

/// Fills in where errors stand that have only a path, such as `region`.
Errors with_places(Errors errors, const Document& document);

/// Reads the fields of a data set, all of them but `name`, `role` and `size`, which a role has not.
void read_dataset_fields(ObjectReader& reader, DataSet& out);
/// Reads all the fields of a compute; `done` is up to the caller.
void read_compute_fields(ObjectReader& reader, Compute& out);

}  // namespace storeadvise

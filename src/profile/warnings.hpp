#pragma once

#include "json/document.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise {

/// What a profile may say and hardly means, sorted by place: a bare number under 1,024 for a size, which is
/// bytes; one over 1 for a latency, which is seconds; an EC2 type that the catalog does not know.
Errors warnings_of(const Document& document, const Profile& profile, const Catalog& catalog);

}  // namespace storeadvise

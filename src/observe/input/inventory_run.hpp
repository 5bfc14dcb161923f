#pragma once

#include <span>

#include "observe/input/files.hpp"
#include "observe/observe.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// Reads S3 Inventories by the manifests among the files; of several of one bucket the newest is what is
/// stored now. Fails for rows without a manifest (`inventory-without-manifest`) and for a manifest whose
/// files are neither among the files nor beside it.
Result<void> read_inventories(const Request& request, std::span<const InputFile> files, Observation& into);

}  // namespace storeadvise::observe

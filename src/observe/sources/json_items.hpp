#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string_view>

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// Reads a document such as {"Records": [{...}, ...]} and hands on the objects of its list `list` one at a
/// time, so that memory holds one of them only. Returns the document without them. An item of over 64 MiB is
/// `too-large`; what is not whole JSON is `unknown-source`.
Result<nlohmann::json> each_item(const Opened& source, std::string_view list,
                                 const std::function<void(const nlohmann::json& item)>& take);

}  // namespace storeadvise::observe

#pragma once

#include <string>
#include <string_view>

namespace storeadvise {

/// Text for XML and HTML, between tags and in attributes with double quotes. What XML 1.0 has no place for
/// (control characters, U+FFFE, U+FFFF) and bytes that are not UTF-8 become U+FFFD; characters that leave no
/// trace on a screen become numeric references.
std::string xml_text(std::string_view text);

}  // namespace storeadvise

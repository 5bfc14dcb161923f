#pragma once

#include <string>
#include <string_view>

namespace storeadvise {

/// A text in which each ` %` is tied to what is before it by a no-break space.
inline std::string with_tied_percent(std::string_view text) {
  constexpr std::string_view kLoose = " %";
  constexpr std::string_view kTied = "\u00a0%";
  std::string out;
  for (std::size_t at = text.find(kLoose); at != std::string_view::npos; at = text.find(kLoose)) {
    out.append(text.substr(0, at)).append(kTied);
    text.remove_prefix(at + kLoose.size());
  }
  return out.append(text);
}

}  // namespace storeadvise

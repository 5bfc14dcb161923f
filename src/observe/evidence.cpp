#include "observe/evidence.hpp"

#include <array>

#include "profile/fields.hpp"

namespace storeadvise::observe {

std::string_view sure_name(Sure sure) {
  static constexpr std::array<std::string_view, 6> kNames{"measured", "estimated", "at_most",
                                                          "at_least", "guess",     "stated"};
  return kNames[static_cast<std::size_t>(sure)];
}

bool is_written(const Field& field) {
  if (std::holds_alternative<std::monostate>(field.value)) return false;
  if (field.path.starts_with("lookups.") && find_field("datasets.x." + field.path) == nullptr) return false;
  if (field.sure == Sure::at_least) return field.path == "size" || field.path == "objects";
  return field.sure != Sure::at_most;
}

}  // namespace storeadvise::observe

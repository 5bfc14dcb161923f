#include "report/text/bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace storeadvise {

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

std::string bar(double share, std::size_t width) {
  static constexpr std::array<std::string_view, 8> kParts{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double kept = std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0);
  const auto eighths = static_cast<std::size_t>(std::lround(kept * static_cast<double>(width) * 8));
  const std::size_t full = eighths / 8;
  const std::string_view part = kParts[eighths % 8];
  return repeated("█", full) + std::string(part) + std::string(width - full - (part.empty() ? 0 : 1), ' ');
}

std::string burst_row(double share, std::size_t width) {
  const double kept = std::clamp(share, 0.0, 1.0);
  const auto high = static_cast<std::size_t>(std::lround(kept * static_cast<double>(width)));
  return repeated("█", high) + repeated("▁", width - high);
}

}  // namespace storeadvise

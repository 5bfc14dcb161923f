#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "explore/curve.hpp"
#include "report/whatif/json.hpp"
#include "report/whatif/regions.hpp"

namespace storeadvise {

/// What a page is about, and what its charts are drawn from.
struct HtmlReport {
  const Profile& profile;
  const Recommendation& recommendation;
  const Catalog& catalog;
  const std::vector<InputCurve>& curves;
  std::vector<std::string> datasets = {};  ///< only these; none: all

  [[nodiscard]] bool shows(std::string_view name) const {
    return datasets.empty() || std::ranges::find(datasets, name) != datasets.end();
  }
};

/// A page each that opens anywhere: one file, nothing loaded from outside, readable without script.
std::string report_html(const HtmlReport& report);
std::string whatif_html(const Recommendation& base, const std::vector<WhatIf>& scenarios);
std::string sweep_html(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes,
                       const std::vector<SweepRow>& rows, const std::vector<Crossing>& crossings);
std::string regions_html(const RegionComparison& comparison);

}  // namespace storeadvise

#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace storeadvise {

/// Points of one curve, both coordinates from 0 (left, bottom) to 1; rising from left to right.
/// A point whose height is not a number interrupts the curve.
struct Curve {
  char letter = '*';
  std::vector<std::pair<double, double>> points;
};

/// A chart of letters for a terminal.
struct Chart {
  std::size_t width = 80;
  std::size_t height = 14;
  bool colour = false;
  std::vector<Curve> curves;
  std::vector<std::pair<double, std::string>> heights;  ///< labels on the left, by height
  std::vector<std::pair<double, std::string>> marks;    ///< labels below, by place
  std::string strip;                 ///< a letter for each point, printed below the axis; empty: none
  std::vector<double> strip_places;  ///< where those letters begin to hold
};

/// A line of letters with an ANSI colour for each service's, bold where curves meet.
std::string coloured(const std::string& letters);

/// Capital letters are points, small ones lie on the straight line between two of them; where curves meet
/// there is a `*`. Ends with a line break.
std::string draw(const Chart& chart);

}  // namespace storeadvise

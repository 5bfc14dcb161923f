#pragma once

#include <string>

#include "report/formats.hpp"

namespace storeadvise {

/// The documents of several profiles as one text: a list in JSON, a table with one head in CSV, else one
/// after another with an empty line between.
class Joined {
 public:
  /// `several`: a list in JSON, however many come.
  Joined(Format format, bool several) : format_(format), several_(several) {}

  void add(std::string&& document);
  /// All of them; nothing is left here.
  [[nodiscard]] std::string take();

 private:
  Format format_;
  bool several_;
  std::string out_;
};

}  // namespace storeadvise

#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/document.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

using Pointer = nlohmann::json::json_pointer;

/// A key that an object does not know, as it stands there.
struct StrayKey {
  std::string_view key;
  const nlohmann::json& value;
  std::string_view owner;  ///< what the object is: "a data set"
  std::span<const std::string_view> known;
};

/// What would be right instead of a stray key.
struct KeyAdvice {
  std::string hint;   ///< empty where nobody knows
  std::string meant;  ///< the key of this object that is meant; empty: none, or another object's
};

/// Who knows a format well enough to say more of a mistake than its reader does.
struct Advisor {
  KeyAdvice (*about_key)(const StrayKey& stray) = nullptr;
  /// What a value of the right kind looks like, given the one that stands there (null where there is none);
  /// empty where nobody knows.
  std::string (*example)(const Pointer& where, const nlohmann::json& found) = nullptr;
};

/// Collects the mistakes in one document; places are looked up at the end, in one walk.
class Problems {
 public:
  void add(const Pointer& where, Fault fault);
  void add_at_key(const Pointer& where, Fault fault);
  [[nodiscard]] bool empty() const { return found_.empty(); }
  /// Who is asked first, before the nearest of the known keys is taken.
  void ask(const Advisor& advisor) { advisor_ = advisor; }
  [[nodiscard]] KeyAdvice about_key(const StrayKey& stray) const;
  [[nodiscard]] std::string example(const Pointer& where, const nlohmann::json& found) const;
  void add_missing(const Pointer& object, std::string_view key, Fault fault);
  /// The key is there after all, by another name, which is told instead.
  void forget_missing(const Pointer& object, std::string_view key);
  /// Whether there is a mistake at a place, or within what stands there.
  [[nodiscard]] bool within(const Pointer& where) const;
  /// More would never be reported.
  [[nodiscard]] bool full() const;
  /// The first 20 by place.
  [[nodiscard]] Errors errors(const Document& document) const;

 private:
  struct Problem {
    Spot spot;
    Fault fault;
    std::string missing = {};  ///< the key that is
  };
  void push(Problem problem);
  std::vector<Problem> found_;
  Advisor advisor_;
};

}  // namespace storeadvise

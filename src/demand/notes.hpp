#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/demand.hpp"

namespace storeadvise {

/// Writes down what a profile leaves out. Without a list it does nothing, so that
/// what-if runs spend no time on words.
class Notes {
 public:
  Notes(std::vector<Assumption>* out, std::string_view prefix, std::string_view from)
      : out_(out), prefix_(prefix), from_(from) {}

  void add(std::string_view field, Bytes value) const;
  void add(std::string_view field, BytesPerSecond value) const;
  void add(std::string_view field, Seconds value) const;
  void add(std::string_view field, Count value) const;
  void add(std::string_view field, UsdPerHour value) const;
  void add(std::string_view field, double value) const;
  void add(std::string_view field, bool value) const;
  void add(std::string_view field, Pattern value) const;
  void add(std::string_view field, S3Client value) const;
  void add(std::string_view field, Platform value) const;
  /// An EC2 type where that says it all, else an object.
  void add(std::string_view field, const Compute& value) const;
  void add(std::string_view field, const Needs& value) const;
  void add(std::string_view field, const std::vector<Untouched>& value) const;
  void add_word(std::string_view field, std::string_view word) const;

  /// The same list with another source or another place in the profile.
  [[nodiscard]] Notes from(std::string_view from) const { return {out_, prefix_, from}; }
  [[nodiscard]] bool wanted() const { return out_ != nullptr; }
  [[nodiscard]] std::string_view source() const { return from_; }
  [[nodiscard]] Notes silent() const { return {nullptr, prefix_, from_}; }
  [[nodiscard]] Notes at(std::string_view prefix) const { return {out_, prefix, from_}; }

 private:
  void write(std::string_view field, std::string value, std::string shown) const;

  std::vector<Assumption>* out_;
  std::string_view prefix_;
  std::string_view from_;
};

/// The stated value, or else the role's, which is written down; or else `T{}`.
template <class T>
T stated_or(const std::optional<T>& stated, const std::optional<T>& role, const Notes& notes,
            std::string_view field) {
  if (stated) return *stated;
  if (!role) return T{};
  notes.add(field, *role);
  return *role;
}

}  // namespace storeadvise

#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/problems.hpp"

namespace storeadvise {

/// "a list", "an object", `"150 GB"`, `-4`: a value as errors name it.
std::string shown(const nlohmann::json& value);

/// `expected one of: a, b, c (did you mean "b"?)`; where one of a long list is meant, only that.
std::string expected_one_of(std::string_view word, std::span<const std::string_view> words);

Fault wrong_type(const nlohmann::json& value, std::string_view expected);
Fault unknown_word(std::string_view word, std::string_view what, std::span<const std::string_view> words);

/// The place of a word among those that are allowed.
Parsed<std::size_t> place_of_word(const nlohmann::json& value, std::span<const std::string_view> words,
                                  std::string_view what);

/// Reads one object. Each reading notes its key as known; a value that is missing leaves the
/// target as it is, a wrong one is added to the problems. Nothing throws.
class ObjectReader {
 public:
  /// `what` names the object in errors: "a profile". Something else than an object is a problem,
  /// and reads like an empty one.
  ObjectReader(Problems& problems, const nlohmann::json& value, Pointer where, std::string_view what);

  /// The value of a key, or null.
  const nlohmann::json* find(std::string_view key);
  /// The same; a key that is not there is a problem.
  const nlohmann::json* need(std::string_view key);

  void text(std::string_view key, std::string& out);
  void text(std::string_view key, std::optional<std::string>& out);
  void flag(std::string_view key, bool& out);
  /// A text that must be there and say something.
  void needed_text(std::string_view key, std::string& out);
  /// A number from `least` to `most`.
  void number(std::string_view key, double& out, double least, double most);
  /// The place of a word in `words`; nothing when the key is missing or the word wrong. `what` is
  /// as in "a pattern".
  std::optional<std::size_t> word(std::string_view key, std::span<const std::string_view> words,
                                  std::string_view what);
  /// The format's version must be 1 where it is stated; `needed`: it must be stated.
  void version(std::string_view key, bool needed);

  using Item = std::function<void(const nlohmann::json& value, const Pointer& where)>;
  /// Calls for each item of a list.
  void list(std::string_view key, const Item& item);
  using Object = std::function<void(ObjectReader& object)>;
  /// Calls for each object of a list; `what` names one in errors. Its unknown keys are reported afterwards.
  void objects(std::string_view key, std::string_view what, const Object& object);
  /// The places in `words` of those that a list names, in its order.
  std::vector<std::size_t> words(std::string_view key, std::span<const std::string_view> words,
                                 std::string_view what);
  using Member =
      std::function<void(const std::string& key, const nlohmann::json& value, const Pointer& where)>;
  /// Calls for each member of an object whose keys are free.
  void members(std::string_view key, const Member& member);

  /// A reader for an object inside; empty when the key is missing.
  ObjectReader object(std::string_view key, std::string_view what);

  void fail(std::string_view key, Fault fault);
  /// That the object lacks a key.
  void miss(std::string_view key, std::string hint);
  /// A value of another kind than `kind`: "a list".
  void fail_kind(std::string_view key, const nlohmann::json& value, std::string_view kind);
  /// Reports the keys that nobody asked for.
  void done();

  [[nodiscard]] const nlohmann::json& value() const { return *value_; }
  [[nodiscard]] const Pointer& where() const { return where_; }
  [[nodiscard]] Pointer at(std::string_view key) const { return where_ / std::string(key); }
  [[nodiscard]] Problems& problems() const { return *problems_; }

 private:
  Problems* problems_;
  const nlohmann::json* value_;
  Pointer where_;
  std::string what_;
  std::vector<std::string_view> known_;
};

}  // namespace storeadvise

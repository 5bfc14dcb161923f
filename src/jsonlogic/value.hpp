#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <vector>

namespace storeadvise::logic {

/// JavaScript's types as far as JsonLogic meets them. `undefined` is what an operand that was
/// left out is; no JSON text gives it.
enum class ValueKind : std::uint8_t { undefined, null, boolean, number, string, array, object };

struct Member;

/// A value that owns nothing: words, elements and members live with whoever made it (static
/// storage, a Program, an Arena, the caller). 16 bytes, copied freely.
class Value {
 public:
  constexpr Value() = default;
  constexpr explicit Value(double number) : kind_(ValueKind::number), number_(number) {}
  constexpr explicit Value(std::string_view text)
      : kind_(ValueKind::string), size_(static_cast<std::uint32_t>(text.size())), text_(text.data()) {}
  constexpr explicit Value(std::span<const Value> elements)
      : kind_(ValueKind::array),
        size_(static_cast<std::uint32_t>(elements.size())),
        elements_(elements.data()) {}
  constexpr explicit Value(std::span<const Member> members)
      : kind_(ValueKind::object),
        size_(static_cast<std::uint32_t>(members.size())),
        members_(members.data()) {}
  /// Only a bool: a pointer would otherwise quietly become one.
  template <class Bool, class = std::enable_if_t<std::is_same_v<Bool, bool>>>
  constexpr explicit Value(Bool truth) : kind_(ValueKind::boolean), truth_(truth) {}

  static constexpr Value null() {
    Value value;
    value.kind_ = ValueKind::null;
    return value;
  }

  [[nodiscard]] constexpr ValueKind kind() const { return kind_; }
  [[nodiscard]] constexpr bool is(ValueKind kind) const { return kind_ == kind; }
  /// Neither undefined nor null.
  [[nodiscard]] constexpr bool present() const { return kind_ > ValueKind::null; }

  // Each is meaningful for its own kind alone.
  [[nodiscard]] constexpr bool truth() const { return truth_; }
  [[nodiscard]] constexpr double number() const { return number_; }
  [[nodiscard]] constexpr std::string_view text() const { return {text_, size_}; }
  [[nodiscard]] constexpr std::span<const Value> elements() const { return {elements_, size_}; }
  [[nodiscard]] std::span<const Member> members() const;

  /// Characters, elements or members.
  [[nodiscard]] constexpr std::size_t size() const { return size_; }

 private:
  ValueKind kind_ = ValueKind::undefined;
  std::uint32_t size_ = 0;
  union {
    bool truth_;
    double number_ = 0;
    const char* text_;
    const Value* elements_;
    const Member* members_;
  };
};

struct Member {
  std::string_view name;
  Value value;
};

inline std::span<const Member> Value::members() const { return {members_, size_}; }

/// Thrown by an evaluation that would take more than it may.
class OverBudget : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Bytes that the lists and the text of one evaluation may take.
inline constexpr std::size_t kMostMade = std::size_t{256} * 1024;

/// Keeps what evaluations make (joined words, new lists) until it is destroyed. Making one
/// costs nothing, and scalar expressions never ask it for anything.
class Arena {
 public:
  /// Throws OverBudget where more than `most` bytes are asked for, all in all.
  explicit Arena(std::size_t most = std::numeric_limits<std::size_t>::max()) : left_(most) {}

  /// Throws OverBudget where there is no room for that many bytes more.
  void afford(std::size_t bytes) const;

  /// Room for `n` elements, never at the address of any other list: lists are told apart by it.
  std::span<Value> values(std::size_t n);
  std::span<Member> members(std::size_t n);
  /// A copy of the text.
  std::string_view text(std::string_view text);

 private:
  template <class T>
  std::span<T> room(std::size_t n);

  std::vector<std::vector<std::byte>> blocks_;
  std::size_t left_;
};

}  // namespace storeadvise::logic

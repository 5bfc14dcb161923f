#pragma once

#include <cstddef>
#include <iterator>
#include <string>

namespace storeadvise {

/// The bytes of a source for algorithms that want iterators; the default one is the end. A Source has
/// `peek()`, the next byte or the end of file of char_traits, and `get()`, which takes it.
template <class Source>
class ByteIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  ByteIterator() = default;
  explicit ByteIterator(Source& source) : source_(&source) {}

  char operator*() const { return static_cast<char>(source_->peek()); }
  ByteIterator& operator++() {
    source_->get();
    return *this;
  }
  ByteIterator operator++(int) {
    const ByteIterator before = *this;
    source_->get();
    return before;
  }
  bool operator==(const ByteIterator& other) const { return at_end() == other.at_end(); }

 private:
  [[nodiscard]] bool at_end() const {
    return source_ == nullptr || source_->peek() == std::char_traits<char>::eof();
  }
  Source* source_ = nullptr;
};

}  // namespace storeadvise

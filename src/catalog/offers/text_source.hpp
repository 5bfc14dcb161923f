#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <utility>

#include "storeadvise/error.hpp"

namespace storeadvise {

/// A stream read byte by byte that knows its line. Files of any size pass through; none is kept.
class TextSource {
 public:
  TextSource(std::istream& in, std::string_view file) : buffer_(in.rdbuf()), file_(file) {}

  static constexpr int kEnd = std::char_traits<char>::eof();

  /// The next byte, or kEnd, without taking it.
  int peek() {
    const int byte = ahead_ != kEnd ? ahead_ : buffer_->sgetc();
    if (byte == kEnd) hit_end_ = true;
    return byte;
  }

  /// The byte after the next one, or kEnd.
  int peek_second() {
    if (ahead_ == kEnd) ahead_ = buffer_->sbumpc();
    return buffer_->sgetc();
  }

  /// Takes the next byte; kEnd where there is none.
  int get() {
    const int byte = ahead_ != kEnd ? std::exchange(ahead_, kEnd) : buffer_->sbumpc();
    if (byte == kEnd) hit_end_ = true;
    if (byte == '\n') {
      ++line_;
      column_ = 0;
    } else if (byte != kEnd) {
      ++column_;
    }
    return byte;
  }

  /// Whether somebody wanted more bytes than there were.
  [[nodiscard]] bool hit_end() const { return hit_end_; }

  /// The place of the byte taken last, or of one that many bytes before it in the same line.
  [[nodiscard]] Place place(std::size_t back = 0) const {
    return {.file = file_, .line = line_, .column = column_ > back ? column_ - back : 1};
  }

  /// The file alone, for what concerns all of it.
  [[nodiscard]] Place whole() const { return {.file = file_, .line = 0, .column = 0}; }

 private:
  std::streambuf* buffer_;
  std::string file_;
  int ahead_ = kEnd;
  std::size_t line_ = 1;
  std::size_t column_ = 0;
  bool hit_end_ = false;
};

}  // namespace storeadvise

#pragma once

#include <cereal/archives/binary.hpp>
#include <sstream>
#include <streambuf>
#include <string>

#include "packed/fields.hpp"
#include "packed/packed.hpp"

namespace storeadvise {

template <class Table>
std::string pack(const Table& table) {
  std::ostringstream out;
  cereal::BinaryOutputArchive archive(out);
  archive(table);
  return std::move(out).str();
}

/// A stream over bytes that stay where they are.
class View : public std::streambuf {
 public:
  explicit View(std::string_view bytes) {
    auto* first =
        const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): only read
    setg(first, first, first + bytes.size());
  }
};

/// Throws cereal::Exception where the bytes are too few.
template <class Table>
Table unpack(std::string_view bytes) {
  View view(bytes);
  std::istream in(&view);
  cereal::BinaryInputArchive archive(in);
  Table table;
  archive(table);
  return table;
}

}  // namespace storeadvise

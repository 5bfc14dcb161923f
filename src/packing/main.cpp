// Runs when the program is built: pack_tables FILE writes the packed tables of data/ as a C++ source.

#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "packing/pack.hpp"
#include "packed/packed.hpp"

namespace storeadvise {

/// Nothing is packed yet. What reads data/ anew does not ask for it.
std::string_view packed(std::string_view /*name*/) { return {}; }

namespace {

/// As a string literal, in lines.
std::string literal(std::string_view bytes) {
  constexpr std::size_t kLine = 100;
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    const bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
    if (i % kLine == 0) out += i == 0 ? "\"" : "\"\n\"";
    out += plain ? std::string(1, c) : fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  }
  return out + "\"";
}

std::string source(const std::vector<PackedTable>& tables) {
  std::string out =
      "#include <string_view>\n\nnamespace storeadvise {\n\nstd::string_view packed(std::string_view name) "
      "{\n";
  for (const PackedTable& table : tables)
    out += fmt::format("  if (name == \"{}\") return {{{}, {}}};\n", table.name, literal(table.bytes),
                       table.bytes.size());
  return out + "  return {};\n}\n\n}  // namespace storeadvise\n";
}

int write(const char* file) {
  const auto tables = pack_all();
  if (!tables) {
    for (const Error& e : tables.error())
      std::cerr << fmt::format("{}:{}:{}: {}: {} {}\n", e.place.file, e.place.line, e.place.column, e.path,
                               e.message, e.hint);
    return 1;
  }
  std::ofstream out(file, std::ios::binary);
  out << source(*tables) << std::flush;
  return out ? 0 : 1;
}

}  // namespace
}  // namespace storeadvise

int main(int argc, char** argv) {
  if (argc == 2) return storeadvise::write(argv[1]);
  std::cerr << "usage: pack_tables FILE\n";
  return 1;
}

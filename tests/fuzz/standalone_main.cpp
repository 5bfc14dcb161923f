// Runs a fuzz target once for each file named, or for each file of a folder named: no fuzzer needed.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "fuzz/input.hpp"

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files_of(const fs::path& named) {
  if (!fs::is_directory(named)) return {named};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(named))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

bool run(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::vector<char> text{std::istreambuf_iterator<char>(in), {}};
  if (!in) return false;
  return LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()) == 0;
}

}  // namespace

int main(int count, char** names) {
  std::size_t done = 0;
  for (int i = 1; i < count; ++i) {
    for (const fs::path& file : files_of(names[i])) {
      std::printf("%s\n", file.c_str());
      (void)std::fflush(stdout);  // the last name is the culprit of a crash
      if (!run(file)) return 1;
      ++done;
    }
  }
  return done == 0 ? 1 : 0;
}

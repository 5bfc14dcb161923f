// Tries expressions with known answers: json_logic_vectors FILE...
// A file is a list of [rule, data, expected] rows (words in between are comments), or
// {"data": ..., "cases": [[rule, expected], ...]}.

#include <fmt/format.h>

#include <fstream>

#include "support/logic_json.hpp"

namespace {

using nlohmann::json;

struct Tally {
  std::size_t right = 0, all = 0;
};

void check(const json& rule, const json& data, const json& expected, Tally& tally) {
  const json found = storeadvise::logic::answer(rule, data);
  ++tally.all;
  if (found == expected) {
    ++tally.right;
  } else {
    fmt::print("{} with {}: expected {}, found {}\n", rule.dump(), data.dump(), expected.dump(),
               found.dump());
  }
}

Tally run(const json& file) {
  Tally tally;
  if (file.is_array()) {
    for (const json& row : file) {
      if (row.is_array()) check(row.at(0), row.at(1), row.at(2), tally);
    }
    return tally;
  }
  for (const json& row : file.at("cases")) check(row.at(0), file.at("data"), row.at(1), tally);
  return tally;
}

bool agrees(const char* path) {
  std::ifstream stream(path);
  const Tally tally = run(json::parse(stream));
  fmt::print("{}: {} of {} agree\n", path, tally.right, tally.all);
  return tally.all > 0 && tally.right == tally.all;
}

}  // namespace

int main(int argc, char** argv) {
  bool all = argc > 1;
  try {
    for (int i = 1; i < argc; ++i) all = agrees(argv[i]) && all;
  } catch (const std::exception& problem) {
    fmt::print(stderr, "json_logic_vectors: {}\n", problem.what());
    return 2;
  }
  return all ? 0 : 1;
}

// Whatever strings a file holds, no output of the program has a character that steers a terminal.

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

/// Clears the screen, sets the title, turns the writing around, rings.
constexpr std::string_view kHostile = "x\x1b[2J\x1b[31m\x1b]0;t\x07\u202eabc\u009b\x7f";

class Folder {
 public:
  Folder() { std::filesystem::create_directories(path_); }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;
  [[nodiscard]] std::string put(const std::string& name, const json& content) const {
    std::ofstream(path_ / name) << content;
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("storeadvise-hostile-" + std::to_string(::getpid()));
};

/// What the program prints, standard error included.
std::string output_of(const std::string& arguments) {
  const std::string command = std::string(STOREADVISE_PROGRAM) + " " + arguments + " 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    out.append(buffer.data(), n);
  ::pclose(pipe);
  return out;
}

/// The first character that steers a terminal, as an escape; empty where there is none.
std::string raw_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    const bool line_break = c.code == '\n' || text.substr(at).starts_with("\r\n");
    if (!c.valid || (is_hostile(c.code) && !line_break)) return printable(text.substr(at, c.size));
    at += c.size;
  }
  return {};
}

/// Every string in a document, by pointer.
std::vector<json::json_pointer> strings_of(const json& document) {
  std::vector<json::json_pointer> found;
  const json flat = document.flatten();
  for (const auto& [pointer, value] : flat.items())
    if (value.is_string()) found.emplace_back(pointer);
  return found;
}

const json kProfile = json::parse(R"({"profile_version": 1, "name": "team", "region": "us-east-1",
  "compute": {"gpu": {"instance": "g5.xlarge", "count": 2, "network": "10 Gbit/s"}},
  "datasets": [{"name": "images", "role": "training_data", "size": "100 GB", "compute": "gpu",
                "platform": "eks", "needs": ["posix"], "current": "efs.elastic",
                "reads": {"pattern": "random", "s3_client": "sdk", "request_size": "128 KB",
                          "max_latency": "20 ms"}}]})");

const json kRules = json::parse(R"({"rules_version": 1, "rules": [
  {"id": "ours", "effect": "advises", "options": ["s3.*"], "text": "Say it.", "source": "us",
   "when": {"==": [{"var": "dataset.role"}, "training_data"]}},
  {"id": "ours-too", "effect": "favours", "options": ["s3.standard"], "points": 5, "text": "Why.",
   "source": "us"},
  {"id": "never", "effect": "forbids", "options": ["efs.*"], "text": "No.", "source": "us"}]})");

const json kCatalog = json::parse(R"({"id": "mine", "region": "us-east-1", "prices_as_of": "2026-01-01",
  "performance_as_of": "2026-01-01", "options": ["s3.*", "efs.*"], "published": {"AmazonS3": "x"},
  "prices": [{"id": "s3.standard.storage", "unit": "GB-month", "sku": "A", "source": "us", "note": "n",
              "date": "2026-01-01", "confidence": "low", "tiers": [{"usd": 0.02, "rate_code": "A.B"}]},
             {"id": "s3.standard.put", "unit": "request", "tiers": [{"usd": 1e-6}]},
             {"id": "s3.standard.get", "unit": "request", "tiers": [{"usd": 1e-6}]},
             {"id": "efs.standard.storage", "unit": "GB-month", "tiers": [{"usd": 0.3}]}],
  "figures": [{"id": "efs.inode", "value": 1, "unit": "KiB", "source": "us", "date": "2026-01-01",
               "note": "n", "confidence": "low"}],
  "instances": [{"id": "g5.xlarge", "usd_per_hour": {"us-east-1": 1}, "source": "us",
                 "date": "2026-01-01", "confidence": "low", "note": "n"}]})");

const json kPolicy = json::parse(R"({"policy_version": 1, "name": "ours", "demands": [
  {"dataset": "*", "service": ["efs"], "option": ["efs.*"], "forbid_options": ["s3.*"], "because": "so"},
  {"pattern": ["hybrid"]}]})");

const json kScenarios =
    json::parse(R"({"scenarios": [{"name": "more", "set": {"datasets.images.size": "2 TB"}}]})");

}  // namespace

TEST_CASE("no string of any input steers a terminal", "[hostile]") {
  const Folder folder;
  const std::string profile = folder.put("profile.json", kProfile);
  struct Input {
    const json& document;
    std::vector<std::string> commands;  ///< FILE is the input
  };
  const std::vector<Input> inputs{
      {kProfile, {"FILE -f text --verbose", "FILE -f json", "check FILE --max-monthly-usd 0 -f markdown"}},
      {kRules,
       {profile + " --rules FILE -f text --verbose", profile + " --rules FILE -f markdown",
        "explain --rules FILE", "explain ours --rules FILE"}},
      {kCatalog,
       {profile + " --catalog FILE -f text", "catalog show --catalog FILE",
        "catalog show --catalog FILE -f csv", "explain --catalog FILE"}},
      {kPolicy,
       {"check " + profile + " --policy FILE -f text", "check " + profile + " --policy FILE -f markdown",
        "check " + profile + " --policy FILE -f junit"}},
      {kScenarios, {"whatif " + profile + " --scenarios FILE -f text"}}};
  for (const Input& input : inputs) {
    for (const json::json_pointer& where : strings_of(input.document)) {
      json changed = input.document;
      changed[where] = kHostile;
      const std::string file = folder.put("input.json", changed);
      for (std::string command : input.commands) {
        command.replace(command.find("FILE"), 4, file);
        CAPTURE(command, where.to_string());
        CHECK(raw_in(output_of(command)) == "");
      }
    }
  }
}

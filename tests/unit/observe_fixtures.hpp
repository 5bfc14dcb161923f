#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "observe/estimate/estimate.hpp"
#include "observe/observe.hpp"
#include "observe/write/page.hpp"
#include "observe/write/profile_json.hpp"

/// A folder of files that goes away again.
class TemporaryFiles {
 public:
  TemporaryFiles() {
    std::string name = (std::filesystem::temp_directory_path() / "observe-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) folder_ = name;
  }
  TemporaryFiles(const TemporaryFiles&) = delete;
  TemporaryFiles& operator=(const TemporaryFiles&) = delete;
  TemporaryFiles(TemporaryFiles&&) = delete;
  TemporaryFiles& operator=(TemporaryFiles&&) = delete;
  ~TemporaryFiles() {
    std::error_code problem;
    std::filesystem::remove_all(folder_, problem);
  }

  std::string write(const std::string& name, const std::string& text) const {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
};

/// What `observe` makes of files; errors are texts, too.
struct Observed {
  storeadvise::Errors errors;
  std::vector<std::string> notices;
  storeadvise::observe::Found found;

  [[nodiscard]] const storeadvise::observe::Field* field(const std::string& set,
                                                         const std::string& path) const {
    for (const auto& s : found.sets)
      for (const auto& f : s.fields)
        if (s.name == set && f.path == path) return &f;
    return nullptr;
  }
  /// The number of a field; -1 where there is none, so that a comparison shows it.
  [[nodiscard]] double number(const std::string& set, const std::string& path) const {
    const auto* const f = field(set, path);
    const auto* const value = f == nullptr ? nullptr : std::get_if<double>(&f->value);
    return value == nullptr ? -1 : *value;
  }
  [[nodiscard]] std::string word(const std::string& set, const std::string& path) const {
    const auto* const f = field(set, path);
    const auto* const value = f == nullptr ? nullptr : std::get_if<std::string>(&f->value);
    return value == nullptr ? "" : *value;
  }
  /// Everything that is printed in any format.
  [[nodiscard]] std::string output() const {
    std::string all = storeadvise::observe::page(found, 100) + storeadvise::observe::profile_json(found, {}) +
                      storeadvise::observe::evidence_lines(found);
    for (const std::string& notice : notices) all += notice + "\n";
    for (const storeadvise::Error& error : errors) all += error.message + "\n" + error.hint + "\n";
    return all;
  }
};

inline Observed observe_files(storeadvise::observe::Request request,
                              const storeadvise::observe::Wanted& wanted = {}) {
  Observed out;
  auto gathered = storeadvise::observe::gather(request);
  if (!gathered) {
    out.errors = gathered.error();
    return out;
  }
  out.notices = gathered->notices;
  auto found = storeadvise::observe::estimate(gathered->observation, wanted);
  if (!found) {
    out.errors = found.error();
    return out;
  }
  out.notices.insert(out.notices.end(), found->notices.begin(), found->notices.end());
  out.found = std::move(*found);
  return out;
}

inline Observed observe_files(const std::vector<std::string>& names) {
  storeadvise::observe::Request request;
  request.sources = names;
  return observe_files(std::move(request));
}

/// A request about one data set.
inline storeadvise::observe::Request about(const std::vector<std::string>& names, const std::string& set,
                                           const std::string& place) {
  storeadvise::observe::Request request;
  request.sources = names;
  request.set_names = {set};
  request.places.emplace_back();
  storeadvise::observe::parse_place(place, request.places.back());
  return request;
}

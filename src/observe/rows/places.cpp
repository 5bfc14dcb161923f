#include "observe/rows/places.hpp"

#include <algorithm>

namespace storeadvise::observe {
namespace {

void longest_first(std::vector<Place>& places) {
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.prefix.size() != b.prefix.size() ? a.prefix.size() > b.prefix.size() : a < b;
  });
}

}  // namespace

Places::Places(std::vector<std::string> names, std::vector<Place> places, bool stated)
    : given_(true), stated_(stated), names_(std::move(names)), places_(std::move(places)) {
  longest_first(places_);
}

void Places::open(std::string bucket, std::string prefix) {
  opened_.push_back({std::move(bucket), std::move(prefix), 0});
  longest_first(opened_);
}

Where Places::where_given(std::string_view bucket, std::string_view key) const {
  for (const Place& place : places_)
    if (key.starts_with(place.prefix) && bucket == place.bucket)
      return {place.set, key.substr(place.prefix.size())};
  return {kNoSet, key};
}

Where Places::where(std::string_view bucket, std::string_view key) {
  if (given_) return where_given(bucket, key);
  std::size_t begin = 0;
  for (const Place& place : opened_)
    if (bucket == place.bucket && key.starts_with(place.prefix)) {
      begin = place.prefix.size();
      break;
    }
  const std::size_t slash = key.find('/', begin);
  const std::size_t end = slash == std::string_view::npos ? begin : slash + 1;
  return {met(bucket, key.substr(0, end)), key.substr(end)};
}

std::uint32_t Places::met(std::string_view bucket, std::string_view prefix) {
  constexpr std::size_t kMost = 4096;  // one that holds 1 % is met long before
  asked_.assign(bucket);
  asked_ += '/';
  asked_ += prefix;
  if (const auto found = sets_.find(std::string_view(asked_)); found != sets_.end()) return found->second;
  if (names_.size() >= kMost && !prefix.empty()) {
    left_out_ = true;
    return met(bucket, "");
  }
  const auto set = static_cast<std::uint32_t>(names_.size());
  sets_.emplace(asked_, set);
  names_.push_back(asked_);
  places_.push_back({std::string(bucket), std::string(prefix), set});
  return set;
}

std::uint32_t Places::named(const std::string& name) {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found != names_.end()) return static_cast<std::uint32_t>(found - names_.begin());
  names_.push_back(name);
  return static_cast<std::uint32_t>(names_.size() - 1);
}

bool parse_place(std::string_view text, Place& out) {
  if (text.starts_with("s3://")) {
    text.remove_prefix(5);
    const std::size_t slash = text.find('/');
    out.is_bucket = true;
    out.bucket = text.substr(0, slash);
    out.prefix = slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1);
    return !out.bucket.empty();
  }
  if (text.empty()) return false;
  while (text.size() > 1 && text.ends_with('/')) text.remove_suffix(1);
  out.bucket = text;
  out.prefix.clear();
  return true;
}

}  // namespace storeadvise::observe

#include "profile/evidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "profile/fields.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> kSureWords{"measured", "estimated", "at_most",
                                                     "at_least", "guess",     "stated"};
constexpr double kNoLimit = std::numeric_limits<double>::max();

void read_bound(ObjectReader& reader, std::string_view key, std::optional<double>& out) {
  if (reader.find(key) == nullptr) return;
  double value = 0;
  reader.number(key, value, -kNoLimit, kNoLimit);
  out = value;
}

void read_value(ObjectReader& reader, Measured& out) {
  const json* const value = reader.find("value");
  if (value == nullptr || value->is_array()) return;  // a list of words, such as needs
  if (value->is_string())
    out.word = value->get<std::string>();
  else
    read_bound(reader, "value", out.value);
}

Measured read_entry(ObjectReader& reader, const std::string& path) {
  Measured out;
  out.path = path;
  if (const auto sure = reader.word("sure", kSureWords, "how sure a field is")) out.sure = kSureWords[*sure];
  read_value(reader, out);
  reader.list("from", [&](const json& id, const Pointer& where) {
    const auto* const text = id.get_ptr<const std::string*>();
    if (text == nullptr) return reader.problems().add(where, wrong_type(id, "the id of a source"));
    out.from += (out.from.empty() ? "" : ", ") + *text;
  });
  for (const auto& [key, bound] : {std::pair{"low", &out.low}, std::pair{"high", &out.high}})
    read_bound(reader, key, *bound);
  std::optional<double> count;
  read_bound(reader, "n", count);
  reader.text("why", out.why);
  reader.done();
  return out;
}

/// What lies under "reads.bytes_per_month" of an object; null where nothing does.
const json* below(const json& object, std::string_view path) {
  const json* at = &object;
  while (at != nullptr && !path.empty()) {
    const std::size_t dot = path.find('.');
    const auto found = at->find(std::string(path.substr(0, dot)));
    at = found == at->end() ? nullptr : &*found;
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
  }
  return at;
}

/// What the profile holds under "datasets.NAME.reads.bytes_per_month"; null where it holds nothing.
const json* held(const json& document, std::string_view path) {
  constexpr std::string_view kSets = "datasets.";
  if (!path.starts_with(kSets)) return document.contains(path) ? &document.at(std::string(path)) : nullptr;
  path.remove_prefix(kSets.size());
  for (const json& set : document.at("datasets")) {
    const std::string name = set.value("name", std::string());
    if (!path.starts_with(name + ".")) continue;
    if (const json* const at = below(set, path.substr(name.size() + 1)); at != nullptr) return at;
  }
  return nullptr;
}

bool is_believed(const Measured& entry, const json& document) {
  if (!entry.value && entry.word.empty()) return false;
  const json* const now = held(document, entry.path);
  if (now == nullptr) return false;
  if (!entry.value) return now->is_string() && now->get_ref<const std::string&>() == entry.word;
  return now->is_number() && std::abs(now->get<double>() - *entry.value) <= 1e-9 * std::abs(*entry.value);
}

}  // namespace

void read_evidence(ObjectReader& profile, Profile& out) {
  if (profile.find("evidence") == nullptr) return;
  ObjectReader reader = profile.object("evidence", "evidence");
  reader.version("evidence_version", true);
  for (const std::string_view key : {"sources", "left_open", "disagree", "not_in_a_dataset"})
    reader.find(key);
  std::vector<Measured> entries;
  reader.members("fields", [&](const std::string& path, const json& value, const Pointer& where) {
    ObjectReader inside(reader.problems(), value, where, "an entry of evidence");
    entries.push_back(read_entry(inside, path));
  });
  reader.done();
  out.measured = std::make_shared<const std::vector<Measured>>(std::move(entries));
}

void keep_believed(Profile& profile, const json& document) {
  if (!profile.measured) return;
  std::vector<Measured> believed;
  for (const Measured& entry : *profile.measured)
    if (is_believed(entry, document)) believed.push_back(entry);
  profile.measured = std::make_shared<const std::vector<Measured>>(std::move(believed));
}

}  // namespace storeadvise

#include "observe/write/into.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "observe/thresholds.hpp"
#include "profile/fields.hpp"

namespace storeadvise::observe {
namespace {

using Json = nlohmann::ordered_json;

/// Of these two follow from the third and each other: with one stated by hand one more is taken.
constexpr std::array<std::string_view, 3> kVolume{"request_size", "bytes_per_month", "operations_per_month"};

std::optional<double> number_of(const std::string& path, const Json& value) {
  if (value.is_number()) return value.get<double>();
  const auto* const field = find_field(path);
  if (field == nullptr || !field->numeric()) return std::nullopt;
  const auto number = field_value(*field, nlohmann::json(value));
  return number ? std::optional(*number) : std::nullopt;
}

/// Whether two values of a field are as good as the same: within 10 %.
bool agree(const std::string& path, const Json& a, const Json& b) {
  const auto x = number_of(path, a);
  const auto y = number_of(path, b);
  if (!x || !y) return a == b;
  return std::abs(*x - *y) <= thresholds().agree * std::max(std::abs(*x), std::abs(*y));
}

const Json& member(const Json& object, const std::string& key) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

/// Joins one profile with another.
class Joining {
 public:
  Joining(Json& profile, const Json& measured)
      : profile_(profile),
        old_(member(profile, "evidence")),
        new_(member(measured, "evidence")),
        fields_(member(new_, "fields")),
        disagree_(Json::array()) {
    if (const Json& told = member(new_, "disagree"); told.is_array()) disagree_ = told;
  }

  /// Puts the members of `from` into `to`.
  void take(Json& to, const Json& from, const std::string& path) {
    const std::set<std::string> left_out = explained(to, from, path);
    for (const auto& [key, value] : from.items()) {
      if (key == "name" || left_out.contains(key)) continue;
      std::string at = path;
      if (!path.empty()) at += '.';
      take_member(to[key], value, at += key);
    }
  }
  void take_sets(const Json& measured);
  void finish();

 private:
  /// `to`: null where the profile has no such member.
  void take_member(Json& to, const Json& value, const std::string& path) {
    if (value.is_object() && (to.is_null() || to.is_object())) {
      if (to.is_null()) to = Json::object();
      take(to, value, path);
    } else if (to.is_null() || is_measured(path, to)) {
      to = value;
    } else {
      keep(path, to, value);
    }
  }
  /// Whether the profile's evidence holds what stands there.
  [[nodiscard]] bool is_measured(const std::string& path, const Json& now) const {
    const Json& value = member(member(member(old_, "fields"), path), "value");
    return !value.is_null() && value == now;
  }
  /// What of the volume of reads or writes follows from what is stated by hand.
  [[nodiscard]] std::set<std::string> explained(const Json& to, const Json& from,
                                                const std::string& path) const {
    const auto stated = [&](std::string_view key) {
      const std::string name(key);
      return to.contains(name) && !is_measured(path + "." + name, to[name]);
    };
    auto free = static_cast<std::ptrdiff_t>(2) - std::ranges::count_if(kVolume, stated);
    std::set<std::string> out;
    if (free >= 2) return out;
    for (const std::string_view key : kVolume) {
      if (stated(key) || !from.contains(std::string(key))) continue;
      if (free-- <= 0) out.insert(std::string(key));
    }
    return out;
  }
  void keep(const std::string& path, const Json& stated, const Json& measured) {
    if (agree(path, stated, measured)) return;
    std::string from;
    for (const Json& id : member(member(fields_, path), "from"))
      from += (from.empty() ? "" : ", ") + id.get<std::string>();
    disagree_.push_back({{"path", path},
                         {"used", {{"from", "stated"}, {"value", stated}}},
                         {"other", {{"from", from}, {"value", measured}}}});
  }

  Json& profile_;
  Json old_;
  const Json& new_;
  const Json& fields_;
  Json disagree_;
};

void Joining::take_sets(const Json& measured) {
  for (const Json& set : measured["datasets"]) {
    const auto name = set["name"].get<std::string>();
    Json& sets = profile_["datasets"];
    const auto found =
        std::ranges::find_if(sets, [&](const Json& s) { return s.value("name", std::string()) == name; });
    if (found == sets.end())
      sets.push_back(set);
    else
      take(*found, set, "datasets." + name);
  }
}

/// Puts the evidence together: what was measured now, then what the profile still holds of before.
void Joining::finish() {
  Json evidence = new_;
  for (const auto& [path, entry] : member(old_, "fields").items())
    if (!evidence["fields"].contains(path)) evidence["fields"][path] = entry;
  for (const Json& source : member(old_, "sources")) {
    Json& sources = evidence["sources"];
    if (std::ranges::none_of(sources, [&](const Json& s) { return member(s, "id") == member(source, "id"); }))
      sources.push_back(source);
  }
  if (!disagree_.empty()) evidence["disagree"] = disagree_;
  profile_.erase("evidence");
  profile_["evidence"] = std::move(evidence);
}

}  // namespace

Json join_profile(Json profile, const Json& measured) {
  if (!member(profile, "datasets").is_array()) profile["datasets"] = Json::array();
  Joining joining(profile, measured);
  Json whole = Json::object();
  for (const char* key : {"region", "month_hours"})
    if (measured.contains(key) && measured[key] != Json("")) whole[key] = measured[key];
  joining.take(profile, whole, "");
  joining.take_sets(measured);
  joining.finish();
  return profile;
}

}  // namespace storeadvise::observe

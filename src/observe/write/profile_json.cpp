#include "observe/write/profile_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

#include "json/writer.hpp"
#include "text/printable.hpp"

namespace storeadvise::observe {
namespace {

/// The objects of a data set in the order of the profile's page; fields without one come first.
constexpr std::array<std::string_view, 7> kGroups{"",        "untouched", "reads",     "writes",
                                                  "lookups", "loading",   "checkpoint"};

std::string_view group_of(std::string_view path) {
  const std::size_t dot = path.find('.');
  return dot == std::string_view::npos ? std::string_view{} : path.substr(0, dot);
}

std::string_view key_of(std::string_view path) {
  return path.substr(path.rfind('.') == std::string_view::npos ? 0 : path.rfind('.') + 1);
}

void write_value(JsonWriter& json, const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return json.value(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return json.value(*text);
  const auto* const words = std::get_if<std::vector<std::string>>(&value);
  if (words == nullptr) return json.null();
  json.begin_list();
  for (const std::string& word : *words) json.value(word);
  json.end_list();
}

void write_group(JsonWriter& json, const FoundSet& set, std::string_view group) {
  bool begun = group.empty();
  for (const Field& field : set.fields) {
    if (group_of(field.path) != group || !is_written(field)) continue;
    if (!begun) {
      json.key(group);
      json.begin_object();
      begun = true;
    }
    json.key(key_of(field.path));
    write_value(json, field.value);
  }
  if (begun && !group.empty()) json.end_object();
}

void write_sets(JsonWriter& json, const Found& found) {
  json.key("datasets");
  json.begin_list();
  for (const FoundSet& set : found.sets) {
    json.begin_object();
    json.field("name", std::string_view(set.name));
    for (const std::string_view group : kGroups) write_group(json, set, group);
    json.end_object();
  }
  json.end_list();
}

std::string time_text(std::int64_t second) {
  const std::chrono::sys_seconds at{std::chrono::seconds(second)};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{at - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

void write_source(JsonWriter& json, const Source& source, const Found& found) {
  const auto number = [&](std::string_view key, std::uint64_t n) {
    json.key(key);
    json.value(static_cast<double>(n));
  };
  json.begin_object();
  json.field("id", std::string_view(source.id));
  json.field("kind", kind_name(source.kind));
  number("files", source.files);
  number("bytes", source.bytes);
  const bool is_log = source.id == "log";
  number(is_log ? "lines" : "rows", source.lines);
  if (is_log || source.bad_lines > 0) number(is_log ? "bad_lines" : "bad_rows", source.bad_lines);
  if (is_log) number("duplicates", source.duplicates);
  if (const auto days = found.full_days.find(source.id); days != found.full_days.end())
    json.field("full_days", days->second.count());
  if (source.first) json.field("first", std::string_view(time_text(*source.first)));
  if (source.last)
    json.field(std::string_view(source.id == "inv" ? "taken" : "last"),
               std::string_view(time_text(*source.last)));
  json.end_object();
}

void write_entry(JsonWriter& json, const Field& field) {
  json.field("sure", sure_name(field.sure));
  if (!std::holds_alternative<std::monostate>(field.value)) {
    json.key("value");
    write_value(json, field.value);
  }
  if (!field.from.empty()) {
    json.key("from");
    json.begin_list();
    for (const std::string& id : field.from) json.value(std::string_view(id));
    json.end_list();
  }
  if (field.n) json.field("n", field.n->count());
  if (field.low) json.field("low", *field.low);
  if (field.high) json.field("high", *field.high);
  if (!field.why.empty()) json.field("why", std::string_view(field.why));
}

/// Calls for each field with its full path, in order.
template <class Work>
void each_field(const Found& found, const Work& work) {
  for (const FoundSet& set : found.sets)
    for (const Field& field : set.fields) work("datasets." + set.name + "." + field.path, field);
  if (!found.region.empty()) work("region", found.region_field);
}

void write_left_open(JsonWriter& json, const Found& found) {
  json.key("left_open");
  json.begin_list();
  for (const FoundSet& set : found.sets)
    for (const LeftOpen& open : set.left_open) {
      json.begin_object();
      json.field("path", std::string_view("datasets." + set.name + "." + open.path));
      if (!open.seen.empty()) json.field("seen", std::string_view(open.seen));
      if (!open.why.empty()) json.field("why", std::string_view(open.why));
      json.end_object();
    }
  json.end_list();
}

void write_disagreements(JsonWriter& json, const Found& found) {
  if (found.disagreements.empty()) return;
  json.key("disagree");
  json.begin_list();
  for (const Disagreement& d : found.disagreements) {
    json.begin_object();
    json.field("path", std::string_view(d.path));
    for (const auto& [key, from, value] :
         {std::tuple{"used", &d.used_from, d.used}, std::tuple{"other", &d.other_from, d.other}}) {
      json.key(std::string_view(key));
      json.begin_object();
      json.field("from", std::string_view(*from));
      json.field("value", value);
      json.end_object();
    }
    json.end_object();
  }
  json.end_list();
}

void write_evidence(JsonWriter& json, const Found& found) {
  json.key("evidence");
  json.begin_object();
  json.field("evidence_version", 1.0);
  json.key("sources");
  json.begin_list();
  for (const Source& source : found.sources) write_source(json, source, found);
  json.end_list();
  json.key("fields");
  json.begin_object();
  each_field(found, [&](const std::string& path, const Field& field) {
    json.key(std::string_view(path));
    json.begin_object();
    write_entry(json, field);
    json.end_object();
  });
  json.end_object();
  write_left_open(json, found);
  write_disagreements(json, found);
  json.key("not_in_a_dataset");
  json.begin_object();
  json.field("requests", found.outside_requests.count());
  json.field("bytes", found.outside_bytes.count());
  json.end_object();
  json.end_object();
}

bool has(const FoundSet& set, std::string_view path) {
  return std::ranges::any_of(set.fields, [&](const Field& f) { return f.path == path && is_written(f); });
}

Error missing(std::string code, std::string path, std::string message, std::string hint) {
  return {std::move(code), {}, std::move(path), std::move(message), std::move(hint)};
}

}  // namespace

Errors missing_from_profile(const Found& found) {
  Errors errors;
  if (found.region.empty() && found.regions.size() > 1)
    errors.push_back(missing("two-regions", "region",
                             fmt::format("the sources are of {}", fmt::join(found.regions, " and ")),
                             "--region CODE says for which the advice shall be"));
  else if (found.region.empty())
    errors.push_back(
        missing("missing-key", "region", "no source names the Region", "--region CODE states it"));
  for (const FoundSet& set : found.sets) {
    if (!has(set, "role"))
      errors.push_back(missing("missing-key", "datasets." + set.name + ".role",
                               "no traffic was seen that tells the role",
                               "--role " + set.name + "=ROLE states it"));
    if (!has(set, "size"))
      errors.push_back(missing("missing-key", "datasets." + set.name + ".size", "no source tells the size",
                               "--set datasets." + set.name + ".size=SIZE states it"));
  }
  return errors;
}

std::string profile_json(const Found& found, const Wanted& wanted) {
  JsonWriter json(Layout::lines);
  json.begin_object();
  json.field("profile_version", 1.0);
  json.field("region", std::string_view(found.region));
  if (wanted.month != Wanted{}.month) json.field("month_hours", wanted.month.count());
  write_sets(json, found);
  write_evidence(json, found);
  json.end_object();
  return json.take() + "\n";
}

std::string evidence_lines(const Found& found) {
  std::string text;
  each_field(found, [&](const std::string& path, const Field& field) {
    JsonWriter json(Layout::one_line);
    json.begin_object();
    json.field("path", std::string_view(path));
    write_entry(json, field);
    json.end_object();
    text += json.take() + "\n";
  });
  return text;
}

}  // namespace storeadvise::observe

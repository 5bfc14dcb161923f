#include "json/reader.hpp"

#include <algorithm>
#include <cmath>

#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// A longer list of words tells nothing beside the word that is meant.
constexpr std::size_t kShortList = 8;

const json& nothing() {
  static const json empty = json::object();
  return empty;
}

}  // namespace

std::string shown(const json& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  if (value.is_string()) return in_quotes(value.get_ref<const std::string&>());
  return value.is_number_float() ? exact_number(value.get<double>()) : value.dump();
}

std::string expected_one_of(std::string_view word, std::span<const std::string_view> words) {
  const auto close = nearest(word, words);
  std::string meant = close ? "did you mean " + in_quotes(*close) + "?" : std::string();
  if (close && words.size() > kShortList) return meant;
  std::string text = "expected one of: ";
  for (std::size_t i = 0; i < words.size(); ++i) text += (i > 0 ? ", " : "") + std::string(words[i]);
  return close ? text + " (" + meant + ")" : text;
}

Fault wrong_type(const json& value, std::string_view expected) {
  return {"wrong-type", shown(value) + " is not " + std::string(expected),
          "expected " + std::string(expected)};
}

Fault unknown_word(std::string_view word, std::string_view what, std::span<const std::string_view> words) {
  return {"unknown-word", in_quotes(word) + " is not " + std::string(what), expected_one_of(word, words)};
}

namespace {

/// A text may hold the number that is meant.
Fault not_a_number(const json& value) {
  Fault fault = wrong_type(value, "a number");
  const auto* text = value.get_ptr<const std::string*>();
  if (text != nullptr && json::parse(*text, nullptr, false).is_number())
    fault.hint = "write " + *text + ", without quotes";
  return fault;
}

}  // namespace

Parsed<std::size_t> place_of_word(const json& value, std::span<const std::string_view> words,
                                  std::string_view what) {
  if (!value.is_string())
    return tl::unexpected(
        Fault{"wrong-type", shown(value) + " is not " + std::string(what), expected_one_of("", words)});
  const auto& word = value.get_ref<const std::string&>();
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return tl::unexpected(unknown_word(word, what, words));
  return static_cast<std::size_t>(found - words.begin());
}

ObjectReader::ObjectReader(Problems& problems, const json& value, Pointer where, std::string_view what)
    : problems_(&problems), value_(&value), where_(std::move(where)), what_(what) {
  if (value.is_object()) return;
  const std::string example = problems.example(where_, value);
  problems.add(where_, {"wrong-type", shown(value) + " is not " + what_,
                        "expected an object" + (example.empty() ? ": { ... }" : ", as in " + example)});
  value_ = &nothing();
}

const json* ObjectReader::find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
  const auto found = value_->find(key);
  return found == value_->end() ? nullptr : &*found;
}

const json* ObjectReader::need(std::string_view key) {
  const json* found = find(key);
  if (found != nullptr || value_ == &nothing()) return found;
  const std::string example = problems_->example(at(key), json());
  miss(key, example.empty() ? example : "add it, as in " + in_quotes(key) + ": " + example);
  return nullptr;
}

void ObjectReader::miss(std::string_view key, std::string hint) {
  problems_->add_missing(where_, key,
                         {"missing-key", what_ + " must have " + in_quotes(key), std::move(hint)});
}

void ObjectReader::text(std::string_view key, std::string& out) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_string()) return fail(key, wrong_type(*value, "a string"));
  out = value->get_ref<const std::string&>();
}

void ObjectReader::text(std::string_view key, std::optional<std::string>& out) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_string()) return fail(key, wrong_type(*value, "a string"));
  out = value->get_ref<const std::string&>();
}

void ObjectReader::needed_text(std::string_view key, std::string& out) {
  const json* value = need(key);
  text(key, out);
  if (value != nullptr && value->is_string() && out.empty())
    fail(key, {"bad-name", "the text is empty", "expected at least one character"});
}

void ObjectReader::flag(std::string_view key, bool& out) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_boolean()) return fail(key, wrong_type(*value, "true or false"));
  out = value->get<bool>();
}

void ObjectReader::number(std::string_view key, double& out, double least, double most) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_number()) return fail(key, not_a_number(*value));
  const double found = value->get<double>();
  if (Fault fault = outside(found, least, most); !fault.code.empty()) return fail(key, std::move(fault));
  out = found;
}

std::optional<std::size_t> ObjectReader::word(std::string_view key, std::span<const std::string_view> words,
                                              std::string_view what) {
  const json* value = find(key);
  if (value == nullptr) return std::nullopt;
  const auto place = place_of_word(*value, words, what);
  if (place) return *place;
  fail(key, place.error());
  return std::nullopt;
}

void ObjectReader::version(std::string_view key, bool needed) {
  const json* value = find(key);
  if (value == nullptr && needed && value_ != &nothing()) miss(key, "add it: " + in_quotes(key) + ": 1");
  if (value != nullptr && *value != json(1))
    fail(key,
         {"wrong-version", shown(*value) + " is a version that this program does not know", "expected 1"});
}

void ObjectReader::list(std::string_view key, const Item& item) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_array()) return fail_kind(key, *value, "a list");
  for (std::size_t i = 0; i < value->size() && !problems_->full(); ++i) item((*value)[i], at(key) / i);
}

void ObjectReader::objects(std::string_view key, std::string_view what, const Object& object) {
  list(key, [&](const json& value, const Pointer& where) {
    ObjectReader one(*problems_, value, where, what);
    object(one);
    one.done();
  });
}

std::vector<std::size_t> ObjectReader::words(std::string_view key, std::span<const std::string_view> words,
                                             std::string_view what) {
  std::vector<std::size_t> places;
  list(key, [&](const json& value, const Pointer& where) {
    const auto place = place_of_word(value, words, what);
    if (!place) return problems_->add(where, place.error());
    places.push_back(*place);
  });
  return places;
}

void ObjectReader::members(std::string_view key, const Member& member) {
  const json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_object()) return fail_kind(key, *value, "an object");
  for (const auto& [name, inside] : value->items()) {
    if (problems_->full()) return;
    member(name, inside, at(key) / name);
  }
}

ObjectReader ObjectReader::object(std::string_view key, std::string_view what) {
  const json* value = find(key);
  return {*problems_, value == nullptr ? nothing() : *value, at(key), what};
}

void ObjectReader::fail(std::string_view key, Fault fault) { problems_->add(at(key), std::move(fault)); }

void ObjectReader::fail_kind(std::string_view key, const json& value, std::string_view kind) {
  Fault fault = wrong_type(value, kind);
  if (const std::string example = problems_->example(at(key), value); !example.empty())
    fault.hint += ", as in " + example;
  else if (kind == "a list" && value.is_string())
    fault.hint += ": write [" + shown(value) + "]";
  fail(key, std::move(fault));
}

void ObjectReader::done() {
  for (const auto& [key, value] : value_->items()) {
    if (problems_->full()) return;
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const KeyAdvice advice = problems_->about_key({key, value, what_, known_});
    if (!advice.meant.empty()) problems_->forget_missing(where_, advice.meant);
    problems_->add_at_key(at(key),
                          {"unknown-key", in_quotes(key) + " is not a key of " + what_, advice.hint});
  }
}

}  // namespace storeadvise

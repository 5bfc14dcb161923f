#include "json/problems.hpp"

#include "json/reader.hpp"
#include "text/nearest.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// A file can hold more mistakes than anybody reads; these are enough to choose the first from.
constexpr std::size_t kMostCollected = 500;

}  // namespace

bool Problems::within(const Pointer& where) const {
  const std::string inside = where.to_string();
  return std::ranges::any_of(found_, [&](const Problem& problem) {
    const std::string at = problem.spot.where.to_string();
    return at == inside || at.starts_with(inside + "/");
  });
}

bool Problems::full() const { return found_.size() >= kMostCollected; }

void Problems::push(Problem problem) {
  if (!full()) found_.push_back(std::move(problem));
}

KeyAdvice Problems::about_key(const StrayKey& stray) const {
  if (advisor_.about_key != nullptr)
    if (KeyAdvice advice = advisor_.about_key(stray); !advice.hint.empty()) return advice;
  const auto close = nearest(stray.key, stray.known);
  return {expected_one_of(stray.key, stray.known), close ? std::string(*close) : std::string()};
}

std::string Problems::example(const Pointer& where, const json& found) const {
  return advisor_.example == nullptr ? std::string() : advisor_.example(where, found);
}

void Problems::add_missing(const Pointer& object, std::string_view key, Fault fault) {
  push({{object, false}, std::move(fault), std::string(key)});
}

void Problems::forget_missing(const Pointer& object, std::string_view key) {
  std::erase_if(found_, [&](const Problem& p) { return p.missing == key && p.spot.where == object; });
}

void Problems::add(const Pointer& where, Fault fault) { push({{where, false}, std::move(fault)}); }

void Problems::add_at_key(const Pointer& where, Fault fault) { push({{where, true}, std::move(fault)}); }

Errors Problems::errors(const Document& document) const {
  if (found_.empty()) return {};
  std::vector<Spot> spots;
  for (const Problem& problem : found_) spots.push_back(problem.spot);
  std::vector<Place> places = locate_all(document, spots);
  Errors errors;
  for (std::size_t i = 0; i < found_.size(); ++i)
    errors.push_back({.code = found_[i].fault.code,
                      .place = std::move(places[i]),
                      .path = path_text(document.json, found_[i].spot.where),
                      .message = found_[i].fault.message,
                      .hint = found_[i].fault.hint});
  return in_order(std::move(errors));
}

}  // namespace storeadvise

#include "rules/words.hpp"

#include <algorithm>
#include <map>

#include "storeadvise/option.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;
using Words = std::vector<std::string_view>;

template <class Names>
Words all_of(const Names& names) {
  return {names.begin(), names.end()};
}

Words with_none(Words words) {
  words.emplace_back("");
  return words;
}

std::map<std::string_view, Words> all_words() {
  Words options;
  for (const Option& option : kOptions) options.push_back(option.id);
  Words services;
  for (const Service s : {Service::s3, Service::efs, Service::hybrid}) services.push_back(to_string(s));
  Words accesses;
  for (const Access a : {Access::direct, Access::stream, Access::stage, Access::cache})
    accesses.push_back(to_string(a));
  return {{"dataset.role", all_of(kRoleNames)},
          {"dataset.current", with_none(options)},
          {"dataset.current_service", with_none(services)},
          {"platform", all_of(kPlatformNames)},
          {"reads.s3_client", all_of(kS3ClientNames)},
          {"option.id", options},
          {"option.service", services},
          {"option.access", accesses}};
}

/// The words of the fact that {"var": "name"} reads.
const Words& words_of(const json& expression) {
  const bool is_var = expression.is_object() && expression.size() == 1 && expression.contains("var");
  const json& given = is_var ? expression["var"] : expression;
  const json& name = is_var && given.is_array() && !given.empty() ? given[0] : given;
  return fact_words(is_var && name.is_string() ? std::string_view(name.get_ref<const std::string&>())
                                               : std::string_view());
}

void check_word(const Words& words, const json& value, const Pointer& where, Problems& problems) {
  if (words.empty() || !value.is_string()) return;
  const auto& word = value.get_ref<const std::string&>();
  if (std::find(words.begin(), words.end(), word) == words.end())
    problems.add(where, unknown_word(word, "what the fact can be", words));
}

bool asks_for_equality(const std::string& op) {
  return op == "==" || op == "===" || op == "!=" || op == "!==";
}

void check_comparison(const std::string& op, const json& operands, const Pointer& where, Problems& problems) {
  if (!operands.is_array() || operands.size() != 2) return;
  if (asks_for_equality(op)) {
    check_word(words_of(operands[0]), operands[1], where / 1, problems);
    check_word(words_of(operands[1]), operands[0], where / 0, problems);
  } else if (op == "in" && operands[1].is_array()) {
    for (std::size_t i = 0; i < operands[1].size(); ++i)
      check_word(words_of(operands[0]), operands[1][i], where / 1 / i, problems);
  }
}

}  // namespace

const std::vector<std::string_view>& fact_words(std::string_view fact) {
  static const std::map<std::string_view, Words> words = all_words();
  static const Words any;
  const auto found = words.find(fact);
  return found == words.end() ? any : found->second;
}

void check_words(const json& expression, const Pointer& where, Problems& problems) {
  if (expression.is_array())
    for (std::size_t i = 0; i < expression.size(); ++i) check_words(expression[i], where / i, problems);
  if (!expression.is_object()) return;
  for (const auto& [op, operands] : expression.items()) {
    check_comparison(op, operands, where / op, problems);
    check_words(operands, where / op, problems);
  }
}

}  // namespace storeadvise

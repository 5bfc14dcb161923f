#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>

#include "catalog/places.hpp"
#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/commands/explanation.hpp"
#include "cli/io/output.hpp"
#include "cli/io/sources.hpp"
#include "cli/io/terminal.hpp"
#include "json/writer.hpp"
#include "report/text/table.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string as_text(const Explanation& e, std::size_t width) {
  std::string out = fmt::format("{} ({})\n", e.id, e.kind);
  if (e.title != e.text) out += wrap(e.title, width) + "\n";
  if (!e.text.empty()) out += "\n" + wrap(e.text, width) + "\n";
  std::vector<Cells> rows;
  for (const auto& [name, value] : e.facts)
    if (!value.empty()) rows.push_back({name, value});
  return out +
         (rows.empty() ? "" : "\n" + table({{}, {.title = {}, .right = false, .wraps = true}}, rows, width));
}

Json as_json(const Explanation& e) {
  Json json{{"id", e.id}, {"kind", e.kind}, {"title", e.title}, {"text", e.text}};
  for (const auto& [name, value] : e.facts)
    if (!value.empty()) json[name] = value;
  return json;
}

std::string list_as_text(std::span<const Explanation> all, std::size_t width) {
  std::string out;
  for (std::size_t i = 0; i < all.size();) {
    const std::string& kind = all[i].kind;
    std::vector<Cells> rows;
    for (; i < all.size() && all[i].kind == kind; ++i) rows.push_back({all[i].id, all[i].title});
    if (!out.empty()) out += "\n";
    out += kind + "s\n" + table({{}, {.title = {}, .right = false, .wraps = true}}, rows, width, 2);
  }
  return out;
}

Json list_as_json(std::span<const Explanation> all) {
  Json rows = Json::array();
  for (const Explanation& e : all) rows.push_back(as_json(e));
  return rows;
}

/// Words of a text and keys of JSON alike: "Sync reads", "sync_reads".
std::string normal(std::string_view id) {
  std::string out(id);
  for (char& c : out) c = c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// An id as it is; else one that differs in its case, or as a word of the JSON does from that of the text
/// ("holds_in" is "holds in"); else a field by its last words ("reads.clients"), or an option of the command
/// line without its dashes.
std::vector<Explanation>::const_iterator found_among(const std::vector<Explanation>& all,
                                                     const std::string& id) {
  if (const auto found = std::ranges::find(all, id, &Explanation::id); found != all.end()) return found;
  const std::string wanted = normal(id);
  const auto alike = [&](const Explanation& e) { return normal(e.id) == wanted; };
  if (const auto found = std::ranges::find_if(all, alike); found != all.end()) return found;
  const auto last_words = [&](const Explanation& e) {
    return e.kind.ends_with("field") && e.id.ends_with("." + id);
  };
  if (const auto found = std::ranges::find_if(all, last_words); found != all.end()) return found;
  return std::ranges::find(all, "--" + id, &Explanation::id);
}

/// Where a word is the name of a field, too: its path and the words that it takes.
Explanation with_fields(Explanation found, const std::vector<Explanation>& all) {
  if (found.kind == "field") return found;
  std::string paths;
  std::string words;
  std::string meaning;
  for (const Explanation& e : all) {
    if (e.kind != "field" || !e.id.ends_with("." + found.id)) continue;
    paths += (paths.empty() ? "" : ", ") + e.id;
    if (meaning.empty() && e.title != found.title) meaning = e.title;
    const auto one_of = std::ranges::find(e.facts, "one of", &std::pair<std::string, std::string>::first);
    if (one_of != e.facts.end() && words.empty()) words = one_of->second;
  }
  found.facts.emplace_back("field", std::move(paths));
  found.facts.emplace_back("as a field", std::move(meaning));
  found.facts.emplace_back("one of", std::move(words));
  return found;
}

/// Below the words that a field takes what each of them means.
Explanation with_meanings(Explanation found, const std::vector<Explanation>& all) {
  const auto one_of = std::ranges::find(found.facts, "one of", &std::pair<std::string, std::string>::first);
  if (one_of == found.facts.end()) return found;
  const std::string words = one_of->second + ", ";
  for (std::size_t from = 0, to = 0; (to = words.find(", ", from)) != std::string::npos; from = to + 2) {
    const std::string word = words.substr(from, to - from);
    const auto meaning = std::ranges::find(all, word, &Explanation::id);
    if (meaning != all.end()) found.facts.emplace_back(word, meaning->title);
  }
  return found;
}

tl::unexpected<Errors> unknown(const std::string& id, const std::vector<Explanation>& all) {
  std::vector<std::string_view> ids(all.size());
  std::ranges::transform(all, ids.begin(), &Explanation::id);
  const auto region = region_at(id);
  const auto near = region ? std::optional<std::string_view>(*region) : nearest(id, ids);
  return tl::unexpected(usage_error("unknown-id", fmt::format("nothing is called {}", in_quotes(id)),
                                    near ? fmt::format("did you mean \"{}\"?", *near)
                                         : "storeadvise explain lists everything that has an id"));
}

/// What is asked for: one explanation, or the list of them all.
struct ToExplain {
  std::span<const Explanation> explanations;
  bool is_list;
  std::size_t width;
};

constexpr std::array kExplainWriters{
    Writer<ToExplain>{Format::text,
                      [](const ToExplain& a) {
                        return a.is_list ? list_as_text(a.explanations, a.width)
                                         : as_text(a.explanations.front(), a.width);
                      }},
    Writer<ToExplain>{Format::json,
                      [](const ToExplain& a) {
                        return json_text(
                                   a.is_list ? list_as_json(a.explanations) : as_json(a.explanations.front()),
                                   Layout::lines) +
                               "\n";
                      }},
};

}  // namespace

std::span<const Format> explain_formats() { return formats_of<kExplainWriters>(); }

Result<Exit> run_explain(const Arguments& arguments) {
  const std::string region = region_or_usual(arguments);
  const auto catalog = named_catalog(arguments.catalog.value_or(""), region);
  if (!catalog) return tl::unexpected(catalog.error());
  const auto rules = chosen_rules(arguments);
  if (!rules) return tl::unexpected(rules.error());
  const auto article = embedded_catalog("article", region);
  const bool compare = article && catalog->id != article->id;
  const auto all = everything({*catalog, compare ? &*article : nullptr, **rules});
  const std::size_t width = terminal(Colour::never, arguments.output.has_value()).width;
  const auto& writer = writer_of(kExplainWriters, arguments.format);
  if (arguments.operands.empty()) return deliver(arguments, writer.write({all, true, width}));
  const std::string id = fmt::format("{}", fmt::join(arguments.operands, " "));
  const auto found = found_among(all, id);
  const auto type = found == all.end() ? explained_instance(id, *catalog) : std::nullopt;
  if (type) return deliver(arguments, writer.write({{&*type, 1}, false, width}));
  if (found == all.end()) return unknown(id, all);
  const Explanation explained = with_meanings(with_fields(*found, all), all);
  return deliver(arguments, writer.write({{&explained, 1}, false, width}));
}

}  // namespace storeadvise::cli

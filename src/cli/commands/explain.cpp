#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/args/command.hpp"
#include "cli/args/errors.hpp"
#include "cli/commands/explanation.hpp"
#include "cli/io/output.hpp"
#include "cli/io/sources.hpp"
#include "cli/io/terminal.hpp"
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

std::string list_as_text(const std::vector<Explanation>& all, std::size_t width) {
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

tl::unexpected<Errors> unknown(const std::string& id, const std::vector<Explanation>& all) {
  std::vector<std::string_view> ids;
  for (const Explanation& e : all) ids.push_back(e.id);
  const auto near = nearest(id, ids);
  return tl::unexpected(usage_error("unknown-id", fmt::format("nothing is called {}", in_quotes(id)),
                                    near ? fmt::format("did you mean \"{}\"?", *near)
                                         : "storeadvise explain lists everything that has an id"));
}

Result<Exit> list(const Arguments& arguments, const std::vector<Explanation>& all, std::size_t width) {
  if (arguments.format() == "text") return deliver(arguments, list_as_text(all, width));
  Json rows = Json::array();
  for (const Explanation& e : all) rows.push_back(as_json(e));
  return deliver(arguments, visible_json(rows.dump(2)) + "\n");
}

}  // namespace

Result<Exit> run_explain(const Arguments& arguments) {
  const std::string region = region_or_usual(arguments);
  const auto catalog = named_catalog(arguments.value("catalog"), region);
  if (!catalog) return tl::unexpected(catalog.error());
  const auto rules = chosen_rules(arguments);
  if (!rules) return tl::unexpected(rules.error());
  const auto article = embedded_catalog("article", region);
  const bool compare = article && catalog->id != article->id;
  const auto all = everything({*catalog, compare ? &*article : nullptr, **rules});
  const std::size_t width = terminal("never", arguments.has("output")).width;
  if (arguments.operands.empty()) return list(arguments, all, width);
  const std::string& id = arguments.operands.front();
  const auto found = std::ranges::find(all, id, &Explanation::id);
  if (found == all.end()) return unknown(id, all);
  const bool text = arguments.format() == "text";
  return deliver(arguments, text ? as_text(*found, width) : visible_json(as_json(*found).dump(2)) + "\n");
}

}  // namespace storeadvise::cli

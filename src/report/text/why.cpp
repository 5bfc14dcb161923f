#include "report/text/why.hpp"

#include <fmt/format.h>

#include "report/markdown.hpp"
#include "report/story/beside.hpp"
#include "report/text/page.hpp"
#include "report/text/table.hpp"
#include "report/text/words.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"

namespace storeadvise {

namespace {

std::string name_of(const OptionReport& option) { return std::string(kOptions[option.option].id); }

/// Asked about the choice itself, there is nothing to set beside it.
bool is_alone(const DataSetReport& set, const OptionReport& other) { return winner_of(set) == &other; }

std::string headline(const DataSetReport& set, const OptionReport& other) {
  const OptionReport& choice = *winner_of(set);
  if (is_alone(set, other))
    return fmt::format("{}: {} is the choice", printable(set.name, kShownName), name_of(other));
  return fmt::format("{}: why {} and not {}", printable(set.name, kShownName), name_of(choice),
                     name_of(other));
}

std::string part_table(const Page& page, const DataSetReport& set, const OptionReport& other,
                       const BesidePart& part) {
  const std::string choice = name_of(*winner_of(set));
  const std::string rival = name_of(other);
  std::vector<Column> head{{.title = {}, .right = false, .wraps = true},
                           {.title = choice, .right = part.numbers},
                           {.title = rival, .right = part.numbers}};
  std::vector<Cells> rows;
  for (const BesideRow& row : part.rows) rows.push_back({row.about, row.choice, row.other});
  if (is_alone(set, other)) {
    head.pop_back();
    for (Cells& row : rows) row.pop_back();
  }
  return table(head, rows, page.look.width, 2);
}

bool is_limit(const BesideRow& row) { return row.about.ends_with(" limited by"); }

/// The limits of the rates, which are too long for a column.
std::string limits(const Page& page, const DataSetReport& set, const OptionReport& other,
                   const BesidePart& part) {
  std::string out;
  for (const BesideRow& row : part.rows) {
    if (!is_limit(row)) continue;
    const std::string rate = row.about.substr(0, row.about.find(' '));
    const auto add = [&](const OptionReport& option, const std::string& limit) {
      if (limit != "-")
        out += page.paragraph(fmt::format("{} on {} is limited by: {}.", rate, name_of(option), limit));
    };
    add(*winner_of(set), row.choice);
    if (!is_alone(set, other)) add(other, row.other);
  }
  return out;
}

BesidePart without_limits(BesidePart part) {
  std::erase_if(part.rows, is_limit);
  return part;
}

}  // namespace

namespace {

/// Why the choice and not the other: against the rival what decides, else what rules it out, or how both
/// score.
std::vector<std::string> reasons_against(const DataSetReport& set, const OptionReport& other,
                                         const Catalog& catalog) {
  const OptionReport& choice = *winner_of(set);
  if (is_alone(set, other)) return {};
  if (hybrid_ahead(set) == &other) return {one_service_reason(set)};
  if (rival_of(set) == &other) return told_reasons(set, catalog);
  if (!other.rejected_by.empty())
    return {fmt::format("{} is ruled out: {} [{}]", name_of(other), other.rejected_by.front().text,
                        other.rejected_by.front().rule)};
  if (!other.scores || !choice.scores) return {};
  const Usd more = shown_difference(choice.estimate().total(), other.estimate().total());
  const std::string cost = more.count() == 0  ? "as much"
                           : more.count() > 0 ? money(more) + " more a month"
                                              : money(more * -1) + " less a month";
  return {fmt::format("{} scores {} and {} {}; {} costs {}.", name_of(choice), fixed(choice.scores->total, 1),
                      name_of(other), fixed(other.scores->total, 1), name_of(other), cost)};
}

}  // namespace

std::string why_text(const DataSetReport& set, const OptionReport& other, const Catalog& catalog,
                     const Look& look) {
  const Page page{catalog, look};
  std::string out = page.bold(wrap(headline(set, other), look.width, 2)) + "\n";
  for (const std::string& reason : reasons_against(set, other, catalog)) out += page.paragraph(reason);
  for (const BesidePart& part : beside(set, other, catalog))
    out += page.heading(part.title) + part_table(page, set, other, without_limits(part)) +
           limits(page, set, other, part) + (part.note.empty() ? "" : page.paragraph(part.note));
  return out;
}

std::string why_markdown(const DataSetReport& set, const OptionReport& other, const Catalog& catalog) {
  std::string out = fmt::format("### {}\n", markdown_text(headline(set, other)));
  for (const std::string& reason : reasons_against(set, other, catalog))
    out += "\n" + markdown_text(reason) + "\n";
  for (const BesidePart& part : beside(set, other, catalog)) {
    const char* align = part.numbers ? "---:" : "---";
    const auto third = [&](const std::string& cell) { return is_alone(set, other) ? "" : cell + "|"; };
    out += fmt::format("\n| {} | `{}` |{}\n|---|{}|{}\n", markdown_text(part.title), name_of(*winner_of(set)),
                       third(fmt::format(" `{}` ", name_of(other))), align, third(align));
    for (const BesideRow& row : part.rows)
      out += fmt::format("| {} | {} |{}\n", markdown_text(row.about), markdown_text(row.choice),
                         third(fmt::format(" {} ", markdown_text(row.other))));
    if (!part.note.empty()) out += "\n" + markdown_text(part.note) + "\n";
  }
  return out;
}

}  // namespace storeadvise

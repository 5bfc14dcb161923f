#include <fmt/format.h>

#include <algorithm>

#include "report/html/parts.hpp"
#include "text/printable.hpp"
#include "text/xml.hpp"

namespace storeadvise::html {

namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de;
  --panel: #f6f8fa; --link: #0550ae; --s3: #1f6feb; --efs: #bf5b04; --hybrid: #1a7f37; --none: #8c959f;
  --wait: #cf222e; --warn: #9a6700; --own: var(--none); }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9da7b1;
  --line: #30363d; --panel: #161b22; --link: #79b8ff; --s3: #58a6ff; --efs: #f0a35e; --hybrid: #56d364;
  --none: #8b949e; --wait: #ff7b72; --warn: #e3b341; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .25rem; padding-top: .75rem; border-top: 2px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p, ul, ol { margin: .4rem 0; }
ul, ol { padding-left: 1.25rem; }
a { color: var(--link); }
code { font-family: ui-monospace, monospace; font-size: .9em; }
.soft, figcaption, caption { color: var(--soft); font-size: .9rem; }
.answer { font-size: 1.05rem; }
.warn { color: var(--warn); font-weight: 600; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 1rem; }
figure { margin: .75rem 0; padding: .75rem; background: var(--panel); border: 1px solid var(--line);
  border-radius: 6px; }
svg { display: block; width: 100%; height: auto; }
figure.close { width: fit-content; max-width: 100%; } figure.close .paper { fill: var(--panel); }
figure > svg { max-width: 34rem; } .whole { white-space: nowrap; }
.scroll { overflow-x: auto; } thead th { overflow-wrap: break-word; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .25rem; }
th, td { text-align: left; padding: .25rem .5rem .25rem 0; vertical-align: top;
  border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); font-size: .85rem; }
.figure { text-align: right; white-space: nowrap; padding-right: 0; padding-left: .5rem; overflow-wrap: normal; }
.bar { width: 35%; min-width: 3rem; padding-left: .5rem; vertical-align: middle; }
td > svg { height: .8rem; } td:not(.bar) > svg { margin-top: .35em; }
tr.chosen th, tr.chosen td { font-weight: 700; }
tr.out { color: var(--soft); }
.s3 { --own: var(--s3); } .efs { --own: var(--efs); } .hybrid { --own: var(--hybrid); }
.none { --own: var(--none); }
.fill { fill: var(--own); } .waits { fill: var(--wait); }
.curve { fill: none; stroke: var(--own); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.efs.curve { stroke-dasharray: 7 3; } .hybrid.curve { stroke-dasharray: 2 3; }
.band { stroke: var(--own); stroke-width: 6; }
.grid { stroke: var(--line); } .cross { stroke: var(--soft); stroke-dasharray: 3 3; }
.now { stroke: var(--ink); stroke-width: 1.5; }
svg text { fill: var(--ink); font: 10px system-ui, sans-serif; }
.key { display: inline-block; width: 1.6em; height: .7em; margin: 0 .3em 0 .8em; border-radius: 2px;
  background: var(--own); }
.key.wait { --own: var(--wait); }
th a, li, p, figcaption { overflow-wrap: anywhere; }
@media (max-width: 40rem) { .wide { display: none; } body { padding: .75rem; }
  th, td { font-size: .85rem; } th code, td code { font-size: .75rem; } .figure { white-space: normal; padding-left: .25rem; } .bar { min-width: 2rem; width: auto; }
  .flow tr { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); border-bottom: 1px solid var(--line); }
  .flow th, .flow td { border: 0; } .flow .wide { display: block; } .flow :is(th, td):not(.figure), .flow [colspan] { grid-column: 1 / -1; }
  .flow :not(.figure) + .figure, .flow [colspan] { text-align: left; padding-left: 0; }
  .options tr { display: grid; grid-template-columns: 1fr auto; border-bottom: 1px solid var(--line); }
  .options th, .options td { border: 0; }
  .options .bar { grid-column: 1 / -1; grid-row: 2; padding: 0 0 .4rem; } .options thead .bar { display: none; } }
@media print { body { max-width: none; font-size: 11pt; } h2, h3 { break-after: avoid; }
  figure, tr { break-inside: avoid; } a { color: inherit; text-decoration: none; } }
)";

}  // namespace

std::string safe(std::string_view text) {
  std::string out = xml_text(printable(text, std::max<std::size_t>(text.size() * 8, kShownColumns)));
  for (std::size_t at = out.find(" %"); at != std::string::npos; at = out.find(" %", at))
    out.replace(at, 1, "\u00a0");  // never at the beginning of a line
  return out;
}

std::string whole(std::string_view text) {
  return fmt::format("<span class=\"whole\">{}</span>", safe(text));
}

std::string breakable(std::string_view text) {
  std::string out;
  for (const char c : safe(text)) {
    out += c;
    if (c == '.' || c == '_') out += "<wbr/>";
  }
  return out;
}

std::string page(std::string_view title, std::string_view body) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"generator\" content=\"storeadvise\"/>\n<title>{}</title>\n<style>{}</style>\n</head>\n"
      "<body>\n<main>\n{}</main>\n</body>\n</html>\n",
      safe(title), kStyle, body);
}

namespace {

const char* kind_of_cell(const Table& t, std::size_t i) {
  const bool wide = t.wide != 0 && i == t.wide;
  if (i < t.figures) return wide ? " class=\"wide\"" : "";
  return wide ? " class=\"figure wide\"" : " class=\"figure\"";
}

/// The last cell of a row with fewer of them takes the room of the others.
std::string span_of(const Table& t, const std::vector<std::string>& row, std::size_t i) {
  if (i + 1 != row.size() || row.size() >= t.head.size()) return {};
  return fmt::format(" colspan=\"{}\"", t.head.size() - i);
}

std::string head_of(const Table& t) {
  if (t.head.empty()) return {};
  std::string out = "<thead><tr>";
  for (std::size_t i = 0; i < t.head.size(); ++i)
    out += fmt::format("<th scope=\"col\"{}>{}</th>", kind_of_cell(t, i), breakable(t.head[i]));
  return out + "</tr></thead>\n";
}

std::string row_of(const Table& t, const std::vector<std::string>& row) {
  std::string out = "<tr>";
  for (std::size_t i = 0; i < row.size(); ++i)
    out += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", row[i])
                  : fmt::format("<td{}{}>{}</td>", kind_of_cell(t, i), span_of(t, row, i), row[i]);
  return out + "</tr>\n";
}

}  // namespace

std::string table(const Table& t) {
  constexpr std::size_t kFits = 3;  // columns that fit a telephone
  const std::string_view kind = t.kind.empty() && t.head.size() > kFits ? "flow" : t.kind;
  std::string out = fmt::format("<div class=\"scroll\"><table{}>\n<caption>{}</caption>\n",
                                kind.empty() ? "" : fmt::format(" class=\"{}\"", kind), safe(t.caption));
  out += head_of(t) + "<tbody>\n";
  for (const auto& row : t.rows) out += row_of(t, row);
  return out + "</tbody>\n</table></div>\n";
}

std::string bar(Usd bill, Usd waiting, Usd most) {
  constexpr double kLong = 100;
  const double scale = most.count() > 0 ? kLong / most.count() : 0;
  const double first = bill.count() * scale;
  return fmt::format(
      "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
      "<rect x=\"0\" y=\"0\" width=\"{:.2f}\" height=\"8\" class=\"fill\"/>"
      "<rect x=\"{:.2f}\" y=\"0\" width=\"{:.2f}\" height=\"8\" class=\"waits\"/></svg>",
      first, first, waiting.count() * scale);
}

std::string bar_legend() {
  return "<p class=\"soft\">Bill on <span class=\"key s3\"></span>S3<span class=\"key efs\"></span>EFS"
         "<span class=\"key hybrid\"></span>both, and what waiting for storage costs after it: "
         "<span class=\"key wait\"></span>waiting.</p>\n";
}

std::string plain_bar_legend() {
  return "<p class=\"soft\">A bar is <span class=\"key\"></span>the bill, and what waiting for storage costs "
         "after it: <span class=\"key wait\"></span>waiting.</p>\n";
}

std::string map_legend() {
  return "<p class=\"soft\">Best service: S is S3, E EFS, H S3 with EFS, - no option.</p>\n";
}

std::string curve_legend() {
  return R"(<p class="soft">The cheapest option of each, bill and waiting: <span class="key s3"></span>S3, a line)"
         R"(<span class="key efs"></span>EFS, dashes<span class="key hybrid"></span>both, dots. The round marks, )"
         "and where there are none the corners, are computed; the lines only join them. The band below is "
         "the "
         "service that is best, which also counts speed and fit.</p>\n";
}

std::string paragraph(std::string_view text, std::string_view kind) {
  std::string out = kind.empty() ? "<p>" : fmt::format("<p class=\"{}\">", kind);
  for (bool is_code = false;; is_code = !is_code) {
    const std::size_t end = text.find('`');
    const bool closes = is_code || (end < text.size() && text.find('`', end + 1) < text.size());
    const std::string part = safe(text.substr(0, closes ? end : text.size()));
    out += is_code ? fmt::format("<code>{}</code>", part) : part;
    if (!closes) return out + "</p>\n";
    text.remove_prefix(end + 1);
  }
}

}  // namespace storeadvise::html

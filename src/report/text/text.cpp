#include <algorithm>

#include "report/text/page.hpp"
#include "text/hanging.hpp"
#include "text/wrap.hpp"

namespace storeadvise {

std::string Page::styled(std::string_view text, std::string_view code) const {
  if (!look.colour) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string Page::paragraph(std::string_view text, std::string_view mark) const {
  constexpr std::size_t kReadable = 110;
  return hanging(mark, text, std::min(look.width, kReadable));
}

std::string Page::heading(std::string_view title) const {
  return "\n  " + bold(wrap(title, look.width - 2, 2)) + "\n";
}

namespace {

std::string full_text(const Page& page, const DataSetReport& set) {
  std::string out;
  for (const auto part : {verdict_text, reasons_text, options_text, bill_text, time_text, burst_text,
                          packing_text, checkpoint_text, rejected_text, certainty_text, assumptions_text})
    out += part(page, set);
  return out;
}

}  // namespace

std::string to_text(const Recommendation& recommendation, const Catalog& catalog, const Look& look) {
  const Page page{catalog, look, shared_advice(recommendation, look),
                  look.full ? shared_rejections(recommendation, look) : Shared{}};
  std::string out = summary_text(page, recommendation);
  if (look.quiet) return out;
  for (const DataSetReport* set : in_telling_order(recommendation))
    if (look.shows(set->name)) out += (look.full ? full_text : brief_text)(page, *set);
  return out + shared_text(page, recommendation) + closing_text(page, recommendation);
}

}  // namespace storeadvise

#include "report/junit.hpp"

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace storeadvise {
namespace {

/// Text for an attribute. XML 1.0 has no place for control characters, not even escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, c.size);
    at += c.size;
    if (!c.valid || c.code < 0x20 || c.code == 0xFFFE || c.code == 0xFFFF) {
      out += "&#xFFFD;";
    } else if (bytes == "&") {
      out += "&amp;";
    } else if (bytes == "<") {
      out += "&lt;";
    } else if (bytes == ">") {
      out += "&gt;";
    } else if (bytes == "\"") {
      out += "&quot;";
    } else {
      out += bytes;
    }
  }
  return out;
}

std::string details(const CheckedDemand& d) {
  std::string text = d.because.empty() ? "" : "because: " + d.because + "\n";
  if (!d.remedy.empty()) text += "remedy: " + d.remedy + "\n";
  std::string out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    out += escaped(std::string_view(text).substr(from, end - from)) + "\n";
    from = end + 1;
  }
  return out + "from: " + escaped(d.from);
}

std::string test_case(const CheckedDemand& d, const std::string& suite) {
  const std::string head = fmt::format("    <testcase classname=\"{}\" name=\"{}: {}\"", suite,
                                       escaped(about_text(d)), escaped(d.demand));
  if (!d.applies) return head + "><skipped message=\"about no data set of this profile\"/></testcase>\n";
  if (d.holds) return head + "/>\n";
  return fmt::format("{}>\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n", head,
                     escaped(d.demand), escaped(finding_text(d)), details(d));
}

std::string suite(const Findings& f) {
  const std::string name = escaped(f.profile.empty() ? f.file : f.profile);
  const std::size_t skipped = f.result.demands.size() - tally(f.result).asked;
  std::string out = fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" file=\"{}\">\n",
      name, f.result.demands.size(), tally(f.result).unmet, skipped, escaped(f.file));
  for (const CheckedDemand& d : f.result.demands) out += test_case(d, name);
  return out + "  </testsuite>\n";
}

}  // namespace

std::string to_junit(const std::vector<Findings>& findings) {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::string suites;
  for (const Findings& f : findings) {
    tests += f.result.demands.size();
    failures += tally(f.result).unmet;
    suites += suite(f);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"storeadvise\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
      tests, failures, suites);
}

}  // namespace storeadvise

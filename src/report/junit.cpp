#include "report/junit.hpp"

#include <fmt/format.h>

#include <map>

#include "text/xml.hpp"

namespace storeadvise {
namespace {

std::string details(const CheckedDemand& d) {
  std::string text = d.because.empty() ? "" : "because: " + d.because + "\n";
  if (!d.remedy.empty()) text += "remedy: " + d.remedy + "\n";
  std::string out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    out += xml_text(std::string_view(text).substr(from, end - from)) + "\n";
    from = end + 1;
  }
  return out + "from: " + xml_text(d.from);
}

/// The demands' names, each another: from the second of a name on with its number.
std::vector<std::string> names_of(const std::vector<CheckedDemand>& demands) {
  std::vector<std::string> names;
  std::map<std::string, std::size_t> seen;
  for (const CheckedDemand& d : demands) {
    const std::string name = fmt::format("{}: {}", about_text(d), d.demand);
    const std::size_t number = ++seen[name];
    names.push_back(number == 1 ? name : fmt::format("{} ({})", name, number));
  }
  return names;
}

std::string test_case(const CheckedDemand& d, const std::string& name, const std::string& suite) {
  const std::string head =
      fmt::format(R"(    <testcase classname="{}" name="{}" time="0")", suite, xml_text(name));
  if (d.holds) return head + "/>\n";
  return fmt::format("{}>\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n", head,
                     xml_text(d.demand), xml_text(finding_text(d)), details(d));
}

/// The older schemas know no skipped tests, so what is about nothing holds, as everywhere, and is told here.
std::string about_nothing(const CheckResult& result) {
  std::string out;
  for (const CheckedDemand& d : result.demands)
    if (!d.applies) out += xml_text(fmt::format("{}: {}: {}", about_text(d), d.demand, d.why_not)) + "\n";
  for (const Vacuity& v : result.warnings) out += xml_text("warning: " + warning_text(v)) + "\n";
  return out;
}

/// Ant's schema wants a host and a time of the run. There is no clock here: the same input gives the same
/// bytes, and the time is the date of the prices.
std::string suite(const Findings& f, std::size_t number) {
  const std::string name = xml_text(f.profile.empty() ? f.file : f.profile);
  std::string out = fmt::format(
      "  <testsuite id=\"{}\" package=\"storeadvise\" name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" "
      "time=\"0\" timestamp=\"{}T00:00:00\" hostname=\"localhost\">\n"
      "    <properties>\n      <property name=\"file\" value=\"{}\"/>\n    </properties>\n",
      number, name, f.result.demands.size(), tally(f.result).unmet, xml_text(f.prices_as_of),
      xml_text(f.file));
  const std::vector<std::string> names = names_of(f.result.demands);
  for (std::size_t i = 0; i < names.size(); ++i) out += test_case(f.result.demands[i], names[i], name);
  return out + fmt::format("    <system-out>{}</system-out>\n    <system-err/>\n  </testsuite>\n",
                           about_nothing(f.result));
}

}  // namespace

std::string to_junit(const std::vector<Findings>& findings) {
  std::string suites;
  for (std::size_t i = 0; i < findings.size(); ++i) suites += suite(findings[i], i);
  return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n{}</testsuites>\n", suites);
}

}  // namespace storeadvise

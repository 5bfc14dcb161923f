#include "observe/sources/access_log.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>

#include "observe/times.hpp"

namespace storeadvise::observe {
namespace {

/// Takes fields off the front of a line.
struct Cursor {
  std::string_view rest;

  /// The field up to the next space; what is left begins after it.
  std::string_view word() {
    const std::size_t end = rest.find(' ');
    const std::string_view found = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return found;
  }
  bool skip(char c) {
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
  }
};

bool is_number_or_dash(std::string_view text) {
  std::uint64_t ignored = 0;
  return text == "-" || read_number(text, ignored);
}

bool is_status(std::string_view text) {
  std::uint64_t status = 0;
  return text == "-" || (text.size() == 3 && read_number(text, status) && status >= 100 && status < 600);
}

/// The six fields after the request line: status, error code, bytes sent, object size, total and turn-around
/// time.
struct Counts {
  std::string_view status, error, sent, size, total, turn;
};

/// Takes them off; false where they do not stand there.
bool take_counts(Cursor& at, Counts& out) {
  Cursor trial = at;
  out.status = trial.word();
  if (!is_status(out.status)) return false;
  out.error = trial.word();
  if (out.error.empty() || out.error.front() == '"') return false;
  for (std::string_view* field : {&out.sent, &out.size, &out.total, &out.turn}) {
    *field = trial.word();
    if (!is_number_or_dash(*field)) return false;
  }
  if (trial.rest.empty()) return false;
  at = trial;
  return true;
}

/// Takes the request line and the six fields after it.
bool take_request(Cursor& at, std::string_view& request, Counts& counts) {
  if (at.rest.starts_with("- ")) {
    at.rest.remove_prefix(2);
    return take_counts(at, counts);
  }
  if (!at.skip('"')) return false;
  for (std::size_t end = at.rest.find('"'); end != std::string_view::npos; end = at.rest.find('"', end + 1)) {
    if (end + 1 >= at.rest.size() || at.rest[end + 1] != ' ') continue;
    Cursor after{at.rest.substr(end + 2)};
    if (!take_counts(after, counts)) continue;
    request = at.rest.substr(0, end);
    at = after;
    return true;
  }
  return false;
}

/// Where `what` begins for the last time. From the front, since that goes by memchr: std::string_view::rfind
/// goes byte by byte, which took a fifth of the time of a log.
std::size_t find_last(std::string_view text, std::string_view what) {
  std::size_t found = std::string_view::npos;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
    found = at;
  return found;
}

/// Takes referer and agent. Both may hold quotes; the fields after them have none, so that the last quote of
/// the line ends the agent.
bool take_agent(Cursor& at, std::string_view& referer, std::string_view& agent) {
  const std::size_t last = find_last(at.rest, "\"");
  if (last == std::string_view::npos) {
    referer = at.word();
    agent = at.word();
    return !referer.empty() && !agent.empty();
  }
  const std::string_view both = at.rest.substr(0, last);
  at.rest.remove_prefix(std::min(at.rest.size(), last + 2));
  if (both.starts_with("- \"")) {
    agent = both.substr(3);
    return true;
  }
  const std::size_t between = find_last(both, "\" \"");
  if (between == std::string_view::npos || !both.starts_with('"')) return false;
  referer = between == 0 ? std::string_view{} : both.substr(1, between - 1);
  agent = both.substr(between + 3);
  return true;
}

std::string_view unless_dash(std::string_view text) { return text == "-" ? std::string_view{} : text; }

/// Version id and, where the line goes on, host header and access point.
void take_tail(Cursor& at, AccessRecord& out) {
  out.version_id = unless_dash(at.word());
  for (int i = 0; i < 4; ++i) at.word();  // host id, signature, cipher, authentication
  out.host_header = unless_dash(at.word());
  at.word();  // TLS
  out.access_point = unless_dash(at.word());
}

/// The value of `name` in a query, up to the next `&` or space.
std::string_view parameter(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    if (at == 0 || (text[at - 1] != '?' && text[at - 1] != '&')) continue;
    text.remove_prefix(at + name.size());
    return text.substr(0, text.find_first_of("& "));
  }
  return {};
}

}  // namespace

void read_hints(std::string_view request, std::string_view referer, AccessRecord& out) {
  if (out.operation == Operation::list) out.list_prefix = parameter(request, "prefix=");
  if (out.operation == Operation::remove && !request.empty())
    out.of_version = !parameter(request, "versionId=").empty();
  if (out.operation != Operation::get) return;
  std::uint64_t number = 0;
  if (request.find('?') != std::string_view::npos && read_number(parameter(request, "partNumber="), number))
    out.part = static_cast<std::uint32_t>(number);
  if (referer.size() < 8) return;
  const std::string_view range = parameter(referer, "rg=");
  const std::size_t dash = range.find('-');
  ByteRange found;
  if (dash != std::string_view::npos && read_number(range.substr(0, dash), found.first) &&
      read_number(range.substr(dash + 1), found.last) && found.first <= found.last)
    out.range = found;
}

namespace {

std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 0;
  return read_number(text, number) ? number : 0;
}

void read_counts(const Counts& counts, AccessRecord& out) {
  out.status = static_cast<std::uint16_t>(number_of(counts.status));
  out.sent = number_of(counts.sent);
  out.size = number_of(counts.size);
  out.size_known = counts.size != "-";
  out.milliseconds =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(number_of(counts.total), 0xffffffffU));
}

int two_digits(const char* at) {
  const int tens = at[0] - '0';
  const int ones = at[1] - '0';
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
}

}  // namespace

bool is_operation(std::string_view name) {
  constexpr std::array<std::string_view, 5> kBegins{"REST.", "S3.", "BATCH.", "WEBSITE.", "SOAP."};
  return std::ranges::any_of(kBegins, [&](std::string_view begin) { return name.starts_with(begin); });
}

bool read_number(std::string_view text, std::uint64_t& out) {
  if (text.empty() || text.size() > 18) return false;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    number = 10 * number + static_cast<std::uint64_t>(c - '0');
  }
  out = number;
  return true;
}

bool AccessLine::read_time(std::string_view text, std::int64_t& second) {
  if (text.size() != 28 || text[0] != '[' || text[12] != ':' || text.substr(21) != " +0000]") return false;
  if (text[15] != ':' || text[18] != ':') return false;
  if (std::memcmp(text.data() + 1, date_.data(), date_.size()) != 0) {
    static constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const std::size_t month = kMonths.find(text.substr(4, 3));
    std::uint64_t year = 0;
    const int day = two_digits(text.data() + 1);
    if (text[3] != '/' || text[7] != '/' || month % 3 != 0 || !read_number(text.substr(8, 4), year))
      return false;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                           std::chrono::month(static_cast<unsigned>(month / 3 + 1)),
                                           std::chrono::day(static_cast<unsigned>(std::max(day, 0)))};
    if (!date.ok() || !is_kept_year(year)) return false;
    std::copy_n(text.data() + 1, date_.size(), date_.data());
    midnight_ = std::chrono::sys_days(date).time_since_epoch().count() * kDaySeconds;
  }
  const int h = two_digits(text.data() + 13);
  const int m = two_digits(text.data() + 16);
  const int s = two_digits(text.data() + 19);
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60) return false;
  second = midnight_ + time_of_day(h, m, s);
  return true;
}

std::string_view AccessLine::read(std::string_view line, AccessRecord& out) {
  out = {};
  Cursor at{line};
  at.word();  // owner
  out.bucket = at.word();
  if (out.bucket.empty() || !at.rest.starts_with('[')) return "no record";
  if (at.rest.size() < 30 || !read_time(at.rest.substr(0, 28), out.second)) return "time";
  at.rest.remove_prefix(28);
  if (!at.skip(' ')) return "time";
  out.address = unless_dash(at.word());
  at.skip(' ');  // some lines have two spaces here
  out.requester = unless_dash(at.word());
  out.request_id = at.word();
  out.operation_name = at.word();
  if (!is_operation(out.operation_name)) return "operation";
  out.operation = operation_of(out.operation_name);
  out.key = unless_dash(at.word());
  std::string_view request;
  std::string_view referer;
  Counts counts;
  if (!take_request(at, request, counts)) return "status";
  read_counts(counts, out);
  if (!take_agent(at, referer, out.agent)) return "agent";
  read_hints(request, referer, out);
  take_tail(at, out);
  return {};
}

}  // namespace storeadvise::observe

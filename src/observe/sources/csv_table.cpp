#include "observe/sources/csv_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "observe/input/lines.hpp"
#include "observe/sources/facts.hpp"

namespace storeadvise::observe {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// Puts lines together until the quotes are closed.
class Rows {
 public:
  Rows(Sinks& sinks, const std::function<void(const Header&)>& begin, const RowSink& row)
      : sinks_(sinks), begin_(begin), row_(row) {}

  bool take(const Line& line) {
    if (line.text.empty() && open_.empty()) return true;
    if (open_.empty()) first_ = line.number;
    if (line.cut || open_.size() + line.text.size() > kLongestLine) {
      reject("over 1 MiB");
    } else if (open_.empty()) {
      if (cut_.cut(line.text))
        hand_on();
      else
        open_ = std::string(line.text) + '\n';
    } else {
      open_ += line.text;
      if (cut_.cut(open_)) {
        open_.clear();
        hand_on();
      } else {
        open_ += '\n';
      }
    }
    return true;
  }

  void end() {
    if (!open_.empty()) reject("quote without an end");
  }

 private:
  void reject(std::string_view what) {
    ++sinks_.rows;
    sinks_.reject(first_, what);
    open_.clear();
  }
  void hand_on() {
    if (!header_) {
      header_.emplace(cut_);
      return begin_(*header_);
    }
    ++sinks_.rows;
    if (const std::string_view wrong = row_(cut_); !wrong.empty()) sinks_.reject(first_, wrong);
  }

  Sinks& sinks_;
  const std::function<void(const Header&)>& begin_;
  const RowSink& row_;
  CsvLine cut_;
  std::optional<Header> header_;
  std::string open_;  ///< lines of a row whose quotes are not closed yet
  std::uint64_t first_ = 0;
};

}  // namespace

Header::Header(const CsvLine& line) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  for (std::size_t place = 0; place < line.count(); ++place) {
    std::string_view name = line.at(place);
    if (place == 0 && name.starts_with(kByteOrderMark)) name.remove_prefix(kByteOrderMark.size());
    if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    places_.try_emplace(lower(name), place);
  }
}

std::size_t Header::place(std::string_view name) const {
  const auto found = places_.find(lower(name));
  return found == places_.end() ? kAbsent : found->second;
}

std::size_t Header::place(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    if (const std::size_t at = place(name); at != kAbsent) return at;
  return kAbsent;
}

std::map<std::string, std::size_t> Header::starting_with(
    std::initializer_list<std::string_view> begins) const {
  std::map<std::string, std::size_t> found;
  for (const auto& [name, place] : places_)
    for (const std::string_view begin : begins)
      if (name.starts_with(lower(begin))) found.emplace(name, place);
  return found;
}

Result<void> read_table(const Opened& source, Sinks& sinks, const std::function<void(const Header&)>& begin,
                        const RowSink& row) {
  Rows rows(sinks, begin, row);
  const auto read = read_lines(source.bytes, {}, [&](const Line& line) { return rows.take(line); });
  if (!read) return tl::unexpected(read.error());
  rows.end();
  return {};
}

bool read_amount(std::string_view text, double& out) {
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  return code == std::errc{} && end == text.data() + text.size() && is_amount(out);
}

}  // namespace storeadvise::observe

#include "observe/input/other_run.hpp"

#include <fmt/format.h>

#include "observe/sources/readers.hpp"
#include "text/printable.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

/// The bucket of a list that does not name one: that of --dataset.
std::string_view listed_bucket(const Places& places) {
  return places.given() ? std::string_view(places.places().front().bucket) : std::string_view("listed");
}

std::string shown_name(const InputFile& file) { return file.name == "-" ? "<stdin>" : printable(file.name); }

/// "bill.csv:17: error: amount", of the first few.
std::vector<std::string> bad_row_texts(const InputFile& file, const BadLines& bad) {
  std::vector<std::string> texts;
  for (const BadLine& row : bad.first())
    texts.push_back(fmt::format("{}:{}: error: {}", shown_name(file), row.line, row.field));
  return texts;
}

Result<void> tell_bad_rows(const MaxBad& most, const InputFile& file, const Sinks& sinks,
                           std::vector<std::string>& notices) {
  if (sinks.bad_rows == 0) return {};
  const auto bad = static_cast<double>(sinks.bad_rows);
  const auto rows = static_cast<double>(sinks.rows);
  const std::string text =
      fmt::format("{}: {} of {} rows unreadable ({:.2g} %): {}", shown_name(file), show_count(bad),
                  show_count(rows), 100 * bad / rows, sinks.bad.kinds());
  const std::vector<std::string> first = bad_row_texts(file, sinks.bad);
  if (most.count ? sinks.bad_rows > *most.count : bad > most.share * rows)
    return tl::unexpected(Errors{{"too-many-bad-lines",
                                  {},
                                  "",
                                  text,
                                  fmt::format("{} (--max-bad allows more)", fmt::join(first, "; "))}});
  notices.push_back(text);
  notices.insert(notices.end(), first.begin(), first.end());
  return {};
}

/// An object of a listing; the first of a file begins its snapshot.
void add_object(ObjectFact object, const InputFile& file, std::size_t snapshot, const Salt& salt,
                Observation& into) {
  if (into.snapshots.size() == snapshot)
    into.snapshots.push_back({into.source(file.kind).id, "", 0, true, {}});
  if (object.bucket.empty()) object.bucket = listed_bucket(into.places);
  into.add(object, snapshot, salt);
}

/// The rows of a file, and the time that they are of.
void add_counts(const Sinks& sinks, Source& source) {
  source.lines = sinks.rows;
  source.bad_lines = sinks.bad_rows;
  if (sinks.first) source.cover(*sinks.first);
  if (sinks.last) source.cover(*sinks.last);
}

Result<void> read_with(const Reader& reader, const Request& request, const InputFile& file,
                       std::span<const std::string> names, SeenRecords& seen, Observation& into,
                       std::vector<std::string>& notices) {
  auto opened = file.opened ? Result<ByteStream>(std::move(*file.opened)) : ByteStream::open(file.name);
  if (!opened) return tl::unexpected(opened.error());
  const std::size_t snapshot = into.snapshots.size();
  Intake intake(into.places, into.traffic, request.salt, request.period, seen,
                file.kind == Kind::cloudtrail ? &into.trails : nullptr);
  Source source{"", file.kind, 1, file.size, 0, 0, 0, {}, {}};
  MemoryWatch watch(into.traffic, request.memory / 2);
  Sinks sinks{[&](const AccessRecord& record) {
                intake.add(record);
                source.cover(record.second);
                watch.look();
              },
              [&](const ObjectFact& object) {
                add_object(object, file, snapshot, request.salt, into);
                watch.look();
              },
              into.facts};
  sinks.salt = request.salt;
  auto read = reader.read({shown_name(file), *opened, names}, sinks);
  if (opened->truncated())
    return tl::unexpected(
        Errors{{"truncated", {shown_name(file)}, "", "ends before its end", "fetch the file again"}});
  if (!read) return read;
  if (into.snapshots.size() > snapshot) into.snapshots[snapshot].taken = sinks.taken;
  add_counts(sinks, source);
  source.duplicates = intake.duplicates();
  into.source(file.kind).add(source);
  return tell_bad_rows(request.max_bad, file, sinks, notices);
}

}  // namespace

Result<void> read_other(const Request& request, const InputFile& file, std::span<const std::string> names,
                        SeenRecords& seen, Observation& into, std::vector<std::string>& notices) {
  const Reader* const reader = reader_of(file.kind);
  if (reader == nullptr)
    return tl::unexpected(
        Errors{{"unknown-source", {shown_name(file)}, "", "is of a kind that cannot be read yet", ""}});
  return read_with(*reader, request, file, names, seen, into, notices);
}

}  // namespace storeadvise::observe

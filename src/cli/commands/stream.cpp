#include "cli/commands/stream.hpp"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "cli/args/errors.hpp"
#include "cli/io/files.hpp"
#include "cli/io/out_file.hpp"
#include "cli/io/profiles.hpp"
#include "cli/io/sources.hpp"
#include "parallel.hpp"
#include "profile/profile.hpp"
#include "report/errors.hpp"

namespace storeadvise::cli {

namespace {

/// So many lines, or so many bytes of them, are in memory at once.
constexpr std::size_t kBatchLines = 64;
constexpr std::size_t kBatchBytes = std::size_t{4} * 1024 * 1024;

/// Answers are some 100 KB each: their memory stays with the program from one batch to the next, as giving it
/// back and asking for it again takes more time than the advice.
void keep_memory() {
#ifdef __GLIBC__
  constexpr int kMost = 64 * 1024 * 1024;
  // NOLINTBEGIN(concurrency-mt-unsafe): no thread has started yet
  mallopt(M_MMAP_THRESHOLD, kMost);
  mallopt(M_TRIM_THRESHOLD, kMost);
  mallopt(M_TOP_PAD, kMost / 16);
  // NOLINTEND(concurrency-mt-unsafe)
#endif
}

/// The catalogs of the Regions met so far.
class Catalogs {
 public:
  explicit Catalogs(std::string name) : name_(std::move(name)) {}

  Result<std::shared_ptr<const Catalog>> of(const std::string& region) {
    const std::lock_guard lock(mutex_);
    if (const auto found = known_.find(region); found != known_.end()) return found->second;
    Result<Catalog> catalog = named_catalog(name_, region);
    if (!catalog) return tl::unexpected(catalog.error());
    return known_[region] = std::make_shared<const Catalog>(std::move(*catalog));
  }

 private:
  std::string name_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Catalog>> known_;
};

/// A profile's text and where it comes from.
struct Question {
  std::string name;  ///< as errors call it
  Result<std::string> text;
  std::size_t lines_before = 0;
  bool of_a_stream = false;
};

/// Lines of standard input, without their line breaks. A line that is longer than any input may be is cut:
/// what is left is still too large.
class Lines {
 public:
  /// False at the end.
  bool next(std::string& line) {
    line.clear();
    for (;;) {
      if (at_ == used_ && !fill()) return !line.empty();
      const std::size_t end = std::min(buffer_.find('\n', at_), used_);
      if (line.size() <= kLargestInput) line.append(buffer_, at_, end - at_);
      at_ = end;
      if (at_ == used_) continue;
      ++at_;
      return true;
    }
  }
  /// The next line has still to be waited for.
  [[nodiscard]] bool used_up() const { return at_ == used_; }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool fill() {
    buffer_.resize(kRoom);
    ssize_t got = 0;
    do {
      got = ::read(STDIN_FILENO, buffer_.data(), buffer_.size());
    } while (got < 0 && errno == EINTR);
    failed_ = got < 0;
    at_ = 0;
    used_ = got > 0 ? static_cast<std::size_t>(got) : 0;
    buffer_.resize(used_);
    return used_ > 0;
  }

  static constexpr std::size_t kRoom = 65536;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t used_ = 0;
  bool failed_ = false;
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

/// Answers the profiles of a batch.
class Stream {
 public:
  Stream(const Arguments& arguments, const Answering& answering, const std::function<Answer()>& closing,
         OutFile& out)
      : arguments_(arguments),
        answering_(answering),
        closing_(closing),
        out_(out),
        catalogs_(arguments.catalog.value_or("")) {}

  Result<void> run() {
    for (const std::string& operand : arguments_.operands)
      if (auto done = operand == "-" ? run_lines() : run_files(operand); !done) return done;
    if (auto done = flush(); !done) return done;
    if (auto done = write_ready(); !done || closing_ == nullptr) return done;
    ready_.push_back(closing_());
    return write_ready();
  }

  [[nodiscard]] Exit status() const { return status_; }

 private:
  void add(Question question) {
    bytes_ += question.text ? question.text->size() : 0;
    batch_.push_back(std::move(question));
  }
  [[nodiscard]] bool full() const { return batch_.size() >= kBatchLines || bytes_ >= kBatchBytes; }

  Result<void> run_files(const std::string& operand) {
    const Result<std::vector<std::string>> names = profiles_of(operand);
    if (!names) add({operand, tl::unexpected(names.error()), 0, false});
    for (const std::string& name : names.value_or(std::vector<std::string>{})) {
      add({shown_name(name), read_file(name), 0, false});
      if (!full()) continue;
      if (auto done = flush(); !done) return done;
    }
    return {};
  }

  Result<void> run_lines() {
    Lines lines;
    std::string line;
    bool any = false;
    for (std::size_t number = 0;; ++number) {
      // Who sends a line now and then need not wait for what has been answered already.
      if (lines.used_up())
        if (auto done = write_ready(); !done) return done;
      if (!lines.next(line)) break;
      if (is_blank(line)) continue;
      any = true;
      add({shown_name("-"), std::move(line), number, true});
      if (!full()) continue;
      if (auto done = flush(); !done) return done;
    }
    return at_end(lines, any);
  }

  /// Whether that was all, and enough for those who ask for a closing line.
  [[nodiscard]] Result<void> at_end(const Lines& lines, bool any) const {
    if (lines.failed())
      return tl::unexpected(usage_error("cannot-read", "standard input cannot be read to its end"));
    if (any || closing_ == nullptr) return {};
    return tl::unexpected(parse_document("", shown_name("-")).error());
  }

  Answer answer(const Question& question) {
    Errors errors;
    if (!question.text) {
      errors = question.text.error();
    } else if (Result<Stated> stated = read_stated(arguments_, *question.text, question.name); !stated) {
      errors = stated.error();
    } else if (auto catalog = catalogs_.of(stated->profile.region); !catalog) {
      errors = with_places(catalog.error(), stated->document);
    } else {
      errors = check_instances(stated->document, stated->profile, **catalog);
      if (errors.empty()) return answering_({std::move(*stated), *catalog, question.of_a_stream});
    }
    for (Error& error : errors)
      if (error.place.line > 0) error.place.line += question.lines_before;
    return {error_line(errors), Exit::failed};
  }

  Result<void> write_ready() {
    for (const Answer& a : ready_) {
      status_ = std::max(status_, a.status);
      out_.write(a.line);
    }
    ready_.clear();
    if (!out_.flush()) return out_.finish();
    return {};
  }

  /// Answers what was asked, and meanwhile writes the answers of the batch before.
  Result<void> flush() {
    Result<void> written;
    std::vector<Answer> answers(batch_.size());
    in_parallel(batch_.size() + 1, std::min(cores(), batch_.size()), [&](std::size_t i) {
      if (i == 0) {
        written = write_ready();
      } else {
        answers[i - 1] = answer(batch_[i - 1]);
      }
    });
    ready_ = std::move(answers);
    batch_.clear();
    bytes_ = 0;
    return written;
  }

  const Arguments& arguments_;
  const Answering& answering_;
  const std::function<Answer()>& closing_;
  OutFile& out_;
  Catalogs catalogs_;
  std::vector<Question> batch_;
  std::size_t bytes_ = 0;
  std::vector<Answer> ready_;  ///< of the batch before, in its order
  Exit status_ = Exit::done;
};

}  // namespace

Result<Exit> answer_each(const Arguments& arguments, const Answering& answering,
                         const std::function<Answer()>& closing) {
  if (auto tried = try_catalog(arguments.catalog.value_or("")); !tried) return tl::unexpected(tried.error());
  keep_memory();
  Result<OutFile> out = OutFile::open(arguments.output.value_or(""));
  if (!out) return tl::unexpected(std::move(out.error()));
  Stream stream(arguments, answering, closing, *out);
  if (auto done = stream.run(); !done) return tl::unexpected(std::move(done.error()));
  if (auto done = out->finish(); !done) return tl::unexpected(std::move(done.error()));
  return stream.status();
}

}  // namespace storeadvise::cli

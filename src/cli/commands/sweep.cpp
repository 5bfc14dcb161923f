#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>

#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/io/files.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/out_file.hpp"
#include "cli/io/output.hpp"
#include "cli/io/progress.hpp"
#include "cli/io/sources.hpp"
#include "explore/vary.hpp"
#include "parallel.hpp"
#include "report/whatif/csv.hpp"
#include "report/whatif/json.hpp"
#include "report/whatif/plot.hpp"
#include "report/whatif/text.hpp"

namespace storeadvise::cli {

namespace {

/// Set by Ctrl-C and its like.
std::atomic<bool> interrupted{false};
std::atomic<int> interrupted_by{SIGINT};

void interrupt(int signal) {
  interrupted_by = signal;
  interrupted = true;
  (void)std::signal(signal, end_by);
}

/// The first Ctrl-C ends the run with what is done, the second at once; of what else ends it, files stay as
/// they were. A program that was told to ignore a signal goes on to ignore it.
void listen() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    struct sigaction action {};
    action.sa_handler = interrupt;
    (void)sigaction(signal, &action, &before);
    if (before.sa_handler == SIG_IGN) (void)sigaction(signal, &before, nullptr);
  }
}

/// Whether what is done is wanted.
bool abandoned() { return interrupted && interrupted_by != SIGINT; }

/// What a sweep runs on, and where it goes.
struct Job {
  const Arguments& arguments;
  const Inputs& inputs;
  const World& world;
  const std::vector<Axis>& axes;
};

std::size_t rows_of(const std::vector<Axis>& axes) {
  std::size_t total = 1;
  for (const Axis& axis : axes) total *= axis.values().size();
  return total;
}

/// Runs the sweep as far as nobody interrupts it and the sink wants more.
void run_rows(const Job& job, const RowSink& sink) {
  const std::size_t total = rows_of(job.axes);
  Progress progress(job.arguments.quiet ? 0 : total);
  const std::size_t done =
      sweep(job.inputs.profile, job.axes, job.world, cores(), interrupted, [&](const SweepRow& row) {
        progress.step();
        return sink(row);
      });
  if (interrupted) warn(fmt::format("interrupted after {} of {} rows", done, total));
}

/// The options whose totals are wanted.
OptionMask wanted_options(const Job& job) {
  return job.arguments.all_options ? job.inputs.catalog.options : 0;
}

/// What writes a sweep row by row: JSON, CSV, and text of three axes and more.
struct RowWriter {
  Format format;
  std::string (*head)(const Job&);
  std::string (*row)(const Job&, const SweepRow&, bool first);
  std::string (*end)(bool interrupted);
  [[nodiscard]] constexpr bool can_write() const {
    return head != nullptr && row != nullptr && end != nullptr;
  }
};

std::string no_end(bool /*interrupted*/) { return {}; }

constexpr std::array kSweepWriters{
    RowWriter{Format::text, [](const Job& j) { return sweep_lines_head(j.inputs.profile, j.axes); },
              [](const Job& j, const SweepRow& row, bool) { return sweep_line(j.axes, row); }, no_end},
    RowWriter{Format::json,
              [](const Job& j) { return sweep_json_head(j.inputs.profile, j.inputs.catalog, j.axes); },
              [](const Job& j, const SweepRow& row, bool first) {
                return sweep_json_row(j.inputs.profile, j.axes, row, first, wanted_options(j));
              },
              sweep_json_end},
    RowWriter{Format::csv,
              [](const Job& j) { return sweep_csv_head(j.inputs.profile, j.axes, wanted_options(j)); },
              [](const Job& j, const SweepRow& row, bool) { return sweep_csv_row(row, wanted_options(j)); },
              no_end},
};

/// Writes each row as it comes. `keep` also gets it. An interrupted run ends with the rows that are done.
Result<Exit> stream_rows(const Job& job, Sampler& keep) {
  const RowWriter& writer = writer_of(kSweepWriters, job.arguments.format);
  auto out = OutFile::open(job.arguments.output.value_or(""));
  if (!out) return tl::unexpected(std::move(out.error()));
  bool first = true;
  out->write(writer.head(job));
  run_rows(job, [&](const SweepRow& row) {
    keep.add(row);
    const bool written = out->write(writer.row(job, row, first));
    first = false;
    return written;
  });
  if (abandoned()) return Exit::failed;
  out->write(writer.end(interrupted));
  if (auto written = out->finish(); !written) return tl::unexpected(std::move(written.error()));
  return Exit::done;
}

/// As far as the rows go.
std::vector<Axis> ended(std::vector<Axis> axes, const std::vector<SweepRow>& rows) {
  axes.front().to = rows.back().values.front();
  return axes;
}

/// The chart or the map; there are rows.
std::string drawing(const Job& job, const Sampler& keep, std::vector<Crossing> crossings) {
  const Profile& profile = job.inputs.profile;
  const std::vector<Axis> axes = ended(job.axes, keep.rows());
  std::erase_if(crossings, [&](const Crossing& c) { return c.value > axes.front().to; });
  const Look look = look_of(job.arguments);
  const SweepLook looks{look.width, look.colour, job.arguments.all_options};
  if (axes.size() > 1) return map_text(profile, axes, keep.rows(), looks);
  return sweep_text(profile, axes.front(), keep.rows(), crossings, looks);
}

Sampler sampler_of(const Job& job) {
  std::vector<std::size_t> most(job.axes.size(), 1);
  if (job.axes.size() == 1) most = {kChartRows};
  if (job.axes.size() == 2) most = {kMapRows, kMapColumns};
  return {job.axes, most};
}

/// The file of --plot; none without it.
Result<std::optional<OutFile>> open_plot(const Job& job) {
  if (!job.arguments.plot) return std::nullopt;
  auto plot = OutFile::open(*job.arguments.plot);
  if (!plot) return tl::unexpected(std::move(plot.error()));
  return std::optional(std::move(*plot));
}

/// Writes the plot where one is wanted, unless the rows are not all there.
Result<void> write_plot(const Job& job, std::optional<OutFile>& plot, const Sampler& keep,
                        const std::vector<Crossing>& found) {
  if (!plot || interrupted) return {};
  plot->write(sweep_svg(job.inputs.profile, job.axes.front(), keep.rows(), found));
  return plot->finish();
}

/// The plot is opened before anything is printed, and a drawing printed after it is whole: where it cannot be
/// written, nothing should be on standard output.
Result<Exit> run_job(const Job& job) {
  const bool drawn = job.arguments.format == Format::text && job.axes.size() <= 2;
  auto plot = open_plot(job);
  if (!plot) return tl::unexpected(std::move(plot.error()));
  std::vector<Crossing> found;
  if (job.axes.size() == 1 && (*plot || drawn))
    found = crossings(job.inputs.profile, job.axes.front(), job.world);
  Sampler keep = sampler_of(job);
  if (!drawn) {
    if (auto status = stream_rows(job, keep); !status || interrupted) return status;
  } else {
    run_rows(job, [&](const SweepRow& row) { return keep.add(row), true; });
  }
  if (auto written = write_plot(job, *plot, keep, found); !written)
    return tl::unexpected(std::move(written.error()));
  if (!drawn || abandoned() || keep.rows().empty()) return Exit::done;
  return deliver(job.arguments, drawing(job, keep, found), Exit::done);
}

/// Ends the way an interrupted program does, so that the shell sees it.
void end_interrupted() {
  (void)std::signal(interrupted_by, SIG_DFL);
  (void)std::raise(interrupted_by);
}

Result<std::vector<Axis>> axes_of(const Arguments& arguments, const Document& profile) {
  const std::vector<std::string>& texts = arguments.vary;
  if (texts.empty())
    return tl::unexpected(
        usage_error("bad-usage", "nothing is varied", "expected --vary PATH=FROM..TO[:STEPS][:log]"));
  if (arguments.plot == "-")
    return tl::unexpected(usage_error("bad-usage", "--plot cannot write to standard output",
                                      "expected the name of a file, such as sweep.svg"));
  if (arguments.plot && texts.size() > 1)
    return tl::unexpected(usage_error("bad-usage", "--plot draws one --vary only",
                                      "leave out --plot: two make a map of letters"));
  return read_axes(profile, texts, true);
}

}  // namespace

std::span<const Format> sweep_formats() { return formats_of<kSweepWriters>(); }

Result<Exit> run_sweep(const Arguments& arguments) {
  const auto rules = chosen_rules(arguments);
  if (!rules) return tl::unexpected(rules.error());
  const Result<Inputs> inputs = read_inputs(arguments, arguments.operands.front());
  if (!inputs) return tl::unexpected(inputs.error());
  const auto axes = axes_of(arguments, inputs->document);
  if (!axes) return tl::unexpected(axes.error());
  const World world{inputs->catalog, **rules, embedded_roles()};
  listen();
  auto status = run_job({arguments, *inputs, world, *axes});
  if (interrupted) end_interrupted();
  return status;
}

}  // namespace storeadvise::cli

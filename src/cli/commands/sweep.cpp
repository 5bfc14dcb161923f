#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <csignal>
#include <filesystem>
#include <limits>

#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/io/files.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/interrupts.hpp"
#include "cli/io/out_file.hpp"
#include "cli/io/output.hpp"
#include "cli/io/progress.hpp"
#include "cli/io/sources.hpp"
#include "explore/vary.hpp"
#include "parallel.hpp"
#include "report/html/html.hpp"
#include "report/whatif/csv.hpp"
#include "report/whatif/json.hpp"
#include "report/whatif/map_svg.hpp"
#include "report/whatif/plot.hpp"
#include "report/whatif/text.hpp"

namespace storeadvise::cli {

namespace {

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
      sweep(job.inputs.profile, job.axes, job.world, cores(), interrupted(), [&](const SweepRow& row) {
        progress.step();
        return sink(row);
      });
  if (interrupted()) warn(fmt::format("interrupted after {} of {} rows", done, total));
}

/// The options whose totals are wanted.
OptionMask wanted_options(const Job& job) {
  return job.arguments.all_options ? job.inputs.catalog.options : 0;
}

/// As far as the rows go.
std::vector<Axis> ended(std::vector<Axis> axes, const std::vector<SweepRow>& rows) {
  axes.front().to = rows.back().values.front();
  return axes;
}

/// What is drawn once the rows are there.
struct Drawn {
  const Job& job;
  const std::vector<Axis>& axes;
  const std::vector<SweepRow>& rows;
  const std::vector<Crossing>& crossings;
};

/// The chart or the map.
std::string drawing_text(const Drawn& d) {
  const Job& job = d.job;
  const Profile& profile = job.inputs.profile;
  const Look look = look_of(job.arguments);
  const SweepLook looks{look.width, look.colour, job.arguments.all_options};
  if (d.axes.size() > 1) return map_text(profile, d.axes, d.rows, looks);
  return sweep_text(profile, d.axes.front(), d.rows, d.crossings, looks);
}

/// What rows are written with as they come.
struct Rows {
  const Job& job;
  SweepJson json;
  std::size_t width;      ///< of a line of text
  std::string best = {};  ///< what the last line said is best
};

std::string head_line(Rows& rows) {
  return sweep_lines_head(rows.job.inputs.profile, rows.job.axes, rows.width);
}

std::string row_line(Rows& rows, const SweepRow& row) {
  std::string best = best_line(row, rows.width);
  if (best == rows.best) return sweep_line(rows.job.axes, row, "");
  rows.best = std::move(best);
  return sweep_line(rows.job.axes, row, rows.best);
}

/// What writes a sweep: row by row as they come, or a drawing of up to so many axes once they are there.
struct SweepWriter {
  Format format;
  std::string (*head)(Rows&) = nullptr;
  std::string (*row)(Rows&, const SweepRow&) = nullptr;
  std::string (*end)(Rows&, bool interrupted) = nullptr;
  std::string (*drawing)(const Drawn&) = nullptr;
  std::size_t most_axes = 0;
  [[nodiscard]] constexpr bool can_write() const {
    return has(drawing) || (has(head) && has(row) && has(end));
  }
  [[nodiscard]] bool draws(std::size_t axes) const { return drawing != nullptr && axes <= most_axes; }
};

std::string no_end(Rows& /*rows*/, bool /*interrupted*/) { return {}; }

constexpr std::array kSweepWriters{
    SweepWriter{.format = Format::text,
                .head = head_line,
                .row = row_line,
                .end = no_end,
                .drawing = drawing_text,
                .most_axes = 2},
    SweepWriter{.format = Format::json,
                .head = [](Rows& r) { return r.json.head(); },
                .row = [](Rows& r, const SweepRow& row) { return r.json.row(row); },
                .end = [](Rows& r, bool stopped) { return r.json.end(stopped); }},
    SweepWriter{
        .format = Format::csv,
        .head =
            [](Rows& r) { return sweep_csv_head(r.job.inputs.profile, r.job.axes, wanted_options(r.job)); },
        .row = [](Rows& r, const SweepRow& row) { return sweep_csv_row(row, wanted_options(r.job)); },
        .end = no_end},
    SweepWriter{.format = Format::html,
                .drawing =
                    [](const Drawn& d) {
                      return sweep_html(d.job.inputs.profile, d.job.inputs.catalog, d.axes, d.rows,
                                        d.crossings);
                    },
                .most_axes = std::numeric_limits<std::size_t>::max()},
};

/// Writes each row as it comes. `keep` also gets it. An interrupted run ends with the rows that are done.
Result<Exit> stream_rows(const Job& job, Sampler& keep) {
  const SweepWriter& writer = writer_of(kSweepWriters, job.arguments.format);
  Rows rows{job,
            {job.inputs.profile, job.inputs.catalog, job.axes, wanted_options(job)},
            look_of(job.arguments).width};
  auto out = OutFile::open(job.arguments.output.value_or(""));
  if (!out) return tl::unexpected(std::move(out.error()));
  out->write(writer.head(rows));
  run_rows(job, [&](const SweepRow& row) {
    keep.add(row);
    return out->write(writer.row(rows, row));
  });
  if (abandoned()) return Exit::failed;
  out->write(writer.end(rows, interrupted()));
  if (auto written = out->finish(); !written) return tl::unexpected(std::move(written.error()));
  return Exit::done;
}

/// A page lists so many values of each of three axes and more.
constexpr std::size_t kPageValues = 8;

Sampler sampler_of(const Job& job) {
  std::vector<std::size_t> most(job.axes.size(), 1);
  if (job.axes.size() == 1) most = {kChartRows};
  if (job.axes.size() == 2) most = {kMapRows, kMapColumns};
  if (job.axes.size() > 2 && job.arguments.format == Format::html) most.assign(job.axes.size(), kPageValues);
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
  if (!plot || interrupted()) return {};
  plot->write(job.axes.size() == 2 ? map_svg(job.inputs.profile, job.axes, keep.rows())
                                   : sweep_svg(job.inputs.profile, job.axes.front(), keep.rows(), found));
  return plot->finish();
}

/// The plot is opened before anything is printed, and a drawing printed after it is whole: where it cannot be
/// written, nothing should be on standard output.
Result<Exit> run_job(const Job& job) {
  const SweepWriter& writer = writer_of(kSweepWriters, job.arguments.format);
  const bool drawn = writer.draws(job.axes.size());
  auto plot = open_plot(job);
  if (!plot) return tl::unexpected(std::move(plot.error()));
  std::vector<Crossing> found;
  if (job.axes.size() == 1 && (*plot || drawn))
    found = crossings(job.inputs.profile, job.axes.front(), job.world);
  Sampler keep = sampler_of(job);
  if (!drawn) {
    if (auto status = stream_rows(job, keep); !status || interrupted()) return status;
  } else {
    run_rows(job, [&](const SweepRow& row) { return keep.add(row), true; });
  }
  if (auto written = write_plot(job, *plot, keep, found); !written)
    return tl::unexpected(std::move(written.error()));
  if (!drawn || abandoned() || keep.rows().empty()) return Exit::done;
  const std::vector<Axis> axes = ended(job.axes, keep.rows());
  std::erase_if(found, [&](const Crossing& c) { return c.value > axes.front().to; });
  return deliver(job.arguments, writer.drawing({job, axes, keep.rows(), found}), Exit::done);
}

/// What the end of a file's name promises, where it is a format that is not written: ".png".
std::string other_format(const std::string& name) {
  constexpr std::array<std::string_view, 12> kOthers{".png", ".jpg",  ".jpeg", ".gif", ".webp", ".bmp",
                                                     ".pdf", ".html", ".htm",  ".eps", ".ps",   ".tiff"};
  std::string end = std::filesystem::path(name).extension().string();
  std::ranges::transform(end, end.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::ranges::find(kOthers, end) == kOthers.end() ? "" : end;
}

Result<std::vector<Axis>> axes_of(const Arguments& arguments, const Document& profile) {
  const std::vector<std::string>& texts = arguments.vary;
  if (texts.empty())
    return tl::unexpected(
        usage_error("bad-usage", "nothing is varied", "expected --vary PATH=FROM..TO[:STEPS][:log]"));
  if (arguments.plot == "-")
    return tl::unexpected(usage_error("bad-usage", "--plot cannot write to standard output",
                                      "expected the name of a file, such as sweep.svg"));
  if (arguments.plot && texts.size() > 2)
    return tl::unexpected(usage_error("bad-usage", "--plot draws one --vary or two",
                                      "leave out --plot: three and more make lines of text"));
  if (const std::string other = other_format(arguments.plot.value_or("")); !other.empty())
    return tl::unexpected(usage_error("bad-usage", fmt::format("--plot writes SVG, and not {}", other),
                                      "expected a name such as sweep.svg"));
  return read_axes(profile, texts, true);
}

}  // namespace

std::span<const Format> sweep_formats() { return formats_of<kSweepWriters>(); }

Result<Exit> run_sweep(const Arguments& arguments) {
  const auto rules = chosen_rules(arguments);
  if (!rules) return tl::unexpected(rules.error());
  const Result<Inputs> inputs = read_inputs(arguments, arguments.operands.front());
  if (!inputs) return tl::unexpected(inputs.error());
  auto axes = axes_of(arguments, inputs->document);
  if (!axes) return tl::unexpected(std::move(axes.error()));
  const World world{inputs->catalog, **rules, embedded_roles()};
  fill_now(*axes, inputs->profile, world);
  listen_for_interrupts();
  auto status = run_job({arguments, *inputs, world, *axes});
  if (interrupted()) end_interrupted();
  return status;
}

}  // namespace storeadvise::cli

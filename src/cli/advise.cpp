#include "storeadvise/advise.hpp"

#include "cli/command.hpp"
#include "cli/errors.hpp"
#include "cli/inputs.hpp"
#include "cli/output.hpp"
#include "cli/sources.hpp"
#include "report/json.hpp"
#include "storeadvise/report.hpp"

namespace storeadvise::cli {

namespace {

/// The reports of several profiles, written as they come.
class Reports {
 public:
  explicit Reports(const Arguments& arguments)
      : arguments_(arguments), format_(arguments.format()), several_(arguments.operands.size() > 1) {}

  void add(const Recommendation& r, const Catalog& catalog) {
    if (format_ == "ndjson") {
      out_ += to_json_line(r, catalog);
    } else if (format_ == "json") {
      if (several_) out_ += out_.empty() ? "[\n" : ",\n";
      out_ += to_json(r, catalog);
      if (several_) out_.pop_back();
    } else {
      if (!out_.empty()) out_ += "\n";
      out_ += to_text(r, catalog, look_of(arguments_, catalog));
    }
  }

  void add_error(const Errors& errors) { out_ += error_line(errors); }

  [[nodiscard]] std::string text() const { return several_ && format_ == "json" ? out_ + "\n]\n" : out_; }

 private:
  const Arguments& arguments_;
  std::string format_;
  bool several_;
  std::string out_;
};

}  // namespace

Result<Exit> run_advise(const Arguments& arguments) {
  const Result<RuleBook> rules = chosen_rules(arguments);
  Errors errors = rules ? Errors{} : rules.error();
  const bool each_for_itself = rules && arguments.format() == "ndjson";
  Reports reports(arguments);
  Exit status = Exit::done;
  for (const std::string& name : arguments.operands) {
    const Result<Inputs> inputs = read_inputs(arguments, name);
    if (inputs && errors.empty()) {
      reports.add(advise(inputs->profile, inputs->catalog, *rules, embedded_roles()), inputs->catalog);
    } else if (!inputs && each_for_itself) {
      reports.add_error(inputs.error());
      status = Exit::failed;
    } else if (!inputs) {
      errors.insert(errors.end(), inputs.error().begin(), inputs.error().end());
    }
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return deliver(arguments, reports.text(), status);
}

}  // namespace storeadvise::cli

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "storeadvise/catalog.hpp"
#include "storeadvise/rule.hpp"

namespace storeadvise::cli {

/// What can be said about something that has an id.
struct Explanation {
  std::string id;
  std::string
      kind;  ///< "rule", "price", "figure", "option", "instance", "error code", "role", "field", "need", ...
  std::string title;                                       ///< one line for lists
  std::string text;                                        ///< sentences; may be empty
  std::vector<std::pair<std::string, std::string>> facts;  ///< "source" -> "https://..."
};

/// What explanations are made from.
struct Known {
  const Catalog& catalog;
  const Catalog* article;  ///< the article's figures, told where they differ; may be null
  const RuleBook& rules;
};

/// Everything that has an id, grouped by kind.
std::vector<Explanation> everything(const Known& known);

/// In the order in which lists print them.
std::vector<Explanation> explained_options();
std::vector<Explanation> explained_errors();
std::vector<Explanation> explained_roles();
std::vector<Explanation> explained_rules(const RuleBook& rules, const Catalog& catalog);
std::vector<Explanation> explained_prices(const Known& known);
std::vector<Explanation> explained_fields();
/// Columns of reports, needs, clients, platforms and other words of a profile.
std::vector<Explanation> explained_words();
/// Options of the command line, as "--basis".
std::vector<Explanation> explained_flags();
/// Objects of a profile that hold fields: "reads", "checkpoint".
std::vector<Explanation> explained_groups();
/// What `observe` writes of how it found a profile's fields, by path: "evidence.fields.PATH.sure".
std::vector<Explanation> explained_evidence();
/// Keys of a policy that are not demands: "dataset", "because".
std::vector<Explanation> explained_policy_keys();
/// Keys of the JSON report, each once, as its schema describes it where it stands first.
std::vector<Explanation> explained_report_keys();
std::vector<Explanation> explained_demands();
/// By which `observe` judges what it saw: those of data/observe.json.
std::vector<Explanation> explained_thresholds();
std::vector<Explanation> explained_instances(const Catalog& catalog);
/// Of any type that is known, listed or not.
std::optional<Explanation> explained_instance(std::string_view id, const Catalog& catalog);

}  // namespace storeadvise::cli

#include "options/table.hpp"

#include <algorithm>
#include <utility>

#include "options/table_fields.hpp"
#include "text/embedded.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

constexpr auto kIds = [] {
  std::array<std::string_view, kOptionCount> ids{};
  for (std::size_t i = 0; i < kOptionCount; ++i) ids[i] = kOptions[i].id;
  return ids;
}();

constexpr std::array<std::string_view, kAccessCount> kAccesses{"direct", "stream", "stage", "cache"};

void read_described(ObjectReader& row, std::array<bool, kOptionCount>& seen, OptionTable& out) {
  OptionText text;
  row.need("id");
  const auto place = row.word("id", kIds, "an option");
  row.needed_text("title", text.title);
  row.needed_text("text", text.text);
  row.need("capabilities");
  for (const std::size_t need : row.words("capabilities", kNeedNames, "a capability"))
    text.capabilities.insert(static_cast<Need>(need));
  row.needed_text("durability", text.durability);
  row.needed_text("availability", text.availability);
  row.needed_text("source", text.source);
  if (!place) return;
  if (std::exchange(seen[*place], true))
    row.fail("id", {"repeated-name", in_quotes(kIds[*place]) + " is described already", ""});
  out.options[*place] = std::move(text);
}

/// A bit for each word of the list, all of them where there is none.
std::uint32_t bits(ObjectReader& row, std::string_view key, std::span<const std::string_view> names,
                   std::string_view what) {
  if (row.find(key) == nullptr) return ~std::uint32_t{0};
  std::uint32_t found = 0;
  for (const std::size_t place : row.words(key, names, what)) found |= std::uint32_t{1} << place;
  return found;
}

void read_neighbour(ObjectReader& row, Neighbour& out) {
  row.needed_text("id", out.id);
  row.needed_text("title", out.title);
  row.needed_text("text", out.text);
  row.needed_text("source", out.source);
  out.roles = bits(row, "roles", kRoleNames, "a role");
  if (const auto place = row.word("option", kIds, "an option")) out.option = kIds[*place];
  row.list("answers", [&](const nlohmann::json& value, const Pointer& where) {
    if (!value.is_string()) return row.problems().add(where, wrong_type(value, "a rule's id"));
    out.answers.push_back(value.get<std::string>());
  });
}

void read_client(ObjectReader& row, ClientRow& out) {
  row.need("options");
  out.options = read_options(row, "options");
  out.access = bits(row, "access", kAccesses, "a way to an option");
  out.platforms = bits(row, "platforms", kPlatformNames, "a platform");
  out.s3_clients = bits(row, "s3_clients", kS3ClientNames, "a way to read S3");
  out.roles = bits(row, "roles", kRoleNames, "a role");
  std::string source;
  row.needed_text("use", out.use);
  row.needed_text("source", source);
}

}  // namespace

std::span<const std::string_view> option_ids() { return kIds; }

OptionMask read_options(ObjectReader& reader, std::string_view key) {
  OptionMask all = 0;
  reader.list(key, [&](const nlohmann::json& value, const Pointer& where) {
    if (!value.is_string()) return reader.problems().add(where, wrong_type(value, "an option's id"));
    const auto& pattern = value.get_ref<const std::string&>();
    const OptionMask mask = options_matching(pattern);
    all |= mask;
    if (mask != 0) return;
    const auto close = nearest(pattern, option_ids());
    reader.problems().add(where, {"unknown-option", in_quotes(pattern) + " names no option",
                                  close ? "did you mean \"" + std::string(*close) + "\"?" : std::string()});
  });
  return all;
}

Result<OptionTable> read_option_table(std::string_view text, std::string_view file) {
  const auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  Problems problems;
  OptionTable table;
  ObjectReader reader(problems, document->json, Pointer(), "a table of options");
  std::array<bool, kOptionCount> seen{};
  for (const std::string_view key : {"options", "neighbours", "clients"}) reader.need(key);
  reader.objects("options", "an option", [&](ObjectReader& row) { read_described(row, seen, table); });
  reader.objects("neighbours", "a neighbour",
                 [&](ObjectReader& row) { read_neighbour(row, table.neighbours.emplace_back()); });
  reader.objects("clients", "a client",
                 [&](ObjectReader& row) { read_client(row, table.clients.emplace_back()); });
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (!seen[i]) reader.fail("options", {"missing-key", "nothing describes " + std::string(kIds[i]), ""});
  reader.done();
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  return table;
}

const OptionTable& option_table() {
  static const OptionTable table = [] {
    const std::string_view bytes = packed("options");
    if (!bytes.empty()) return unpack<OptionTable>(bytes);
    return read_option_table(embedded("options.json"), "data/options.json").value();  // while it is packed
  }();
  return table;
}

}  // namespace storeadvise

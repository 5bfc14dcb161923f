#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "catalog/offers/meters.hpp"
#include "catalog/offers/price_table.hpp"
#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/io/files.hpp"

namespace storeadvise::cli {

namespace {

Result<std::vector<OfferProduct>> unreadable(const std::string& name, const std::string& why) {
  return tl::unexpected(Errors{{.code = "cannot-read",
                                .place = {.file = name},
                                .path = {},
                                .message = "cannot be read: " + why,
                                .hint = {}}});
}

/// Price lists of other services are far larger than memory should be asked for, so files are not
/// read as a whole here.
Result<std::vector<OfferProduct>> read_products(const std::string& name) {
  if (name == "-") return read_offer(std::cin, shown_name(name));
  std::error_code ignored;
  if (std::filesystem::is_directory(name, ignored)) return unreadable(name, "it is a directory");
  errno = 0;
  std::ifstream in(name, std::ios::binary);
  if (!in) return unreadable(name, std::generic_category().message(errno));
  return read_offer(in, name);
}

Result<std::vector<PriceTable>> read_tables(const std::vector<std::string>& names) {
  std::vector<OfferProduct> products;
  for (const std::string& name : names) {
    auto more = read_products(name);
    if (!more) return tl::unexpected(more.error());
    products.insert(products.end(), std::make_move_iterator(more->begin()),
                    std::make_move_iterator(more->end()));
  }
  return price_tables(products);
}

Errors several_regions(const std::vector<PriceTable>& tables) {
  return usage_error("several-regions",
                     fmt::format("the files have prices of {} Regions, {} and {} among them", tables.size(),
                                 tables.front().region, tables.back().region),
                     "give the name of a directory with --output; each Region becomes a file in it");
}

constexpr std::array kImportWriters{Writer<PriceTable>{Format::json, write_price_table}};

Result<void> write_tables(const std::vector<PriceTable>& tables, const Arguments& arguments) {
  const std::string output = arguments.output.value_or("");
  std::error_code ignored;
  const bool directory = std::filesystem::is_directory(output, ignored);
  if (!directory && tables.size() > 1) return tl::unexpected(several_regions(tables));
  for (const PriceTable& table : tables) {
    const std::string name =
        directory ? (std::filesystem::path(output) / (table.region + ".json")).string() : output;
    if (auto written = write_file(name, writer_of(kImportWriters, arguments.format).write(table)); !written)
      return written;
  }
  return {};
}

/// A table without one of the offers leaves options without a price.
void warn_of_missing(const PriceTable& table) {
  for (const std::string_view offer : kOffers)
    if (table.published.find(offer) == table.published.end())
      warn(fmt::format("{}: no price list of {} among the files; what needs its prices will be ruled out",
                       table.region, offer));
}

void tell(const PriceTable& table) {
  std::string lists;
  for (const auto& [offer, published] : table.published)
    lists += fmt::format("{}{} of {}", lists.empty() ? "" : ", ", offer, published);
  warn(fmt::format("{}: {} prices from {}", table.region, table.prices.size(), lists));
}

}  // namespace

std::span<const Format> catalog_import_formats() { return formats_of<kImportWriters>(); }

Result<Exit> run_catalog_import(const Arguments& arguments) {
  const auto tables = read_tables(arguments.operands);
  if (!tables) return tl::unexpected(tables.error());
  if (const auto written = write_tables(*tables, arguments); !written) return tl::unexpected(written.error());
  for (const PriceTable& table : *tables) {
    if (!arguments.quiet) warn_of_missing(table);
    if (arguments.verbose) tell(table);
  }
  return Exit::done;
}

}  // namespace storeadvise::cli

#include "observe/sources/bill.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "catalog/offers/aws_regions.hpp"
#include "catalog/offers/meters.hpp"
#include "observe/sources/bill_amounts.hpp"
#include "observe/sources/csv_table.hpp"
#include "observe/sources/inventory.hpp"
#include "observe/sources/sku_prices.hpp"

namespace storeadvise::observe {
namespace {

/// How one kind of bill names its columns: CUR 1, CUR 2, FOCUS.
struct Columns {
  std::size_t usage_type, operation, charge, product, resource, amount, begin, end, region, sku, account,
      rate, description;
  std::map<std::string, std::size_t> tags;  ///< by name
  explicit Columns(const Header& h)
      : usage_type(h.place({"lineItem/UsageType", "line_item_usage_type", "x_UsageType"})),
        operation(h.place({"lineItem/Operation", "line_item_operation", "x_Operation"})),
        charge(h.place({"lineItem/LineItemType", "line_item_line_item_type", "ChargeCategory"})),
        product(h.place({"lineItem/ProductCode", "line_item_product_code", "x_ServiceCode", "ServiceName"})),
        resource(h.place({"lineItem/ResourceId", "line_item_resource_id", "ResourceId"})),
        amount(h.place({"lineItem/UsageAmount", "line_item_usage_amount", "ConsumedQuantity"})),
        begin(h.place({"lineItem/UsageStartDate", "line_item_usage_start_date", "ChargePeriodStart"})),
        end(h.place({"lineItem/UsageEndDate", "line_item_usage_end_date", "ChargePeriodEnd"})),
        region(h.place({"product/regionCode", "product/region", "product_region_code", "RegionId"})),
        sku(h.place({"SkuId", "product_sku", "product/sku"})),
        account(h.place({"lineItem/UsageAccountId", "line_item_usage_account_id", "SubAccountId"})),
        rate(h.place({"pricing/RateCode", "pricing_rate_code", "SkuPriceId"})),
        description(h.place(
            {"lineItem/LineItemDescription", "line_item_line_item_description", "ChargeDescription"})),
        tags(h.starting_with({"resourceTags/", "resource_tags", "costCategory/", "cost_category", "Tags"})) {}
  /// What tells a line from all others of a bill. Versions of a bill number their lines anew, and of a month
  /// that is not over they tell other amounts.
  [[nodiscard]] std::array<std::size_t, 9> of_line() const {
    return {account, usage_type, operation, resource, begin, region, sku, rate, description};
  }
};

/// The services of ours, as bills name them: by code, or in full.
struct ServiceName {
  std::string_view name;
  std::string_view offer;
  std::string_view service;
};
constexpr std::array kServices{
    ServiceName{"AmazonS3", kOffers[0], "s3"},
    ServiceName{"Amazon Simple Storage Service", kOffers[0], "s3"},
    ServiceName{"AmazonS3GlacierDeepArchive", kOffers[1], "s3"},
    ServiceName{"Amazon S3 Glacier Deep Archive", kOffers[1], "s3"},
    ServiceName{"AmazonEFS", kOffers[2], "efs"},
    ServiceName{"Amazon Elastic File System", kOffers[2], "efs"},
};

const ServiceName* service_of(std::string_view product) {
  const auto* const found = std::find_if(kServices.begin(), kServices.end(),
                                         [product](const ServiceName& s) { return s.name == product; });
  return found == kServices.end() ? nullptr : found;
}

/// The bucket or file system in "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-0123", or
/// the text itself.
std::string_view place_of(std::string_view resource) {
  if (resource == "NULL") return {};
  if (!resource.starts_with("arn:")) return resource;
  return resource.substr(resource.find_last_of(":/") + 1);
}

class Bill {
 public:
  explicit Bill(Sinks& sinks) : sinks_(sinks) {}

  void begin(const Header& header) {
    columns_.emplace(header);
    variant_ = header.place("lineItem/UsageAmount") != Header::kAbsent     ? "CUR 1"
               : header.place("line_item_usage_amount") != Header::kAbsent ? "CUR 2"
                                                                           : "FOCUS";
  }

  std::string_view take(const CsvLine& row) {
    const Columns& c = *columns_;
    const ServiceName* const service = service_of(row.at(c.product));
    if (service == nullptr || row.at(c.charge) != "Usage") return {};
    BilledUse use;
    use.service = service->service;
    use.place = place_of(row.at(c.resource));
    use.operation = row.at(c.operation);
    if (!read_timestamp(row.at(c.begin), use.begin) || !read_timestamp(row.at(c.end), use.end)) return "time";
    if (!read_amount(row.at(c.amount), use.amount)) return "amount";
    if (use.begin < 0 || use.end <= use.begin) return "time";
    sinks_.cover(use.begin);
    sinks_.cover(use.end - 1);
    find_price(row, *service, use);
    if (use.price.empty()) return {};
    use.line = hash_of_line(row);
    amounts_.add(use);
    return {};
  }

  void end() { amounts_.hand_on(variant_, sinks_.last, sinks_.facts); }

 private:
  [[nodiscard]] std::uint32_t hash_of_line(const CsvLine& row) {
    line_.clear();
    for (const std::size_t column : columns_->of_line()) {
      line_ += row.at(column);
      line_ += '\n';
    }
    // A tag that began to count between two versions is empty in the lines from before.
    for (const auto& [name, column] : columns_->tags)
      if (!row.at(column).empty()) line_.append(name).append("=").append(row.at(column)) += '\n';
    return static_cast<std::uint32_t>(hash_text(line_, sinks_.salt));
  }
  /// The price that meters the line: by its usage type, else by its SKU.
  void find_price(const CsvLine& row, const ServiceName& service, BilledUse& use) {
    const std::string_view region = row.at(columns_->region);
    if (columns_->usage_type == Header::kAbsent) {
      use.region = region;
      use.price = skus_.price(row.at(columns_->sku), region);
      return;
    }
    const auto type = split_usage_type(row.at(columns_->usage_type), region);
    if (!type) return;
    use.region = type->region;
    use.price = metered_price(service.offer, type->meter, "");
    if (use.price.empty()) use.price = metered_price(service.offer, type->meter, use.operation);
    if (use.price.empty()) use.price = metered_price(kOffers[0], type->meter, "");
  }

  Sinks& sinks_;
  std::optional<Columns> columns_;
  std::string variant_;
  std::string line_;  ///< of what tells lines apart
  BillAmounts amounts_;
  SkuPrices skus_;
};

}  // namespace

Result<void> read_bill(const Opened& source, Sinks& sinks) {
  Bill bill(sinks);
  auto read = read_table(
      source, sinks, [&](const Header& header) { bill.begin(header); },
      [&](const CsvLine& row) { return bill.take(row); });
  if (!read) return read;
  bill.end();
  return {};
}

}  // namespace storeadvise::observe

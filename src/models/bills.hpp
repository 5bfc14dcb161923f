#pragma once

#include "models/work.hpp"
#include "storeadvise/bill.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/option.hpp"

namespace storeadvise {

/// How much the profile's other data sets already store in a class: tiers are filled account-wide, in
/// profile order.
struct TierFill {
  std::array<GbMonths, kS3ClassCount> s3;
};

/// How a bill of S3 is made out.
struct Billing {
  TierFill fill = {};
  Bill::Keep keep = Bill::Keep::lines;
};

/// The month's bill of all bytes in one class of S3. `gets` and `read_bytes` are
/// what is fetched from S3, less than the application reads where a local copy answers.
Bill bill_s3(S3Class s3_class, const Demand& demand, const S3Work& work, Count gets, Bytes read_bytes,
             const Catalog& catalog, const Billing& how = {});

/// The requests of uploads straight into a class. Multipart uploads into the archive classes pay Standard's
/// price for the creation and the parts, and the class's for the completion.
void add_puts(Bill& bill, S3Class s3_class, const S3Work& work, const Catalog& catalog);

/// Intelligent-Tiering keeps objects too small to be monitored in its frequent tier.
bool is_monitored(const Demand& demand, const Performance& performance);

/// What Elastic meters: bytes moved, and metadata for each file opened or created.
void add_elastic(Bill& bill, const EfsWork& work, const Catalog& catalog);

/// What of a data set lies in each storage class of an EFS option.
struct EfsTiers {
  Bytes standard, ia, archive;
};
/// The share `cold` in Infrequent Access and Archive together, `archive` in the latter.
EfsTiers efs_tiers(const Demand& demand, double cold, double archive);

/// The month's bills of an EFS option, however the bytes are spread over its classes: what they have in
/// common is worked out once. Valid as long as what it is made of.
class EfsBilling {
 public:
  EfsBilling(const Option& option, const Demand& demand, const EfsWork& work, BytesPerSecond provisioned,
             const Catalog& catalog);

  [[nodiscard]] Bill bill(const EfsTiers& tiers, Bill::Keep keep) const;

 private:
  void add_storage(Bill& bill, const EfsTiers& tiers) const;
  void add_cold_fees(Bill& bill, const EfsTiers& tiers) const;

  const Option& option_;
  const Demand& demand_;
  const EfsWork& work_;
  BytesPerSecond provisioned_;
  const Catalog& catalog_;
  PricePerGbMonth standard_, ia_;
  double rounded_;    ///< what a mean file is metered as, for each byte in it
  Bytes missing_;     ///< in a file to the least size that is billed in the colder classes
  Bytes cold_reads_;  ///< as they are metered
};

/// The month's bill of an EFS configuration that holds all bytes, spread over its classes as in `tiers`.
/// lifecycle.hpp finds the tiers that cost least.
Bill bill_efs(const Option& option, const Demand& demand, const EfsTiers& tiers, const EfsWork& work,
              BytesPerSecond provisioned, const Catalog& catalog, Bill::Keep keep = Bill::Keep::lines);

/// Throughput that comes with what an EFS option holds in the Standard class, metadata included. Nobody
/// provisions less than what is included, so it is also the least that a Provisioned file system gives.
/// Source: https://aws.amazon.com/efs/faq/ (1 MiB/s per 20 GB, netted off)
BytesPerSecond included_rate(const EfsTiers& tiers, const Demand& demand, const Catalog& catalog);

/// What EFS Provisioned has to be bought at, whole MiB/s: the write rate plus a
/// third of the read rate, the required one where stated, else the average
/// while active; or the amount that the profile says is bought already. Where a catalog
/// charges nothing for it, all that the service gives.
BytesPerSecond provisioned_rate(const Demand& demand, const Catalog& catalog);

}  // namespace storeadvise

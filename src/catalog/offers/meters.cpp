#include "catalog/offers/meters.hpp"

#include <algorithm>

namespace storeadvise {
namespace {

/// Some meters are shared by several operations at different prices, so all three must match.
/// Groups and descriptions are no help: unrelated products share them.
struct Meter {
  std::string_view offer;
  std::string_view name;
  std::string_view operation;
  std::string_view price_id;
};

constexpr std::string_view kS3 = kOffers[0];
constexpr std::string_view kDeep = kOffers[1];
constexpr std::string_view kEfs = kOffers[2];

constexpr std::array kMeters{
    Meter{kS3, "TimedStorage-ByteHrs", "", "s3.standard.storage"},
    Meter{kS3, "Requests-Tier1", "", "s3.standard.put"},
    Meter{kS3, "Requests-Tier2", "", "s3.standard.get"},

    Meter{kS3, "TimedStorage-INT-FA-ByteHrs", "", "s3.intelligent_tiering.storage"},
    Meter{kS3, "TimedStorage-INT-IA-ByteHrs", "", "s3.intelligent_tiering.storage_infrequent"},
    Meter{kS3, "TimedStorage-INT-AIA-ByteHrs", "", "s3.intelligent_tiering.storage_archive_instant"},
    Meter{kS3, "Requests-INT-Tier1", "", "s3.intelligent_tiering.put"},
    Meter{kS3, "Requests-INT-Tier2", "", "s3.intelligent_tiering.get"},
    Meter{kS3, "Requests-Tier4", "S3-INTTransition", "s3.intelligent_tiering.transition"},
    Meter{kS3, "Monitoring-Automation-INT", "", "s3.intelligent_tiering.monitoring"},

    Meter{kS3, "TimedStorage-SIA-ByteHrs", "", "s3.standard_ia.storage"},
    Meter{kS3, "Requests-SIA-Tier1", "", "s3.standard_ia.put"},
    Meter{kS3, "Requests-SIA-Tier2", "", "s3.standard_ia.get"},
    Meter{kS3, "Retrieval-SIA", "", "s3.standard_ia.retrieval"},
    Meter{kS3, "Requests-Tier4", "S3-SIATransition", "s3.standard_ia.transition"},

    Meter{kS3, "TimedStorage-ZIA-ByteHrs", "", "s3.onezone_ia.storage"},
    Meter{kS3, "Requests-ZIA-Tier1", "", "s3.onezone_ia.put"},
    Meter{kS3, "Requests-ZIA-Tier2", "", "s3.onezone_ia.get"},
    Meter{kS3, "Retrieval-ZIA", "", "s3.onezone_ia.retrieval"},
    Meter{kS3, "Requests-Tier4", "S3-ZIATransition", "s3.onezone_ia.transition"},

    Meter{kS3, "TimedStorage-GIR-ByteHrs", "", "s3.glacier_instant.storage"},
    Meter{kS3, "Requests-GIR-Tier1", "", "s3.glacier_instant.put"},
    Meter{kS3, "Requests-GIR-Tier2", "", "s3.glacier_instant.get"},
    Meter{kS3, "Retrieval-GIR", "", "s3.glacier_instant.retrieval"},
    Meter{kS3, "Requests-Tier4", "S3-GIRTransition", "s3.glacier_instant.transition"},

    Meter{kS3, "TimedStorage-GlacierByteHrs", "", "s3.glacier_flexible.storage"},
    Meter{kS3, "Requests-GLACIER-Tier1", "PutObject", "s3.glacier_flexible.put"},
    Meter{kS3, "Requests-GLACIER-Tier2", "", "s3.glacier_flexible.get"},
    Meter{kS3, "Standard-Retrieval-Bytes", "RestoreObject", "s3.glacier_flexible.retrieval"},
    Meter{kS3, "Requests-Tier3", "RestoreObject", "s3.glacier_flexible.restore"},
    Meter{kS3, "Requests-Tier3", "S3-GlacierTransition", "s3.glacier_flexible.transition"},

    Meter{kDeep, "TimedStorage-GDA-ByteHrs", "", "s3.deep_archive.storage"},
    Meter{kDeep, "Requests-GDA-Tier1", "PutObject", "s3.deep_archive.put"},
    Meter{kS3, "Requests-GDA-Tier2", "", "s3.deep_archive.get"},
    Meter{kDeep, "Standard-Retrieval-Bytes", "", "s3.deep_archive.retrieval"},
    Meter{kDeep, "Requests-GDA-Tier3", "DeepArchiveRestoreObject", "s3.deep_archive.restore"},
    Meter{kS3, "Requests-Tier3", "S3-GDATransition", "s3.deep_archive.transition"},

    Meter{kS3, "TimedStorage-XZ-ByteHrs", "", "s3.express.storage"},
    Meter{kS3, "Requests-XZ-Tier1", "", "s3.express.put"},
    Meter{kS3, "Requests-XZ-Tier2", "", "s3.express.get"},
    Meter{kS3, "Retrieval-XZ", "", "s3.express.retrieval"},
    Meter{kS3, "Upload-XZ", "", "s3.express.upload"},

    Meter{kEfs, "TimedStorage-ByteHrs", "", "efs.standard.storage"},
    Meter{kEfs, "IATimedStorage-ByteHrs", "", "efs.ia.storage"},
    Meter{kEfs, "IATimedStorage-ET-ByteHrs", "", "efs.ia_elastic.storage"},
    Meter{kEfs, "ArchiveTimedStorage-ByteHrs", "", "efs.archive.storage"},
    Meter{kEfs, "TimedStorage-Z-ByteHrs", "", "efs.onezone.storage"},
    Meter{kEfs, "IATimedStorage-Z-ByteHrs", "", "efs.onezone_ia.storage"},
    Meter{kEfs, "ETDataAccess-Bytes", "Read", "efs.elastic.read"},
    Meter{kEfs, "ETDataAccess-Bytes", "Write", "efs.elastic.write"},
    Meter{kEfs, "IADataAccess-Bytes", "Read", "efs.ia.read"},
    Meter{kEfs, "IADataAccess-Bytes", "Write", "efs.ia.tiering"},
    Meter{kEfs, "ArchiveDataAccess-Bytes", "Read", "efs.archive.read"},
    Meter{kEfs, "ArchiveDataAccess-Bytes", "Write", "efs.archive.tiering"},
    Meter{kEfs, "ProvisionedTP-MiBpsHrs", "", "efs.provisioned.throughput"},
};

struct Unit {
  std::string_view ours;
  std::string_view aws;
};
constexpr std::array kUnits{Unit{"GB-month", "GB-Mo"}, Unit{"request", "Requests"}, Unit{"GB", "GB"},
                            Unit{"object-month", "Objects"}, Unit{"MiB/s-month", "MiBps-Mo"}};

}  // namespace

bool is_our_offer(std::string_view code) {
  return std::find(kOffers.begin(), kOffers.end(), code) != kOffers.end();
}

std::string_view metered_price(std::string_view offer, std::string_view meter, std::string_view operation) {
  const auto* found = std::find_if(kMeters.begin(), kMeters.end(), [&](const Meter& m) {
    return m.offer == offer && m.name == meter && m.operation == operation;
  });
  return found == kMeters.end() ? std::string_view() : found->price_id;
}

std::string_view aws_unit(std::string_view unit) {
  const auto* found =
      std::find_if(kUnits.begin(), kUnits.end(), [unit](const Unit& u) { return u.ours == unit; });
  return found == kUnits.end() ? std::string_view() : found->aws;
}

}  // namespace storeadvise

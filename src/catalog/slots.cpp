#include "options/s3_classes.hpp"
#include "storeadvise/catalog.hpp"

namespace storeadvise {
namespace {

struct Meter {
  std::string_view name;
  std::string_view unit;
  const Price* S3Offer::*field;
};
constexpr std::array kMeters{
    Meter{"storage", "GB-month", &S3Offer::storage},
    Meter{"storage_infrequent", "GB-month", &S3Offer::storage_infrequent},
    Meter{"storage_archive_instant", "GB-month", &S3Offer::storage_archive_instant},
    Meter{"put", "request", &S3Offer::put},
    Meter{"get", "request", &S3Offer::get},
    Meter{"retrieval", "GB", &S3Offer::retrieval},
    Meter{"upload", "GB", &S3Offer::upload},
    Meter{"restore", "request", &S3Offer::restore},
    Meter{"transition", "request", &S3Offer::transition},
    Meter{"monitoring", "object-month", &S3Offer::monitoring},
};

struct EfsMeter {
  std::string_view id;
  std::string_view unit;
  const Price* EfsOffer::*field;
};
constexpr std::array kEfsMeters{
    EfsMeter{"efs.standard.storage", "GB-month", &EfsOffer::standard},
    EfsMeter{"efs.ia.storage", "GB-month", &EfsOffer::ia},
    EfsMeter{"efs.ia_elastic.storage", "GB-month", &EfsOffer::ia_elastic},
    EfsMeter{"efs.archive.storage", "GB-month", &EfsOffer::archive},
    EfsMeter{"efs.onezone.storage", "GB-month", &EfsOffer::onezone},
    EfsMeter{"efs.onezone_ia.storage", "GB-month", &EfsOffer::onezone_ia},
    EfsMeter{"efs.elastic.read", "GB", &EfsOffer::elastic_read},
    EfsMeter{"efs.elastic.write", "GB", &EfsOffer::elastic_write},
    EfsMeter{"efs.ia.read", "GB", &EfsOffer::ia_read},
    EfsMeter{"efs.ia.tiering", "GB", &EfsOffer::ia_tiering},
    EfsMeter{"efs.archive.read", "GB", &EfsOffer::archive_read},
    EfsMeter{"efs.archive.tiering", "GB", &EfsOffer::archive_tiering},
    EfsMeter{"efs.provisioned.throughput", "MiB/s-month", &EfsOffer::provisioned},
};

struct SurroundingsMeter {
  std::string_view id;
  std::string_view unit;
  const Price* SurroundingsOffer::*field;
};
constexpr std::array kSurroundingsMeters{
    SurroundingsMeter{"nat.processing", "GB", &SurroundingsOffer::nat},
    SurroundingsMeter{"transfer.cross_zone", "GB", &SurroundingsOffer::cross_zone},
    SurroundingsMeter{"kms.request", "request", &SurroundingsOffer::kms},
    SurroundingsMeter{"backup.s3.storage", "GB-month", &SurroundingsOffer::backup_s3},
    SurroundingsMeter{"backup.efs.storage", "GB-month", &SurroundingsOffer::backup_efs},
    SurroundingsMeter{"transfer.out", "GB", &SurroundingsOffer::transfer_out},
};

std::vector<PriceSlot> make_price_slots() {
  std::vector<PriceSlot> slots;
  for (const S3ClassRow& row : kS3Classes) {
    for (const Meter& meter : kMeters) {
      std::string id = "s3." + std::string(row.name) + "." + std::string(meter.name);
      slots.push_back(
          {.id = std::move(id), .unit = meter.unit, .s3_class = place_of(row.id), .s3 = meter.field});
    }
  }
  for (const EfsMeter& meter : kEfsMeters)
    slots.push_back({.id = std::string(meter.id), .unit = meter.unit, .efs = meter.field});
  slots.push_back({.id = "s3_files.storage", .unit = "GB-month", .files = &S3FilesOffer::storage});
  slots.push_back({.id = "s3_files.read", .unit = "GB", .files = &S3FilesOffer::read});
  slots.push_back({.id = "s3_files.write", .unit = "GB", .files = &S3FilesOffer::write});
  for (const SurroundingsMeter& meter : kSurroundingsMeters)
    slots.push_back({.id = std::string(meter.id), .unit = meter.unit, .surroundings = meter.field});
  return slots;
}

}  // namespace

const std::vector<PriceSlot>& price_slots() {
  static const std::vector<PriceSlot> slots = make_price_slots();
  return slots;
}

}  // namespace storeadvise

#include "options/s3_classes.hpp"
#include "storeadvise/catalog.hpp"

namespace storeadvise {
namespace {

/// The units of AWS's prices, as data/prices/ writes them.
constexpr std::string_view unit_of(PricePerGbMonth /*unused*/) { return "GB-month"; }
constexpr std::string_view unit_of(PricePerGb /*unused*/) { return "GB"; }
constexpr std::string_view unit_of(PricePerRequest /*unused*/) { return "request"; }
constexpr std::string_view unit_of(PricePerObjectMonth /*unused*/) { return "object-month"; }
constexpr std::string_view unit_of(PricePerMibMonth /*unused*/) { return "MiB/s-month"; }

/// The part of a catalog that a field belongs to.
S3Offer& offer(Catalog& c, std::size_t s3_class, const S3Offer* /*unused*/) { return c.s3[s3_class]; }
EfsOffer& offer(Catalog& c, std::size_t /*s3_class*/, const EfsOffer* /*unused*/) { return c.efs; }
S3FilesOffer& offer(Catalog& c, std::size_t /*s3_class*/, const S3FilesOffer* /*unused*/) { return c.files; }
SurroundingsOffer& offer(Catalog& c, std::size_t /*s3_class*/, const SurroundingsOffer* /*unused*/) {
  return c.surroundings;
}

/// One kind of price: its unit and its place follow from the field.
struct Meter {
  std::string_view name;  ///< the price's id; of S3, what comes after the class
  std::string_view unit;
  void (*bind)(Catalog&, std::size_t, const Price*);
};

template <class Offer, class Field>
constexpr const Offer* owner_of(Field Offer::* /*unused*/) {
  return nullptr;
}

template <class Offer, class Price>
Price price_at(Price Offer::*);

template <auto Field>
constexpr Meter meter(std::string_view name) {
  return {.name = name,
          .unit = unit_of(decltype(price_at(Field)){}),
          .bind = [](Catalog& catalog, std::size_t s3_class, const Price* price) {
            (offer(catalog, s3_class, owner_of(Field)).*Field).price = price;
          }};
}

constexpr std::array kS3Meters{
    meter<&S3Offer::storage>("storage"),
    meter<&S3Offer::storage_infrequent>("storage_infrequent"),
    meter<&S3Offer::storage_archive_instant>("storage_archive_instant"),
    meter<&S3Offer::put>("put"),
    meter<&S3Offer::get>("get"),
    meter<&S3Offer::retrieval>("retrieval"),
    meter<&S3Offer::upload>("upload"),
    meter<&S3Offer::restore>("restore"),
    meter<&S3Offer::transition>("transition"),
    meter<&S3Offer::monitoring>("monitoring"),
};
constexpr std::array kOtherMeters{
    meter<&EfsOffer::standard>("efs.standard.storage"),
    meter<&EfsOffer::ia>("efs.ia.storage"),
    meter<&EfsOffer::ia_elastic>("efs.ia_elastic.storage"),
    meter<&EfsOffer::archive>("efs.archive.storage"),
    meter<&EfsOffer::onezone>("efs.onezone.storage"),
    meter<&EfsOffer::onezone_ia>("efs.onezone_ia.storage"),
    meter<&EfsOffer::elastic_read>("efs.elastic.read"),
    meter<&EfsOffer::elastic_write>("efs.elastic.write"),
    meter<&EfsOffer::ia_read>("efs.ia.read"),
    meter<&EfsOffer::ia_tiering>("efs.ia.tiering"),
    meter<&EfsOffer::archive_read>("efs.archive.read"),
    meter<&EfsOffer::archive_tiering>("efs.archive.tiering"),
    meter<&EfsOffer::provisioned>("efs.provisioned.throughput"),
    meter<&S3FilesOffer::storage>("s3_files.storage"),
    meter<&S3FilesOffer::read>("s3_files.read"),
    meter<&S3FilesOffer::write>("s3_files.write"),
    meter<&SurroundingsOffer::nat>("nat.processing"),
    meter<&SurroundingsOffer::cross_zone>("transfer.cross_zone"),
    meter<&SurroundingsOffer::kms>("kms.request"),
    meter<&SurroundingsOffer::backup_s3>("backup.s3.storage"),
    meter<&SurroundingsOffer::backup_efs>("backup.efs.storage"),
    meter<&SurroundingsOffer::transfer_out>("transfer.out"),
};

std::vector<PriceSlot> make_price_slots() {
  std::vector<PriceSlot> slots;
  slots.reserve(kS3Classes.size() * kS3Meters.size() + kOtherMeters.size());
  for (const S3ClassRow& row : kS3Classes)
    for (const Meter& m : kS3Meters)
      slots.push_back({.id = "s3." + std::string(row.name) + "." + std::string(m.name),
                       .unit = m.unit,
                       .s3_class = place_of(row.id),
                       .bind = m.bind});
  for (const Meter& m : kOtherMeters)
    slots.push_back({.id = std::string(m.name), .unit = m.unit, .s3_class = 0, .bind = m.bind});
  return slots;
}

}  // namespace

const std::vector<PriceSlot>& price_slots() {
  static const std::vector<PriceSlot> slots = make_price_slots();
  return slots;
}

}  // namespace storeadvise

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace storeadvise {

enum class Service : std::uint8_t { s3, efs, hybrid, none };
/// How clients reach data in S3: read it where it is, download it first, or
/// through a cache on local storage. EFS and hybrids have only `direct`.
enum class Access : std::uint8_t { direct, stream, stage, cache };
enum class S3Class : std::uint8_t {
  standard,
  intelligent_tiering,
  standard_ia,
  onezone_ia,
  glacier_instant,
  glacier_flexible,
  deep_archive,
  express
};
enum class EfsMode : std::uint8_t { elastic, provisioned, bursting };
enum class Hybrid : std::uint8_t { none, s3_efs, s3_files };

inline constexpr std::size_t kS3ClassCount = 8;
inline constexpr std::size_t kAccessCount = 4;

/// One thing that can be bought: a class of S3, a configuration of EFS, or both together.
struct Option {
  std::string_view id;
  Service service = Service::none;
  S3Class s3_class = S3Class::standard;  ///< meaningful for S3 only
  EfsMode mode = EfsMode::elastic;       ///< meaningful for EFS only
  bool one_zone = false;                 ///< EFS in one Availability Zone
  bool ia = false;                       ///< EFS lifecycle into Infrequent Access
  bool archive = false;                  ///< EFS lifecycle into Archive
  Hybrid hybrid = Hybrid::none;
  bool lifecycle = false;  ///< S3 only: a rule moves objects from s3_class into a colder class
};

inline constexpr std::size_t kOptionCount = 24;

/// Every option that the product knows, in the order in which reports list them.
inline constexpr std::array<Option, kOptionCount> kOptions{{
    {.id = "s3.standard", .service = Service::s3, .s3_class = S3Class::standard},
    {.id = "s3.intelligent_tiering", .service = Service::s3, .s3_class = S3Class::intelligent_tiering},
    {.id = "s3.standard_ia", .service = Service::s3, .s3_class = S3Class::standard_ia},
    {.id = "s3.onezone_ia", .service = Service::s3, .s3_class = S3Class::onezone_ia},
    {.id = "s3.glacier_instant", .service = Service::s3, .s3_class = S3Class::glacier_instant},
    {.id = "s3.glacier_flexible", .service = Service::s3, .s3_class = S3Class::glacier_flexible},
    {.id = "s3.deep_archive", .service = Service::s3, .s3_class = S3Class::deep_archive},
    {.id = "s3.express", .service = Service::s3, .s3_class = S3Class::express},
    {.id = "s3.lifecycle", .service = Service::s3, .s3_class = S3Class::standard, .lifecycle = true},
    {.id = "efs.elastic", .service = Service::efs, .mode = EfsMode::elastic},
    {.id = "efs.elastic+ia", .service = Service::efs, .mode = EfsMode::elastic, .ia = true},
    {.id = "efs.elastic+ia+archive",
     .service = Service::efs,
     .mode = EfsMode::elastic,
     .ia = true,
     .archive = true},
    {.id = "efs.provisioned", .service = Service::efs, .mode = EfsMode::provisioned},
    {.id = "efs.provisioned+ia", .service = Service::efs, .mode = EfsMode::provisioned, .ia = true},
    {.id = "efs.bursting", .service = Service::efs, .mode = EfsMode::bursting},
    {.id = "efs.bursting+ia", .service = Service::efs, .mode = EfsMode::bursting, .ia = true},
    {.id = "efs.onezone_elastic", .service = Service::efs, .mode = EfsMode::elastic, .one_zone = true},
    {.id = "efs.onezone_elastic+ia",
     .service = Service::efs,
     .mode = EfsMode::elastic,
     .one_zone = true,
     .ia = true},
    {.id = "efs.onezone_provisioned",
     .service = Service::efs,
     .mode = EfsMode::provisioned,
     .one_zone = true},
    {.id = "efs.onezone_provisioned+ia",
     .service = Service::efs,
     .mode = EfsMode::provisioned,
     .one_zone = true,
     .ia = true},
    {.id = "efs.onezone_bursting", .service = Service::efs, .mode = EfsMode::bursting, .one_zone = true},
    {.id = "efs.onezone_bursting+ia",
     .service = Service::efs,
     .mode = EfsMode::bursting,
     .one_zone = true,
     .ia = true},
    {.id = "hybrid.s3_efs", .service = Service::hybrid, .hybrid = Hybrid::s3_efs},
    {.id = "hybrid.s3_files", .service = Service::hybrid, .hybrid = Hybrid::s3_files},
}};

/// A set of options, one bit each in the order of kOptions.
using OptionMask = std::uint32_t;

/// The options of which something is true.
template <class Is>
constexpr OptionMask options_where(const Is& is) {
  OptionMask mask = 0;
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (is(kOptions[i])) mask |= OptionMask{1} << i;
  return mask;
}
/// The options of a service.
constexpr OptionMask options_of(Service service) {
  return options_where([service](const Option& o) { return o.service == service; });
}

/// The place of an option in kOptions; nothing for an id that does not exist.
constexpr std::optional<std::size_t> option_index(std::string_view id) {
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (kOptions[i].id == id) return i;
  return std::nullopt;
}

/// The options that a pattern names: an id, a prefix with a trailing '*', or "*".
OptionMask options_matching(std::string_view pattern);

std::string_view to_string(Service service);
std::string_view to_string(Access access);

}  // namespace storeadvise

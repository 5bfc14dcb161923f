#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace storeadvise::observe {

/// What a request was, as far as a profile cares.
enum class Operation : std::uint8_t {
  get,              ///< REST.GET.OBJECT, WEBSITE.GET.OBJECT
  put,              ///< REST.PUT.OBJECT, REST.POST.OBJECT: a whole object
  put_part,         ///< REST.PUT.PART
  start_upload,     ///< REST.POST.UPLOADS
  complete_upload,  ///< REST.POST.UPLOAD
  copy_read,        ///< REST.COPY.OBJECT_GET, REST.COPY.PART_GET
  copy_write,       ///< REST.COPY.OBJECT, REST.COPY.PART
  remove,           ///< BATCH.DELETE.OBJECT, REST.DELETE.OBJECT
  expire,           ///< S3.EXPIRE.OBJECT
  delete_marker,    ///< S3.CREATE.DELETEMARKER
  transition,       ///< S3.TRANSITION_*.OBJECT
  head,             ///< REST.HEAD.OBJECT
  list,             ///< REST.GET.BUCKET, REST.GET.BUCKETVERSIONS
  other
};
inline constexpr std::size_t kOperations = static_cast<std::size_t>(Operation::other) + 1;

/// The last byte of a range that is known, and its first.
struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

/// One request to S3, whichever log told it. Texts point into the line that was read.
struct AccessRecord {
  std::string_view bucket;
  std::string_view key;        ///< as the log writes it: URL-encoded twice in server access logs; empty: none
  std::string_view address;    ///< of the client; "-" is empty
  std::string_view requester;  ///< ARN, canonical id or service; "-" is empty
  std::string_view request_id;
  std::string_view version_id;  ///< "-" is empty
  std::string_view agent;
  std::string_view operation_name;  ///< "REST.GET.OBJECT"
  std::string_view list_prefix;     ///< of a LIST, URL-encoded once; empty: none
  std::string_view host_header;     ///< "bucket.s3.us-west-2.amazonaws.com"; empty: none
  std::string_view access_point;    ///< its ARN; empty: none
  std::string_view region;          ///< that the bucket lies in, where the record tells it
  std::int64_t second = 0;          ///< since 1970, UTC
  std::uint64_t sent = 0;           ///< bytes
  std::uint64_t size = 0;           ///< of the object, or of what was uploaded
  bool size_known = false;
  std::uint32_t milliseconds = 0;  ///< Total Time
  std::uint16_t status = 0;        ///< 0: none
  Operation operation = Operation::other;
  std::optional<ByteRange> range;     ///< where the request tells it
  std::optional<std::uint32_t> part;  ///< `partNumber=` of the request line
  std::optional<bool> of_version;     ///< whether the request line of a delete names a version
};

/// The operation that a name such as "REST.GET.OBJECT" means.
Operation operation_of(std::string_view name);

}  // namespace storeadvise::observe

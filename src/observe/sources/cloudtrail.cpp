#include "observe/sources/cloudtrail.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "observe/sources/json_items.hpp"
#include "observe/sources/json_source.hpp"

namespace storeadvise::observe {
namespace {

using nlohmann::json;

/// What CloudTrail calls a request, and what a server access log does.
struct EventName {
  std::string_view event;
  std::string_view operation;
};
constexpr std::array kEvents{EventName{"GetObject", "REST.GET.OBJECT"},
                             EventName{"PutObject", "REST.PUT.OBJECT"},
                             EventName{"UploadPart", "REST.PUT.PART"},
                             EventName{"CreateMultipartUpload", "REST.POST.UPLOADS"},
                             EventName{"CompleteMultipartUpload", "REST.POST.UPLOAD"},
                             EventName{"HeadObject", "REST.HEAD.OBJECT"},
                             EventName{"ListObjects", "REST.GET.BUCKET"},
                             EventName{"ListObjectVersions", "REST.GET.BUCKETVERSIONS"},
                             EventName{"DeleteObject", "REST.DELETE.OBJECT"},
                             EventName{"CopyObject", "REST.COPY.OBJECT"},
                             EventName{"UploadPartCopy", "REST.COPY.PART"}};

/// Encodes the signs that the rows decode again, `times` times.
std::string encoded(const std::string& text, int times) {
  std::string out = text;
  for (int i = 0; i < times; ++i)
    for (std::size_t at = out.find('%'); at != std::string::npos; at = out.find('%', at + 3))
      out.replace(at, 1, "%25");
  return out;
}

/// The agent without the brackets that CloudTrail puts around it.
std::string agent_of(const json& event) {
  const std::string agent = text_at(event, "userAgent");
  const bool bracketed = agent.size() > 1 && agent.front() == '[' && agent.back() == ']';
  return bracketed ? agent.substr(1, agent.size() - 2) : agent;
}

std::uint64_t bytes_at(const json& object, const char* key) {
  constexpr double kMost = 1e18;
  return static_cast<std::uint64_t>(std::clamp(number_at(object, key).value_or(0), 0.0, kMost));
}

/// An event with the texts that its record points into.
class Event {
 public:
  explicit Event(const json& event) : event_(event) {}

  /// Empty, or what cannot be read. Hands on what is a request for objects of S3.
  std::string_view hand_on(Sinks& sinks) {
    const auto* const name = std::find_if(kEvents.begin(), kEvents.end(), [&](const EventName& e) {
      return e.event == text_at(event_, "eventName");
    });
    if (text_at(event_, "eventSource") != "s3.amazonaws.com" || name == kEvents.end()) return {};
    const auto second = time_at(event_, "eventTime");
    if (!second || *second < 0) return "eventTime";
    record_.second = *second;
    record_.operation_name = name->operation;
    record_.operation = operation_of(name->operation);
    if (!find_object()) return "bucketName";
    find_client();
    find_bytes();
    sinks.record(record_);
    return {};
  }

 private:
  bool find_object() {
    const json& asked = object_at(event_, "requestParameters");
    bucket_ = text_at(asked, "bucketName");
    key_ = encoded(text_at(asked, "key"), 2);
    prefix_ = encoded(text_at(asked, "prefix"), 1);
    record_.bucket = bucket_;
    record_.key = key_;
    if (record_.operation == Operation::list) record_.list_prefix = prefix_;
    return !bucket_.empty();
  }
  void find_client() {
    address_ = text_at(event_, "sourceIPAddress");
    requester_ = text_at(object_at(event_, "userIdentity"), "arn");
    id_ = text_at(event_, "requestID") + text_at(event_, "eventID");
    agent_ = agent_of(event_);
    region_ = text_at(event_, "awsRegion");
    record_.address = address_;
    record_.requester = requester_;
    record_.request_id = id_;
    record_.agent = agent_;
    record_.region = region_;
  }
  /// Writes: what came in is the size. An event with an error code moved nothing that counts. A read may be
  /// of a part, which the event does not tell.
  void find_bytes() {
    const json& more = object_at(event_, "additionalEventData");
    const bool reads = record_.operation == Operation::get;
    record_.status = !text_at(event_, "errorCode").empty() ? 400 : reads ? 206 : 200;
    record_.sent = bytes_at(more, "bytesTransferredOut");
    const bool uploads = record_.operation == Operation::put || record_.operation == Operation::put_part;
    if (!uploads) return;
    record_.size = bytes_at(more, "bytesTransferredIn");
    record_.size_known = record_.operation == Operation::put;
  }

  const json& event_;
  AccessRecord record_;
  std::string bucket_, key_, prefix_, address_, requester_, id_, agent_, region_;
};

}  // namespace

Result<void> read_cloudtrail(const Opened& source, Sinks& sinks) {
  const auto read = each_item(source, "Records", [&](const json& event) {
    ++sinks.rows;
    if (const std::string_view wrong = Event(event).hand_on(sinks); !wrong.empty())
      sinks.reject(sinks.rows, wrong);
  });
  if (!read) return tl::unexpected(read.error());
  return {};
}

}  // namespace storeadvise::observe

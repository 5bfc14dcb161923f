#pragma once

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// S3 data events of CloudTrail
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html), one event at a
/// time. They tell bytes moved and who asked, but neither the size of an object that is read, nor a range,
/// nor how long it took. Events about buckets and of other services count as rows and are not handed on.
Result<void> read_cloudtrail(const Opened& source, Sinks& sinks);

}  // namespace storeadvise::observe

#pragma once

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// S3 server access logs as CloudWatch Logs and S3 Tables have them, a JSON object a line
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/sal-cw-log-format.html): the fields of the plain
/// log under their names, null where that has `-`. Fields that are not known are left alone.
Result<void> read_access_log_json(const Opened& source, Sinks& sinks);

}  // namespace storeadvise::observe

#pragma once

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// Storage Lens export as CSV
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage_lens_view_metrics_export_schemas.html).
/// Rows of accounts, buckets and prefixes contain each other, so that of each bucket only the widest are
/// handed on: the bucket's, else those of its top prefixes, else the account's. Requests and bytes moved are
/// there with advanced metrics only.
Result<void> read_storage_lens(const Opened& source, Sinks& sinks);

/// Storage Class Analysis export as CSV
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/analytics-storage-class.html): bytes read, written
/// and stored by age of the object since its upload. It names no bucket, and counts objects of over 128 KB in
/// part only, so that it gives no size.
Result<void> read_class_analysis(const Opened& source, Sinks& sinks);

}  // namespace storeadvise::observe

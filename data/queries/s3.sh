#!/bin/sh
# What can be asked of AWS about the bucket {ID}, in the order in which it answers.
# Then: storeadvise observe s3-{ID}/
set -eu
mkdir -p s3-{ID} && cd s3-{ID}

# Now, one LIST request for 1,000 objects: sizes, objects, ages. `aws s3 ls` tells local time.
TZ=UTC aws s3 ls --recursive s3://{ID}/ > list.txt

# Within two days, billed by the million objects listed: sizes, classes, tiers, ages, each day (S3 Inventory). Has to
# write to a bucket whose policy lets it: put its name for INVENTORY-BUCKET. Fetch what comes with
#   aws s3 cp --recursive s3://INVENTORY-BUCKET/{ID}/ inventory/
cat > inventory-configuration.json <<'JSON'
{ "Id": "storeadvise", "IsEnabled": true, "IncludedObjectVersions": "Current", "Schedule": { "Frequency": "Daily" },
  "OptionalFields": [ "Size", "LastModifiedDate", "StorageClass", "IntelligentTieringAccessTier" ],
  "Destination": { "S3BucketDestination": { "Bucket": "arn:aws:s3:::INVENTORY-BUCKET", "Format": "CSV" } } }
JSON
echo aws s3api put-bucket-inventory-configuration --bucket {ID} --id storeadvise \
  --inventory-configuration file://inventory-configuration.json

# From now on, billed as what the logs take in their bucket: reads, writes, pattern, clients, active hours, loads,
# checkpoints, lifetimes (server access logs). Put a name for LOG-BUCKET. Fetch a week of them with
#   aws s3 cp --recursive s3://LOG-BUCKET/{ID}/ logs/
cat > logging.json <<'JSON'
{ "LoggingEnabled": { "TargetBucket": "LOG-BUCKET", "TargetPrefix": "{ID}/" } }
JSON
echo aws s3api put-bucket-logging --bucket {ID} --bucket-logging-status file://logging.json

#!/bin/sh
# What can be asked of AWS about the file system {ID}, in the order in which it answers.
# Then: storeadvise observe efs-{ID}/
set -eu
mkdir -p efs-{ID} && cd efs-{ID}

# Now, free of charge: its size by class, its mode, when files move to colder classes.
aws efs describe-file-systems --file-system-id {ID} > describe.json
aws efs describe-lifecycle-configuration --file-system-id {ID} > lifecycle.json

# Now, billed by the metric asked for (CloudWatch GetMetricData): bytes and operations by the minute, clients that
# have it mounted, growth. CloudWatch keeps single minutes for 15 days.
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
python3 - > queries.json <<'PYTHON'
import json
ask = [("DataReadIOBytes", "Sum", 60), ("DataReadIOBytes", "SampleCount", 60), ("DataWriteIOBytes", "Sum", 60),
       ("DataWriteIOBytes", "SampleCount", 60), ("ClientConnections", "Sum", 60), ("StorageBytes", "Average", 3600)]
print(json.dumps([{"Id": "m%d" % i, "MetricStat": {"Stat": stat, "Period": period, "Metric": {
    "Namespace": "AWS/EFS", "MetricName": name, "Dimensions": [{"Name": "FileSystemId", "Value": "{ID}"}]
    + ([{"Name": "StorageClass", "Value": "Total"}] if name == "StorageBytes" else [])}}}
    for i, (name, stat, period) in enumerate(ask)]))
PYTHON
aws cloudwatch get-metric-data --metric-data-queries file://queries.json --start-time "$(date -u -d '14 days ago' +%FT00:00:00Z)" \
  --end-time "$(date -u +%FT00:00:00Z)" > metric-data.json

# Now, free of charge, on a host that has it mounted: what programs read from their cache, locks, renames.
grep -q ' nfs4 ' /proc/self/mountstats && cp /proc/self/mountstats mountstats.txt || true

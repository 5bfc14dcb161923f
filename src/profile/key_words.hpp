#pragma once

#include <array>
#include <string_view>

namespace storeadvise {

/// A word may mean several fields; the first that the object knows counts.
struct KeySynonym {
  std::string_view said;
  std::string_view meant;
  std::string_view owner = {};  ///< only there, and before the keys of other objects
  std::string_view note = {};   ///< what else to know of the field
};
inline constexpr std::string_view kOfOneHost = "It counts those of one host.";
inline constexpr std::array kSynonyms{
    KeySynonym{"instances", "compute", "a profile"},
    KeySynonym{"hosts", "compute", "a profile"},
    KeySynonym{"clusters", "compute", "a profile"},
    KeySynonym{"machines", "compute", "a profile"},
    KeySynonym{"nodes", "compute", "a profile"},
    KeySynonym{"instance_type", "compute", "a profile"},
    KeySynonym{"price", "cost", "priorities"},
    KeySynonym{"money", "cost", "priorities"},
    KeySynonym{"bill", "cost", "priorities"},
    KeySynonym{"speed", "throughput", "priorities"},
    KeySynonym{"bandwidth", "throughput", "priorities"},
    KeySynonym{"response_time", "latency", "priorities"},
    KeySynonym{"pattern", "access_pattern", "priorities"},
    KeySynonym{"throughput", "required_throughput", "a data set"},
    KeySynonym{"latency", "max_latency", "a data set"},
    KeySynonym{"iops", "operations_per_month", "a data set"},
    KeySynonym{"cold_share", "untouched", "a data set"},
    KeySynonym{"cold_fraction", "untouched", "a data set"},
    KeySynonym{"cold", "untouched", "a data set"},
    KeySynonym{"epochs", "passes_per_month"},
    KeySynonym{"epoch", "passes_per_month"},
    KeySynonym{"num_epochs", "passes_per_month"},
    KeySynonym{"max_epochs", "passes_per_month"},
    KeySynonym{"passes", "passes_per_month"},
    KeySynonym{"workers", "streams_per_client"},
    KeySynonym{"threads", "streams_per_client"},
    KeySynonym{"streams", "streams_per_client"},
    KeySynonym{"processes", "streams_per_client"},
    KeySynonym{"num_workers", "streams_per_client"},
    KeySynonym{"dataloader_workers", "streams_per_client"},
    KeySynonym{"num_threads", "streams_per_client"},
    KeySynonym{"concurrency", "streams_per_client"},
    KeySynonym{"parallelism", "streams_per_client"},
    KeySynonym{"concurrency", "simultaneous"},
    KeySynonym{"users", "clients"},
    KeySynonym{"hosts", "clients"},
    KeySynonym{"hosts", "count"},
    KeySynonym{"replicas", "count"},
    KeySynonym{"nodes", "clients"},
    KeySynonym{"nodes", "count"},
    KeySynonym{"num_nodes", "clients"},
    KeySynonym{"num_nodes", "count"},
    KeySynonym{"node_count", "clients"},
    KeySynonym{"node_count", "count"},
    KeySynonym{"instance_count", "count"},
    KeySynonym{"num_instances", "count"},
    KeySynonym{"instances", "count"},
    KeySynonym{"file_size", "object_size"},
    KeySynonym{"files", "objects"},
    KeySynonym{"num_files", "objects"},
    KeySynonym{"file_count", "objects"},
    KeySynonym{"object_count", "objects"},
    KeySynonym{"num_objects", "objects"},
    KeySynonym{"shards", "objects"},
    KeySynonym{"num_shards", "objects"},
    KeySynonym{"shard_size", "object_size"},
    KeySynonym{"average_file_size", "object_size"},
    KeySynonym{"dataset_size", "size"},
    KeySynonym{"data_size", "size"},
    KeySynonym{"total_size", "size"},
    KeySynonym{"total_bytes", "size"},
    KeySynonym{"type", "role"},
    KeySynonym{"type", "instance"},
    KeySynonym{"kind", "role"},
    KeySynonym{"workload", "role"},
    KeySynonym{"instance_type", "instance"},
    KeySynonym{"gpus", "accelerators", {}, kOfOneHost},
    KeySynonym{"gpu_count", "accelerators", {}, kOfOneHost},
    KeySynonym{"num_gpus", "accelerators", {}, kOfOneHost},
    KeySynonym{"gpus_per_node", "accelerators", {}, kOfOneHost},
    KeySynonym{"bandwidth", "required_throughput"},
    KeySynonym{"bandwidth", "network"},
    KeySynonym{"throughput", "required_throughput"},
    KeySynonym{"latency", "max_latency"},
    KeySynonym{"iops", "operations_per_month"},
    KeySynonym{"qps", "operations_per_month"},
    KeySynonym{"rps", "operations_per_month"},
    KeySynonym{"tps", "operations_per_month"},
    KeySynonym{"requests_per_month", "operations_per_month"},
    KeySynonym{"reads_per_month", "operations_per_month"},
    KeySynonym{"block_size", "request_size"},
    KeySynonym{"io_size", "request_size"},
    KeySynonym{"read_size", "request_size"},
    KeySynonym{"write_size", "request_size"},
    KeySynonym{"chunk_size", "request_size"},
    KeySynonym{"access_pattern", "pattern"},
    KeySynonym{"access", "pattern"},
    KeySynonym{"encryption", "kms"},
    KeySynonym{"write_interval", "every"},
    KeySynonym{"checkpoint_size", "size"},
    KeySynonym{"hours", "active_hours_per_month"},
    KeySynonym{"hours_per_month", "active_hours_per_month"},
    KeySynonym{"growth", "growth_per_month"},
    KeySynonym{"retention", "lifetime"},
    KeySynonym{"ttl", "lifetime"},
    KeySynonym{"interval", "every"},
    KeySynonym{"checkpoint_interval", "every"},
    KeySynonym{"checkpoint_every", "every"},
    KeySynonym{"save_interval", "every"},
    KeySynonym{"save_every", "every"},
    KeySynonym{"save_total_limit", "keep"},
    KeySynonym{"max_to_keep", "keep"},
    KeySynonym{"keep_last", "keep"},
    KeySynonym{"frequency", "every"},
    KeySynonym{"price", "usd_per_hour"},
    KeySynonym{"price_per_hour", "usd_per_hour"},
    KeySynonym{"cost_per_hour", "usd_per_hour"},
    KeySynonym{"hourly_cost", "usd_per_hour"},
    KeySynonym{"local_ssd", "local_storage"},
    KeySynonym{"nvme", "local_storage"},
    KeySynonym{"instance_store", "local_storage"},
    KeySynonym{"requirements", "needs"},
    KeySynonym{"location", "region"},
    KeySynonym{"data", "datasets"},
    KeySynonym{"data_sets", "datasets"},
    KeySynonym{"storage", "datasets"},
    KeySynonym{"weights", "priorities"},
};

/// What is said of a key that no one field stands for.
struct Sentence {
  std::string_view owner;  ///< only there; empty: anywhere
  std::string_view key, text;
};
inline constexpr std::string_view kWhichBucket =
    R"(where the data lies is not asked by address: "current" says on what, as in "s3.standard")";
inline constexpr std::string_view kHowMany =
    R"("count" in an entry of compute says how many hosts there are, "accelerators" how many GPUs )"
    R"(each has)";
inline constexpr std::string_view kReadingAhead =
    R"(what is read ahead is not asked: "streams_per_client" in reads counts the workers or threads )"
    R"(that read at the same time, "s3_client" names the library that reads)";
inline constexpr std::string_view kWhichZone =
    R"("region" names the Region; the need "multi_az" asks for data that survives the loss of a zone)";
inline constexpr std::array kSentences{
    Sentence{"checkpoint", "size",
             R"(the data set's "size" is one checkpoint; "keep" says how many are kept)"},
    Sentence{"checkpoint", "count",
             R"(the data set's "size" is one checkpoint; "keep" says how many are kept)"},
    Sentence{"checkpoint", "retention",
             R"("keep" says how many checkpoints are kept; the data set's "lifetime" for how long)"},
    Sentence{"an entry of compute", "spot", R"(state what an hour costs you: "usd_per_hour")"},
    Sentence{"", "batch_size",
             R"(storage sees single reads, not batches: "request_size" in reads is what one read asks )"
             R"(for, "streams_per_client" how many workers or threads read at the same time)"},
    Sentence{"", "prefetch", kReadingAhead},
    Sentence{"", "prefetch_factor", kReadingAhead},
    Sentence{"", "readahead", kReadingAhead},
    Sentence{"", "shuffle",
             R"("pattern" in reads: "random" where samples are read here and there in large objects, )"
             R"("sequential" where each object is read from front to back, in whatever order)"},
    Sentence{"", "samples",
             R"("objects" counts the objects or files that hold the samples, "request_size" in reads is )"
             R"(what one read asks for)"},
    Sentence{"", "num_samples",
             R"("objects" counts the objects or files that hold the samples, "request_size" in reads is )"
             R"(what one read asks for)"},
    Sentence{"", "steps",
             R"("passes_per_month" in reads says how often the data set is read in a month: the steps )"
             R"(times the bytes that one step reads, divided by "size")"},
    Sentence{"", "save_steps",
             R"("every" in checkpoint is a time, as in "30 min": the steps times how long one takes)"},
    Sentence{"", "world_size", kHowMany},
    Sentence{"", "total_gpus", kHowMany},
    Sentence{"", "bucket", kWhichBucket},
    Sentence{"", "uri", kWhichBucket},
    Sentence{"", "s3_uri", kWhichBucket},
    Sentence{"", "path", kWhichBucket},
    Sentence{"", "storage_class",
             R"("current" in a data set says where it lives today, as in "s3.standard_ia"; where it )"
             R"(belongs is what the report answers)"},
    Sentence{"", "cache_size",
             R"(caches take the hosts' local disks: "local_storage" in an entry of compute; )"
             R"("hot_fraction" in reads says which share most reads touch)"},
    Sentence{"", "compression",
             "sizes are those that are stored and moved: state them as they are compressed"},
    Sentence{"", "availability_zone", kWhichZone},
    Sentence{"", "zone", kWhichZone},
    Sentence{"", "az", kWhichZone},
    Sentence{"", "framework",
             R"("s3_client" in reads names the library that reads S3, "platform" what the program )"
             R"(runs on)"},
};

}  // namespace storeadvise

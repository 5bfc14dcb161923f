#pragma once

#include "models/estimate.hpp"
#include "storeadvise/improvements.hpp"

namespace storeadvise {

/// The same bytes in shards that are read and written whole and in order, as WebDataset, TFRecord
/// and MosaicML do; nothing else about the data set changes.
Demand sharded(const Demand& demand, Bytes shard);

/// What an option costs and how fast it is with the objects of `bench`, one line of the comparison.
ObjectFigures object_figures(const Workbench& bench, std::size_t option, const Estimate& estimate);

}  // namespace storeadvise

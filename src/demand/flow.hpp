#pragma once

#include "demand/notes.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {

/// What a flow has to know of the data set, in bytes and hours.
struct Stored {
  double bytes = 0;
  double object = 0;
  double month_hours = 0;
  double hosts = 0;
};

/// Reads in normal form: any two of bytes, operations and request size fix the
/// third, and a request never spans objects.
Flow read_flow(const DataSet& set, const DataSet& role, const Stored& stored, const Notes& notes);

/// Writes likewise; hosts, threads and active hours are those of the reads unless stated.
Flow write_flow(const DataSet& set, const DataSet& role, const Stored& stored, const Flow& reads,
                const Notes& notes);

}  // namespace storeadvise

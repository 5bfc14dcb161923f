#pragma once

#include "demand/notes.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {

/// What a flow has to know of the data set.
struct Stored {
  Bytes bytes;
  Bytes object;
  Bytes multipart_from;  ///< smaller objects are moved whole, whatever moves them
  Seconds month;
  Count hosts;
  double touchable = 1;   ///< share of the bytes that the profile does not call untouched for 30 days
  double hot = 1;         ///< share that most reads touch
  Count streams_of_role;  ///< threads of one host, where the profile says nothing
};

/// Reads in normal form: any two of bytes, operations and request size fix the
/// third, and a request never spans objects.
Flow read_flow(const DataSet& set, const DataSet& role, const Stored& stored, const Notes& notes);

/// Writes likewise; hosts, threads and active hours are those of the reads unless stated.
Flow write_flow(const DataSet& set, const DataSet& role, const Stored& stored, const Flow& reads,
                const Notes& notes);

}  // namespace storeadvise

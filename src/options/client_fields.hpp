#pragma once

#include "options/client.hpp"
#include "packed/archive.hpp"

namespace storeadvise {

/// What is packed of a row, for reading and writing alike.
template <class Archive>
void serialize(Archive& archive, ClientRow& row) {
  auto& [options, access, platforms, s3_clients, roles, use] = row;
  archive(options, access, platforms, s3_clients, roles, use);
}

}  // namespace storeadvise

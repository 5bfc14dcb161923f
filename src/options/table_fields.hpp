#pragma once

#include "options/table.hpp"
#include "packed/archive.hpp"

namespace storeadvise {

// What is packed of each row, for reading and writing alike.

template <class Archive>
void serialize(Archive& archive, OptionText& option) {
  auto& [title, text, capabilities, durability, availability, source] = option;
  archive(title, text, capabilities, durability, availability, source);
}

template <class Archive>
void serialize(Archive& archive, Neighbour& neighbour) {
  auto& [id, title, text, source, roles, answers, option] = neighbour;
  archive(id, title, text, source, roles, answers, option);
}

template <class Archive>
void serialize(Archive& archive, ClientRow& row) {
  auto& [options, access, platforms, s3_clients, roles, use] = row;
  archive(options, access, platforms, s3_clients, roles, use);
}

template <class Archive>
void serialize(Archive& archive, OptionTable& table) {
  auto& [options, neighbours, clients] = table;
  archive(options, neighbours, clients);
}

}  // namespace storeadvise

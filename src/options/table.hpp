#pragma once

#include <array>
#include <string>
#include <vector>

#include "json/reader.hpp"
#include "options/client.hpp"
#include "storeadvise/option.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise {

/// What an option is, in words, and what it is capable of.
struct OptionText {
  std::string title;
  std::string text;
  Needs capabilities;
  std::string durability;
  std::string availability;
  std::string source;
};

/// A service that is not compared, the roles it is for, and the rules whose "no" it has an answer to.
struct Neighbour {
  std::string id;
  std::string title;
  std::string text;
  std::string source;
  std::uint32_t roles = 0;  ///< a bit each
  std::vector<std::string> answers;
  std::string option;  ///< its id, where it is one that is compared; else empty
};

/// data/options.json.
struct OptionTable {
  std::array<OptionText, kOptionCount> options;  ///< by place in kOptions
  std::vector<Neighbour> neighbours;
  std::vector<ClientRow> clients;
};

/// Every option must be described once.
Result<OptionTable> read_option_table(std::string_view text, std::string_view file);

/// Ours, which several parts read; unpacked when the first of them does.
const OptionTable& option_table();

/// The ids of kOptions.
std::span<const std::string_view> option_ids();

/// The options that a list of ids names, where a trailing * matches the rest; none where the key is missing.
OptionMask read_options(ObjectReader& reader, std::string_view key);

}  // namespace storeadvise

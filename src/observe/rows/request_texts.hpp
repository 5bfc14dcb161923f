#pragma once

#include <string>
#include <string_view>

#include "observe/rows/traffic.hpp"

namespace storeadvise::observe {

/// What an agent header says: the client of S3, and the instance type where it tells one.
struct AgentSays {
  Agent client = Agent::sdk;
  std::string instance;
};
AgentSays agent_says(std::string_view agent);

/// Undoes URL-encoding (%20) in place, `times` times, as long as there is any; `+` is a space where `plus`.
void url_decode(std::string& text, int times, bool plus = false);

bool is_hex_digit(char c);

}  // namespace storeadvise::observe

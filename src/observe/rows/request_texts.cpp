#include "observe/rows/request_texts.hpp"

#include <array>
#include <optional>

namespace storeadvise::observe {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

bool is_hex_digit(char c) { return hex_digit(c) >= 0; }

AgentSays agent_says(std::string_view agent) {
  struct Word {
    std::string_view word;
    Agent client;
  };
  static constexpr std::array<Word, 6> kWords{{{"mountpoint-s3/", Agent::mountpoint},
                                               {"s3torchconnector/", Agent::connector},
                                               {"CRTS3", Agent::connector},
                                               {"aws-cli/", Agent::transfer_manager},
                                               {"s3transfer", Agent::transfer_manager},
                                               {"S3Manager", Agent::transfer_manager}}};
  AgentSays says;
  for (const Word& row : kWords)
    if (agent.find(row.word) != std::string_view::npos) {
      says.client = row.client;
      break;
    }
  for (const std::string_view mark : {"md/instance#", " ec2/"}) {
    const std::size_t at = agent.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = agent.substr(at + mark.size());
    const std::string_view type = rest.substr(0, rest.find(' '));
    if (type.find('.') != std::string_view::npos && type.size() < 32) says.instance = type;
  }
  return says;
}

namespace {

/// The letter that "%41" at a place means; nothing where it means itself.
std::optional<char> escaped_at(const std::string& text, std::size_t at) {
  if (text[at] != '%' || at + 2 >= text.size()) return std::nullopt;
  const int high = hex_digit(text[at + 1]);
  const int low = hex_digit(text[at + 2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(16 * high + low);
}

}  // namespace

void url_decode(std::string& text, int times, bool plus) {
  for (int i = 0; i < times && text.find_first_of(plus ? "%+" : "%") != std::string::npos; ++i) {
    std::size_t to = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      char c = text[at] == '+' && plus ? ' ' : text[at];
      if (const auto meant = escaped_at(text, at)) {
        c = *meant;
        at += 2;
      }
      text[to++] = c;
    }
    text.resize(to);
    plus = false;
  }
}

}  // namespace storeadvise::observe

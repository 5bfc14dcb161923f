#include "observe/sources/json_items.hpp"

#include <cstddef>
#include <iterator>
#include <vector>

namespace storeadvise::observe {
namespace {

using nlohmann::json;

/// The bytes of a source for a parser that asks for one after the other.
class Feed {
 public:
  explicit Feed(ByteStream& bytes) : bytes_(bytes), block_(kBlock) { fill(); }

  [[nodiscard]] bool at_end() const { return size_ == 0; }
  [[nodiscard]] char front() const { return block_[at_]; }
  void pop() {
    if (++item_ > kLongestItem) {
      too_large_ = true;
      size_ = 0;
    } else if (++at_ == size_) {
      fill();
    }
  }
  /// The next item begins.
  void begin_item() { item_ = 0; }
  [[nodiscard]] bool too_large() const { return too_large_; }
  [[nodiscard]] const Errors& errors() const { return errors_; }

 private:
  static constexpr std::size_t kBlock = std::size_t{64} * 1024;
  static constexpr std::size_t kLongestItem = std::size_t{64} << 20U;

  void fill() {
    const auto got = bytes_.read(block_);
    if (!got) errors_ = got.error();
    at_ = 0;
    size_ = got.value_or(0);
  }

  ByteStream& bytes_;
  std::vector<char> block_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::size_t item_ = 0;
  bool too_large_ = false;
  Errors errors_;
};

/// Goes over a feed; one without a feed is the end.
class FeedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  FeedIterator() = default;
  explicit FeedIterator(Feed& feed) : feed_(&feed) {}
  char operator*() const { return feed_->front(); }
  FeedIterator& operator++() {
    feed_->pop();
    return *this;
  }
  FeedIterator operator++(int) {
    FeedIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const FeedIterator& other) const { return ended() == other.ended(); }
  bool operator!=(const FeedIterator& other) const { return !(*this == other); }

 private:
  [[nodiscard]] bool ended() const { return feed_ == nullptr || feed_->at_end(); }
  Feed* feed_ = nullptr;
};

}  // namespace

Result<json> each_item(const Opened& source, std::string_view list,
                       const std::function<void(const json& item)>& take) {
  constexpr int kKey = 1;
  constexpr int kItem = 2;
  constexpr int kDeepest = 200;
  Feed feed(source.bytes);
  bool inside = false;
  bool too_deep = false;
  const auto step = [&](int depth, json::parse_event_t event, json& value) {
    if (event == json::parse_event_t::key && depth == kKey)
      inside = value.get_ref<const std::string&>() == list;
    if (depth > kDeepest) too_deep = true;
    if (too_deep || event != json::parse_event_t::object_end || depth != kItem || !inside) return !too_deep;
    take(value);
    feed.begin_item();
    return false;
  };
  json document = json::parse(FeedIterator(feed), FeedIterator(), step, false);
  if (!feed.errors().empty()) return tl::unexpected(feed.errors());
  if (feed.too_large())
    return tl::unexpected(Errors{{"too-large", {source.name}, "", "has an item of over 64 MiB", ""}});
  if (document.is_discarded() || too_deep)
    return tl::unexpected(
        Errors{{"unknown-source", {source.name}, "", "is not whole JSON", "write the file again"}});
  return document;
}

}  // namespace storeadvise::observe

#include "observe/sources/json_items.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include "observe/sources/json_source.hpp"
#include "storeadvise/units.hpp"
#include "text/byte_iterator.hpp"

namespace storeadvise::observe {
namespace {

using nlohmann::json;

/// The bytes of a source for a parser that asks for one after the other.
class Feed {
 public:
  explicit Feed(ByteStream& bytes) : bytes_(bytes), block_(kBlock) { fill(); }

  static constexpr int kEnd = std::char_traits<char>::eof();

  /// The next byte, or kEnd, without taking it.
  [[nodiscard]] int peek() const {
    return size_ == 0 ? kEnd : std::char_traits<char>::to_int_type(block_[at_]);
  }
  /// Takes the next byte.
  void get() {
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
  static constexpr auto kBlock = static_cast<std::size_t>(64 * kKiB);
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

/// Where a parser is, seen from the list that is wanted.
class ListWatch {
 public:
  explicit ListWatch(std::string_view list) : list_(list) {}
  /// Whether an item of the list ends here.
  bool ends_item(int depth, json::parse_event_t event, const json& value) {
    if (event == json::parse_event_t::key && (depth == 1 || (depth == 2 && wrapped_))) {
      const auto& key = value.get_ref<const std::string&>();
      if (depth == 1) wrapped_ = key == kWrapper;
      inside_ = key == list_ ? depth : 0;
    }
    too_deep_ = too_deep_ || depth > kDeepest;
    return inside_ > 0 && depth == inside_ + 1 && event == json::parse_event_t::object_end;
  }
  [[nodiscard]] bool too_deep() const { return too_deep_; }

 private:
  static constexpr int kDeepest = 200;
  std::string_view list_;
  bool wrapped_ = false;
  int inside_ = 0;  ///< depth of the list's name, while the list is read
  bool too_deep_ = false;
};

}  // namespace

Result<json> each_item(const Opened& source, std::string_view list,
                       const std::function<void(const json& item)>& take) {
  Feed feed(source.bytes);
  ListWatch watch(list);
  const auto step = [&](int depth, json::parse_event_t event, json& value) {
    const bool item = watch.ends_item(depth, event, value);
    if (watch.too_deep() || !item) return !watch.too_deep();
    take(value);
    feed.begin_item();
    return false;
  };
  json document = json::parse(ByteIterator(feed), ByteIterator<Feed>(), step, false);
  if (!feed.errors().empty()) return tl::unexpected(feed.errors());
  if (feed.too_large())
    return tl::unexpected(Errors{{"too-large", {source.name}, "", "has an item of over 64 MiB", ""}});
  if (document.is_discarded() || watch.too_deep())
    return tl::unexpected(
        Errors{{"unknown-source", {source.name}, "", "is not whole JSON", "write the file again"}});
  return unwrapped(std::move(document));
}

}  // namespace storeadvise::observe

#include "catalog/instances.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <mutex>
#include <string>

#include "text/embedded.hpp"
#include "text/nearest.hpp"

namespace storeadvise {
namespace {

constexpr std::string_view kTypes = "compute/instances.csv";
constexpr std::string_view kSources = "compute/sources.csv";
constexpr std::string_view kPrices = "compute/prices.csv";
constexpr double kGbit = 1e9 / 8;
constexpr double kGb = 1e9;  // disks are sold in decimal GB

std::string_view line_at(std::string_view table, std::size_t begin) {
  return table.substr(begin, table.find('\n', begin) - begin);
}

/// Takes the first field off a line; the last one may hold commas.
std::string_view next_field(std::string_view& line) {
  const std::size_t comma = std::min(line.find(','), line.size());
  const std::string_view field = line.substr(0, comma);
  line.remove_prefix(std::min(comma + 1, line.size()));
  return field;
}

double number(std::string_view field) {
  double value = 0;
  std::from_chars(field.data(), field.data() + field.size(), value);
  return value;
}

/// How a line stands to the key and the comma that ends it.
int order_of(std::string_view line, std::string_view key) {
  const int order = line.substr(0, key.size()).compare(key);
  return order == 0 ? line.substr(key.size(), 1).compare(",") : order;
}

/// What follows the key in its line of a table whose lines are sorted by key, after the first, which names
/// the columns. Nothing without such a line.
std::optional<std::string_view> row_of(std::string_view table, std::string_view key) {
  std::size_t low = table.find('\n') + 1;
  std::size_t high = table.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t begin = std::max(low, table.rfind('\n', middle - 1) + 1);
    const std::string_view line = line_at(table, begin);
    const int order = order_of(line, key);
    if (order == 0) return line.substr(key.size() + 1);
    (order < 0 ? low : high) = order < 0 ? begin + line.size() + 1 : begin;
  }
  return std::nullopt;
}

struct Quote {
  double usd = 0;
  std::string_view source;
};

std::optional<Quote> quote_in(std::string_view region, std::string_view id) {
  auto row = row_of(embedded(kPrices), std::string(region) + "," + std::string(id));
  if (!row) return std::nullopt;
  const double usd = number(next_field(*row));
  return Quote{usd, next_field(*row)};
}

Confidence confidence_of(std::string_view word) {
  if (word == "high") return Confidence::high;
  return word == "medium" ? Confidence::medium : Confidence::low;
}

void set_source(Instance& instance, std::string_view source) {
  auto row = row_of(embedded(kSources), source);
  if (!row) return;
  instance.date = next_field(*row);
  instance.confidence = confidence_of(next_field(*row));
  instance.source = *row;
}

/// Adds the price in one Region; false where it has none.
bool add_price(Instance& instance, std::string_view region) {
  const auto quote = quote_in(region, instance.id);
  if (!quote) return false;
  instance.usd_per_hour.emplace(region, quote->usd);
  set_source(instance, quote->source);
  return true;
}

Instance instance_in(std::string_view id, std::string_view row) {
  Instance instance;
  instance.id = id;
  instance.network = BytesPerSecond(number(next_field(row)) * kGbit);
  instance.network_burst = BytesPerSecond(number(next_field(row)) * kGbit);
  instance.accelerators = number(next_field(row));
  instance.local_storage = Bytes(number(next_field(row)) * kGb);
  set_source(instance, "0");
  return instance;
}

template <class Row>
void each_type(const Row& row) {
  std::string_view table = embedded(kTypes);
  table.remove_prefix(table.find('\n') + 1);
  while (!table.empty()) {
    std::string_view line = line_at(table, 0);
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    const std::string_view id = next_field(line);
    row(id, line);
  }
}

void add_prices(Instance& instance, std::string_view region) {
  if (add_price(instance, region)) return;
  for (const std::string& other : embedded_regions()) add_price(instance, other);
}

std::optional<Instance> looked_up(std::string_view id, std::string_view region) {
  const auto row = row_of(embedded(kTypes), id);
  if (!row) return std::nullopt;
  Instance instance = instance_in(id, *row);
  add_prices(instance, region);
  return instance;
}

std::string_view family_of(std::string_view id) { return id.substr(0, id.find('.')); }
std::string_view size_of(std::string_view id) { return id.substr(family_of(id).size()); }
/// What a family is for: "p" of "p4d", "trn" of "trn1n".
std::string_view letters_of(std::string_view id) { return id.substr(0, id.find_first_of("0123456789.")); }

/// As the table has it: in lower case, without SageMaker's prefix, "xlarge" in full.
std::string spelt_out(std::string_view id) {
  constexpr std::string_view kOfSageMaker = "ml.";
  std::string out(id.starts_with(kOfSageMaker) ? id.substr(kOfSageMaker.size()) : id);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out.ends_with("xl") ? out + "arge" : out;
}

using Ids = std::vector<std::string_view>;

template <class Test>
Ids types_where(const Test& test) {
  Ids found;
  each_type([&](std::string_view known, std::string_view /*row*/) {
    if (test(known)) found.push_back(known);
  });
  return found;
}

/// The only type that differs by one slip of the pen.
std::optional<std::string_view> one_slip_away(std::string_view id) {
  constexpr std::size_t kLongestType = 32;
  if (id.size() > kLongestType) return std::nullopt;
  const Ids near = types_where([&](std::string_view known) { return edit_distance(id, known) == 1; });
  return near.size() == 1 ? std::optional(near.front()) : std::nullopt;
}

}  // namespace

std::optional<Instance> instance_of_data(std::string_view id, std::string_view region) {
  // Remembered, as each point of a sweep asks for the same few types: 5 % of a sweep's time.
  static std::mutex one_at_a_time;
  static std::map<std::pair<std::string, std::string>, Instance> known;
  const std::lock_guard lock(one_at_a_time);
  const std::pair asked{std::string(id), std::string(region)};
  if (const auto found = known.find(asked); found != known.end()) return found->second;
  std::optional<Instance> instance = looked_up(id, region);
  if (instance) known.emplace(asked, *instance);
  return instance;
}

std::vector<Instance> listed_instances(const Catalog& catalog) {
  std::vector<Instance> listed;
  each_type([&](std::string_view id, std::string_view row) {
    if (instance_in(id, row).accelerators == 0) return;
    listed.push_back(*catalog.instance(id));
  });
  for (const Instance& own : catalog.instances)
    if (std::ranges::find(listed, own.id, &Instance::id) == listed.end()) listed.push_back(own);
  return listed;
}

bool looks_like_instance(std::string_view id) {
  const auto plain = [](std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
  };
  const std::size_t dot = id.find('.');
  return dot != std::string_view::npos && plain(id.substr(0, dot)) && plain(id.substr(dot + 1)) &&
         id.find_first_of("0123456789") < dot;
}

std::optional<std::string_view> nearest_instance(std::string_view written) {
  const std::string id = spelt_out(written);
  const Ids family = types_where([&](std::string_view known) { return family_of(known) == family_of(id); });
  if (!family.empty()) return nearest(id, family);
  const Ids kin = types_where([&](std::string_view known) { return letters_of(known) == letters_of(id); });
  Ids of_size;
  std::ranges::copy_if(kin, std::back_inserter(of_size),
                       [&](std::string_view known) { return size_of(known) == size_of(id); });
  if (const auto same_size = nearest_spelling(id, of_size)) return same_size;
  const auto slip = one_slip_away(id);
  return slip ? slip : nearest(id, kin);
}

}  // namespace storeadvise

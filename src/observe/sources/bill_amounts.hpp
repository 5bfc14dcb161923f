#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "observe/sources/facts.hpp"

namespace storeadvise::observe {

/// One line of a bill.
struct BilledUse {
  std::string_view service;    ///< "s3", "efs"
  std::string_view place;      ///< bucket or file system; empty: none
  std::string_view region;     ///< code
  std::string_view price;      ///< that meters it: "s3.standard.put"
  std::string_view operation;  ///< "PutObject"; may be empty
  std::int64_t begin = 0;      ///< seconds since 1970
  std::int64_t end = 0;
  double amount = 0;       ///< in the price's unit
  std::uint32_t line = 0;  ///< hash of what tells the line from all others, whichever file it stands in
};

/// Sums the lines of a bill up by day, so that a bill by the hour takes no more memory than one by the day.
class BillAmounts {
 public:
  void add(const BilledUse& use);
  /// `variant` is the kind of bill, `as_of` the last second that its file tells of.
  void hand_on(const std::string& variant, std::optional<std::int64_t> as_of, std::vector<Fact>& facts) const;

 private:
  struct Key {
    AmountFact::What what{};
    std::string service, place, region, storage_class;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    auto operator<=>(const Key&) const = default;
  };
  struct Sum {
    double amount = 0;
    std::uint32_t hours = 0;           ///< a bit an hour of the day
    std::vector<std::uint32_t> lines;  ///< as in AmountFact
  };
  void put(const BilledUse& use, AmountFact::What what, double amount);

  std::map<Key, Sum> sums_;
};

}  // namespace storeadvise::observe

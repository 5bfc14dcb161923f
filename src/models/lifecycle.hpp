#pragma once

#include <array>

#include "models/bills.hpp"
#include "storeadvise/performance.hpp"

namespace storeadvise {

/// Days after which a lifecycle of EFS can move a file.
/// Source: https://docs.aws.amazon.com/efs/latest/ug/API_LifecyclePolicy.html
inline constexpr std::array<int, 9> kLifecycleDays{1, 7, 14, 30, 60, 90, 180, 270, 365};

/// A few ages, rising.
class Ages {
 public:
  void add(Seconds age) { ages_[count_++] = age; }
  [[nodiscard]] const Seconds* begin() const { return ages_.data(); }
  [[nodiscard]] const Seconds* end() const { return ages_.data() + count_; }

 private:
  std::array<Seconds, kLifecycleDays.size()> ages_;
  std::size_t count_ = 0;
};

/// The days worth a trial: from the first age on that the demand states, and of those that move the same
/// share the last, which is nearest to what is stated.
Ages lifecycle_ages(const Demand& demand);

/// A data set on EFS with the lifecycle that makes the bill least; without one where none does, or where
/// the option has none. `ages` are the demand's lifecycle_ages.
struct EfsOffering {
  Bill bill;
  EfsTiers tiers;
  Lifecycle lifecycle;
};
EfsOffering efs_offering(const Option& option, const Demand& demand, const EfsWork& work,
                         BytesPerSecond provisioned, const Ages& ages, const Catalog& catalog,
                         Bill::Keep keep = Bill::Keep::lines);

/// S3 Standard with the rule that makes the bill least, into one of the classes in `allowed` (a bit each,
/// in the order of kOptions); with Standard's bill where none does.
///
/// After an age the class holds the larger of what is untouched for it and what was written longer ago, and
/// the same share of the reads, unless the profile says how many bytes are cold. As reads touch all ages
/// alike, a second class beside the cheapest never pays, nor does a later day than the first.
struct S3Offering {
  Bill bill;
  std::optional<S3Class> colder;
  double share = 0;  ///< of the bytes in the colder class
  Lifecycle lifecycle;
};
S3Offering s3_offering(const Demand& demand, const S3Work& work, Count gets, Bytes read_bytes,
                       OptionMask allowed, const Catalog& catalog, const Billing& how = {});

}  // namespace storeadvise

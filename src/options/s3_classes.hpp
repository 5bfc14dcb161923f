#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "storeadvise/option.hpp"

namespace storeadvise {

/// What sets a class of S3 apart, where prices and figures do not say it.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html and
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
struct S3ClassRow {
  S3Class id;
  std::string_view name;       ///< in the ids of options, prices and figures: "standard_ia"
  int depth = 0;               ///< S3 Lifecycle moves objects to greater ones, without a copy; 0: not at all
  bool by_rule = false;        ///< `s3.lifecycle` may move objects here
  bool holds_hybrid = false;   ///< a hybrid's bytes may lie here: it survives a zone and answers at once
  bool charges_reads = false;  ///< for each GB
  bool is_archive = false;     ///< restored before it is read; parts of its uploads pay Standard's price
  bool is_tiered = false;      ///< moves objects to colder tiers by itself
  bool is_express = false;     ///< has its own speed and request limits, and charges uploads for each GB
};

/// Not One Zone-IA by a rule: what has moved there would be lost with its zone.
inline constexpr std::array<S3ClassRow, kS3ClassCount> kS3Classes{{
    {.id = S3Class::standard, .name = "standard", .depth = 1, .holds_hybrid = true},
    {.id = S3Class::intelligent_tiering,
     .name = "intelligent_tiering",
     .depth = 3,
     .holds_hybrid = true,
     .is_tiered = true},
    {.id = S3Class::standard_ia,
     .name = "standard_ia",
     .depth = 2,
     .by_rule = true,
     .holds_hybrid = true,
     .charges_reads = true},
    {.id = S3Class::onezone_ia, .name = "onezone_ia", .depth = 4, .charges_reads = true},
    {.id = S3Class::glacier_instant,
     .name = "glacier_instant",
     .depth = 5,
     .by_rule = true,
     .holds_hybrid = true,
     .charges_reads = true},
    {.id = S3Class::glacier_flexible,
     .name = "glacier_flexible",
     .depth = 6,
     .by_rule = true,
     .charges_reads = true,
     .is_archive = true},
    {.id = S3Class::deep_archive,
     .name = "deep_archive",
     .depth = 7,
     .by_rule = true,
     .charges_reads = true,
     .is_archive = true},
    {.id = S3Class::express, .name = "express", .charges_reads = true, .is_express = true},
}};

constexpr std::size_t place_of(S3Class s3_class) { return static_cast<std::size_t>(s3_class); }
constexpr const S3ClassRow& row_of(S3Class s3_class) { return kS3Classes[place_of(s3_class)]; }

/// Each row stands at its class's place, and the option of the class has its name.
static_assert(std::ranges::all_of(kS3Classes, [](const S3ClassRow& row) {
  const Option& option = kOptions[place_of(row.id)];
  return &row_of(row.id) == &row && option.s3_class == row.id && option.id.substr(0, 3) == "s3." &&
         option.id.substr(3) == row.name;
}));

}  // namespace storeadvise

#pragma once

#include <array>
#include <string_view>

namespace storeadvise {

/// The offers that prices are taken from, in the order in which tables name them.
inline constexpr std::array<std::string_view, 3> kOffers{"AmazonS3", "AmazonS3GlacierDeepArchive",
                                                         "AmazonEFS"};

/// Whether prices are taken from the offer of this code.
bool is_our_offer(std::string_view code);

/// The id of the price that AWS meters so, or an empty text for a product that no bill uses.
/// `meter` is a usage type without its Region; `operation` is the product's, or what kind of
/// access it is for.
std::string_view metered_price(std::string_view offer, std::string_view meter, std::string_view operation);

/// What AWS calls the unit that price tables call `unit`: "GB-Mo" for "GB-month".
std::string_view aws_unit(std::string_view unit);

}  // namespace storeadvise

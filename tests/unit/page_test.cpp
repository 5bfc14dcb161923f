// What pages say beside their tables and drawings.

#include "report/html/html.hpp"

#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "support/recommendation.hpp"

using namespace storeadvise;

namespace {

std::string page_of(const Recommendation& r, const Catalog& catalog) {
  const Profile profile;
  const std::vector<InputCurve> curves;
  return report_html({.profile = profile, .recommendation = r, .catalog = catalog, .curves = curves});
}

}  // namespace

TEST_CASE("a page says when its prices are old", "[report][html]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  r.prices_age_days = 10;
  CHECK_THAT(page_of(r, catalog), !ContainsSubstring("days old"));
  r.prices_age_days = 1000;
  CHECK_THAT(page_of(r, catalog), ContainsSubstring("Prices older than 180 days"));
}

TEST_CASE("a page says of a close call, too, in what share of the variations it holds", "[report][html]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  r.datasets[0].verdict.holds_in = 0.63;
  r.datasets[0].verdict.close_call = true;
  CHECK_THAT(page_of(r, catalog), ContainsSubstring("63\u00a0%, close call"));
}

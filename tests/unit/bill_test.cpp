#include "storeadvise/bill.hpp"

#include "storeadvise/catalog.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

template <class Quantity, class Price>
concept billable = requires(Bill b, Quantity q, Price p) {
  b.add(Item::storage, q, p);
};
static_assert(billable<GbMonths, PricePerGbMonth>);
static_assert(!billable<Gb, PricePerGbMonth>, "what is moved is not what is kept");
static_assert(!billable<GbMonths, PricePerGb>);
static_assert(!billable<Bytes, PricePerGb>, "bytes are not GB");
static_assert(!billable<Count, PricePerObjectMonth>);
static_assert(!billable<double, PricePerGb>);

}  // namespace

TEST_CASE("tiers are billed each at its own price", "[bill]") {
  Price price;
  price.tiers = {{0, 2, ""}, {100, 1, ""}};
  Bill from_zero;
  from_zero.add(Item::storage, GbMonths(300), PricePerGbMonth{&price});
  CHECK(from_zero.total() == Usd(400));
  CHECK(from_zero.size() == 2);
  Bill after_others;
  after_others.add(Item::storage, GbMonths(50), PricePerGbMonth{&price}, GbMonths(75));
  CHECK(after_others.total() == Usd(75));  // 25 x 2 + 25 x 1
}

TEST_CASE("a price that is missing leaves the bill incomplete, never free", "[bill]") {
  Bill b;
  b.add(Item::retrieval, Gb(0), PricePerGb{});
  CHECK(b.complete());
  b.add(Item::retrieval, Gb(1), PricePerGb{});
  CHECK_FALSE(b.complete());
}

TEST_CASE("a bill has no lines for nothing, and none that are free", "[bill]") {
  Price price;
  price.tiers = {{0, 2, ""}, {100, 1, ""}};
  Price free;
  free.tiers = {{0, 0, ""}};
  Bill b;
  b.add(Item::storage, GbMonths(0), PricePerGbMonth{&price});
  b.add(Item::storage, GbMonths(5), PricePerGbMonth{&free});
  b.add(Item::storage, GbMonths(0), PricePerGbMonth{&price});
  b.add(Item::storage, GbMonths(0), PricePerGbMonth{});
  CHECK(b.size() == 0);
  CHECK(b.complete());
  b.add(Item::storage, GbMonths(50), PricePerGbMonth{&price}, GbMonths(100));  // the first tier is full
  CHECK(b.size() == 1);
  CHECK(b.total() == Usd(50));
  b.add(Item::storage, GbMonths(0.5), PricePerGbMonth{&price});
  CHECK(b.total() == Usd(51));
}

TEST_CASE("a tier without a price leaves the bill incomplete, and so does a part that is", "[bill]") {
  Price price;
  price.tiers = {{0, 2, ""}};
  Bill part;
  part.add(Item::storage, GbMonths(1), PricePerGbMonth{});
  CHECK_FALSE(part.complete());
  part.add(Item::put_requests, Count(3), PricePerRequest{&price});
  Bill whole;
  whole.add(Item::storage, GbMonths(1), PricePerGbMonth{&price});
  whole.add(part);
  CHECK_FALSE(whole.complete());
  CHECK(whole.size() == 2);
  CHECK(whole.total() == Usd(8));
  whole = Bill();
  CHECK(whole.complete());
  whole.add(Bill());
  CHECK(whole.complete());
  CHECK(whole.total() == Usd(0));
}

TEST_CASE("a price in a hundred tiers costs what it costs in one", "[bill]") {
  Price one;
  one.tiers = {{0, 0.02, ""}};
  Price hundred;
  for (int i = 0; i < 100; ++i) hundred.tiers.push_back({i * 10.0, 0.02, ""});
  Bill whole;
  Bill split;
  whole.add(Item::storage, GbMonths(5000), PricePerGbMonth{&one});
  split.add(Item::storage, GbMonths(5000), PricePerGbMonth{&hundred});
  CHECK(whole.total() == Usd(100));
  CHECK(split.size() == 100);
  CHECK_THAT(split.total().count(), WithinRel(100.0, 1e-12));
  CHECK(split.begin()[99].quantity == 4010);
  CHECK(split.end() - split.begin() == 100);
}

TEST_CASE("what is charged beside the storage is named where its price is not known", "[bill]") {
  Price price;
  price.tiers = {{0, 0, ""}, {100, 0.09, ""}};  // the first 100 GB are free
  Bill b;
  b.add_beside(Item::transfer_out, Gb(150), PricePerGb{&price});
  b.add_beside(Item::nat, Gb(0), PricePerGb{});
  CHECK(b.total() == Usd(4.5));
  CHECK_FALSE(b.leaves_out(Item::nat));
  b.add_beside(Item::nat, Gb(1), PricePerGb{});
  Bill sum;
  sum.add(b);
  CHECK(sum.leaves_out(Item::nat));
  CHECK_FALSE(sum.leaves_out(Item::transfer_out));
  CHECK(sum.complete());
}

TEST_CASE("a long bill is copied, moved and added whole", "[bill]") {
  Price price;
  price.tiers = {{0, 1, ""}};
  Bill b;
  for (int i = 1; i <= 30; ++i) b.add(Item::storage, GbMonths(i), PricePerGbMonth{&price});
  CHECK(b.total() == Usd(465));
  Bill copy = b;
  copy.add(b);
  CHECK(copy.size() == 60);
  CHECK(copy.total() == Usd(930));
  CHECK(copy.begin()[59].quantity == 30);
  Bill moved = std::move(copy);
  CHECK(moved.size() == 60);
  moved = Bill();
  moved.add(Item::storage, GbMonths(7), PricePerGbMonth{&price});
  CHECK(moved.size() == 1);
  CHECK(moved.begin()->quantity == 7);
  moved.add(moved);
  CHECK(moved.total() == Usd(14));
}

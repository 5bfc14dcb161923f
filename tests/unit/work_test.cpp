#include "models/work.hpp"

#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/round_figures.hpp"

using namespace storeadvise;

TEST_CASE("requests on S3: as asked, or whole objects in parts where the client reads ahead", "[work]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.random_fraction = 0.25;  // 75 reads of 30 bytes in order, 25 anywhere; an object has 100 in 3 parts
  const double files = 75 * 30.0 / 100;
  CHECK_THAT(s3_work(d, c).gets.count(), WithinRel(files + 25, 1e-12));  // an object is one stream
  d.reads.client = S3Client::transfer_manager;                           // parts, and a HEAD before them
  CHECK_THAT(s3_work(d, c).gets.count(), WithinRel(files * (3 + 1) + 25, 1e-12));
  CHECK(s3_work(d, c).lists.count() == 0);
  d.reads.client = S3Client::mountpoint;  // 3,000 bytes are 30 opens, each a LIST and a HEAD
  CHECK_THAT(s3_work(d, c).gets.count(), WithinRel(files * 3 + 25 + 30, 1e-12));
  CHECK(s3_work(d, c).lists.count() == 30);
  d.reads.client = S3Client::connector;
  d.reads.request = Bytes(50);
  CHECK_THAT(s3_work(d, c).gets.count(), WithinRel(75 * 50.0 / 100 * 3 + 25 * 2, 1e-12));
  CHECK(s3_work(d, c).lists.count() == 0);
  CHECK(s3_work(d, c).pass_gets.count() == 10 * 3);
}

TEST_CASE("bytes fetched from S3: as asked, or whole objects for random reads", "[work]") {
  Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.random_fraction = 0.25;
  CHECK(s3_work(d, c).read_bytes.count() == 75 * 30 + 25 * 30);
  c.whole_object_reads = true;
  CHECK(s3_work(d, c).read_bytes.count() == 75 * 30 + 25 * 100);
  d.reads.client = S3Client::connector;
  CHECK_THAT(s3_work(d, c).gets.count(), WithinRel(75 * 30.0 / 100 * 3 + 25 * 3, 1e-12));
}

TEST_CASE("restores: whole objects, and at random no more than there are or are asked for", "[work]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.random_fraction = 0.25;
  const double in_order = 75 * 30.0 / 100;
  CHECK_THAT(s3_work(d, c).restored_objects.count(), WithinRel(in_order + 10, 1e-12));  // all ten
  d.objects = Count(100);
  CHECK_THAT(s3_work(d, c).restored_objects.count(), WithinRel(in_order + 25, 1e-12));  // one for each read
  d.objects = Count(5);  // 25 reads of 30 bytes are 7.5 objects
  CHECK_THAT(s3_work(d, c).restored_objects.count(), WithinRel(in_order + 7.5, 1e-12));
}

TEST_CASE("uploads: whole below 80 bytes, else in parts of 40, and never more than ten", "[work]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.in_place_fraction = 0.2;  // 2 of 10 writes change an object, 8 of 30 bytes make 2.4 new ones
  d.writes.client = S3Client::transfer_manager;
  S3Work work = s3_work(d, c);
  CHECK(work.single_puts.count() == 0);
  CHECK_THAT(work.uploads.count(), WithinRel(4.4, 1e-12));
  CHECK_THAT(work.parts.count(), WithinRel(4.4 * 3, 1e-12));
  CHECK_THAT(work.written_bytes.count(), WithinRel(440.0, 1e-12));
  d.object = Bytes(80);  // 8 x 30 / 80 = 3 new ones
  CHECK_THAT(s3_work(d, c).uploads.count(), WithinRel(5.0, 1e-12));
  CHECK_THAT(s3_work(d, c).parts.count(), WithinRel(10.0, 1e-12));
  d.object = Bytes(60);  // 4 new ones
  work = s3_work(d, c);
  CHECK_THAT(work.single_puts.count(), WithinRel(6.0, 1e-12));
  CHECK(work.uploads.count() == 0);
  d.object = Bytes(1000);
  CHECK_THAT(s3_work(d, c).parts.count(), WithinRel((2 + 0.24) * 10, 1e-12));
}

TEST_CASE("no operations, no requests; half of one a month is half a request", "[work]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.operations = d.writes.operations = Count(0);
  CHECK(s3_work(d, c).gets.count() == 0);
  CHECK(s3_work(d, c).written_bytes.count() == 0);
  d.reads.operations = d.writes.operations = Count(0.5);
  CHECK_THAT(s3_work(d, c).gets.count(), WithinRel(0.5 * 30 / 100, 1e-12));
  CHECK_THAT(s3_work(d, c).single_puts.count(), WithinRel(0.5 * 30 / 100, 1e-12));
  d.object = Bytes(0);
  CHECK(s3_work(d, c).gets.count() == 0);
  CHECK(s3_work(d, c).read_bytes.count() == 0);
  CHECK(s3_work(d, c).uploads.count() == 0);
  CHECK(s3_work(d, c).single_puts.count() == 0);
  CHECK(s3_work(d, c).written_bytes.count() == 0);
  CHECK(efs_work(d, c.performance).opens.count() == 0);
}

TEST_CASE("EFS meters operations of 20 bytes, the last of 8 at least and in steps of 4", "[work]") {
  const Performance p = round_performance();
  const std::vector<std::pair<double, double>> rows = {{0, 0},   {1, 8},   {8, 8},   {9, 12},  {12, 12},
                                                       {20, 20}, {21, 28}, {40, 40}, {50, 52}, {0.5, 8}};
  for (const auto& [size, counted] : rows) {
    CAPTURE(size);
    CHECK(metered(Bytes(size), p) == counted);
  }
}

TEST_CASE("EFS: whole files in order, requests at random, and an open for each object's worth", "[work]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.reads.random_fraction = 0.25;
  d.in_place_fraction = 0.2;
  d.object = Bytes(50);  // metered as 52; 30 bytes as 20 + 12
  const EfsWork work = efs_work(d, p);
  CHECK_THAT(work.metered_reads.count(), WithinRel(25 * 32 + 75 * 30 / 50.0 * 52, 1e-12));
  CHECK_THAT(work.metered_writes.count(), WithinRel(2 * 32 + 8 * 30 / 50.0 * 52, 1e-12));
  CHECK(work.opens.count() == 3000 / 50.0);
  CHECK_THAT(work.creates.count(), WithinRel(300 * 0.8 / 50, 1e-12));
}

TEST_CASE("a size that fits into one part is one range", "[work]") {
  CHECK(ranges(Bytes(0), Bytes(40)) == 1);
  CHECK(ranges(Bytes(40), Bytes(40)) == 1);
  CHECK(ranges(Bytes(41), Bytes(40)) == 2);
  CHECK(ranges(Bytes(120), Bytes(40)) == 3);
}

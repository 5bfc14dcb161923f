#include "models/work.hpp"
#include "support/catch.hpp"
#include "support/round_figures.hpp"

using namespace storeadvise;

TEST_CASE("requests on S3: as asked, or whole objects in parts where the client reads ahead", "[work]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.random_fraction = 0.25;  // 75 reads of 30 bytes in order, 25 anywhere; an object has 100 in 3 parts
  CHECK_THAT(s3_work(d, c).gets, WithinRel(100.0, 1e-12));
  d.reads.client = S3Client::mountpoint;
  CHECK_THAT(s3_work(d, c).gets, WithinRel(75 * 30.0 / 100 * 3 + 25, 1e-12));
  d.reads.client = S3Client::connector;
  d.reads.request = 50;
  CHECK_THAT(s3_work(d, c).gets, WithinRel(75 * 50.0 / 100 * 3 + 25 * 2, 1e-12));
  CHECK(s3_work(d, c).pass_gets == 10 * 3);
}

TEST_CASE("bytes fetched from S3: as asked, or whole objects for random reads", "[work]") {
  Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.random_fraction = 0.25;
  CHECK(s3_work(d, c).read_bytes == 75 * 30 + 25 * 30);
  c.whole_object_reads = true;
  CHECK(s3_work(d, c).read_bytes == 75 * 30 + 25 * 100);
  d.reads.client = S3Client::connector;
  CHECK_THAT(s3_work(d, c).gets, WithinRel(75 * 30.0 / 100 * 3 + 25 * 3, 1e-12));
}

TEST_CASE("restores: whole objects, and at random no more than there are or are asked for", "[work]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.random_fraction = 0.25;
  const double in_order = 75 * 30.0 / 100;
  CHECK_THAT(s3_work(d, c).restored_objects, WithinRel(in_order + 10, 1e-12));  // all ten
  d.objects = 100;
  CHECK_THAT(s3_work(d, c).restored_objects, WithinRel(in_order + 25, 1e-12));  // one for each read
  d.objects = 5;  // 25 reads of 30 bytes are 7.5 objects
  CHECK_THAT(s3_work(d, c).restored_objects, WithinRel(in_order + 7.5, 1e-12));
}

TEST_CASE("uploads: whole up to 80 bytes, else in parts of 40, and never more than ten", "[work]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.in_place_fraction = 0.2;  // 2 of 10 writes change an object, 8 of 30 bytes make 2.4 new ones
  S3Work work = s3_work(d, c);
  CHECK(work.single_puts == 0);
  CHECK_THAT(work.uploads, WithinRel(4.4, 1e-12));
  CHECK_THAT(work.parts, WithinRel(4.4 * 3, 1e-12));
  CHECK_THAT(work.written_bytes, WithinRel(440.0, 1e-12));
  d.object = 80;  // 8 x 30 / 80 = 3 new ones
  work = s3_work(d, c);
  CHECK_THAT(work.single_puts, WithinRel(5.0, 1e-12));
  CHECK(work.uploads == 0);
  d.object = 1000;
  CHECK_THAT(s3_work(d, c).parts, WithinRel((2 + 0.24) * 10, 1e-12));
}

TEST_CASE("no operations, no requests; half of one a month is half a request", "[work]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.operations = d.writes.operations = 0;
  CHECK(s3_work(d, c).gets == 0);
  CHECK(s3_work(d, c).written_bytes == 0);
  d.reads.operations = d.writes.operations = 0.5;
  CHECK(s3_work(d, c).gets == 0.5);
  CHECK_THAT(s3_work(d, c).uploads, WithinRel(0.5 * 30 / 100, 1e-12));
  d.object = 0;
  CHECK(s3_work(d, c).gets == 0);
  CHECK(s3_work(d, c).read_bytes == 0);
  CHECK(s3_work(d, c).uploads == 0);
  CHECK(s3_work(d, c).single_puts == 0);
  CHECK(s3_work(d, c).written_bytes == 0);
  CHECK(efs_work(d, c.performance).opens == 0);
}

TEST_CASE("EFS meters operations of 20 bytes, the last of 8 at least and in steps of 4", "[work]") {
  const Performance p = round_performance();
  const std::pair<double, double> rows[] = {{0, 0},   {1, 8},   {8, 8},   {9, 12},  {12, 12},
                                            {20, 20}, {21, 28}, {40, 40}, {50, 52}, {0.5, 8}};
  for (const auto& [size, counted] : rows) {
    CAPTURE(size);
    CHECK(metered(size, p) == counted);
  }
}

TEST_CASE("EFS: whole files in order, requests at random, and an open for each object's worth", "[work]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.reads.random_fraction = 0.25;
  d.in_place_fraction = 0.2;
  d.object = 50;  // metered as 52; 30 bytes as 20 + 12
  const EfsWork work = efs_work(d, p);
  CHECK_THAT(work.metered_reads, WithinRel(25 * 32 + 75 * 30 / 50.0 * 52, 1e-12));
  CHECK_THAT(work.metered_writes, WithinRel(2 * 32 + 8 * 30 / 50.0 * 52, 1e-12));
  CHECK(work.opens == 3000 / 50.0);
  CHECK_THAT(work.creates, WithinRel(300 * 0.8 / 50, 1e-12));
}

TEST_CASE("a size that fits into one part is one range", "[work]") {
  CHECK(ranges(0, 40) == 1);
  CHECK(ranges(40, 40) == 1);
  CHECK(ranges(41, 40) == 2);
  CHECK(ranges(120, 40) == 3);
}

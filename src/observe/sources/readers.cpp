#include "observe/sources/readers.hpp"

#include <algorithm>
#include <array>

#include "observe/sources/access_log_json.hpp"
#include "observe/sources/bill.hpp"
#include "observe/sources/cloudtrail.hpp"
#include "observe/sources/cloudwatch.hpp"
#include "observe/sources/inventory.hpp"
#include "observe/sources/lists.hpp"
#include "observe/sources/mounts.hpp"
#include "observe/sources/plan.hpp"
#include "observe/sources/storage_lens.hpp"

namespace storeadvise::observe {
namespace {

constexpr std::array kReaders{Reader{Kind::metric_statistics, read_metric_statistics},
                              Reader{Kind::metric_data, read_metric_data},
                              Reader{Kind::metric_queries, read_metric_queries},
                              Reader{Kind::file_systems, read_file_systems},
                              Reader{Kind::lifecycle, read_lifecycle},
                              Reader{Kind::object_list, read_object_list},
                              Reader{Kind::object_lines, read_object_lines},
                              Reader{Kind::mount_statistics, read_mount_statistics},
                              Reader{Kind::nfsiostat, read_nfsiostat},
                              Reader{Kind::bill, read_bill},
                              Reader{Kind::storage_lens, read_storage_lens},
                              Reader{Kind::class_analysis, read_class_analysis},
                              Reader{Kind::cloudtrail, read_cloudtrail},
                              Reader{Kind::access_log_json, read_access_log_json},
                              Reader{Kind::plan, read_plan},
                              Reader{Kind::inventory_table, read_inventory_table},
                              Reader{Kind::columnar, read_columnar}};

}  // namespace

const Reader* reader_of(Kind kind) {
  const auto* const found =
      std::find_if(kReaders.begin(), kReaders.end(), [kind](const Reader& r) { return r.kind == kind; });
  return found == kReaders.end() ? nullptr : found;
}

}  // namespace storeadvise::observe

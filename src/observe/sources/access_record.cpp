#include "observe/sources/access_record.hpp"

#include <algorithm>
#include <array>

namespace storeadvise::observe {
namespace {

struct Name {
  std::string_view name;
  Operation operation;
};

constexpr std::array kNames{
    Name{"REST.GET.OBJECT", Operation::get},
    Name{"REST.PUT.PART", Operation::put_part},
    Name{"REST.PUT.OBJECT", Operation::put},
    Name{"REST.HEAD.OBJECT", Operation::head},
    Name{"REST.GET.BUCKET", Operation::list},
    Name{"BATCH.DELETE.OBJECT", Operation::remove},
    Name{"REST.DELETE.OBJECT", Operation::remove},
    Name{"S3.EXPIRE.OBJECT", Operation::expire},
    Name{"REST.POST.UPLOADS", Operation::start_upload},
    Name{"REST.POST.UPLOAD", Operation::complete_upload},
    Name{"WEBSITE.GET.OBJECT", Operation::get},
    Name{"REST.POST.OBJECT", Operation::put},
    Name{"REST.GET.BUCKETVERSIONS", Operation::list},
    Name{"REST.COPY.OBJECT_GET", Operation::copy_read},
    Name{"REST.COPY.PART_GET", Operation::copy_read},
    Name{"REST.COPY.OBJECT", Operation::copy_write},
    Name{"REST.COPY.PART", Operation::copy_write},
    Name{"S3.CREATE.DELETEMARKER", Operation::delete_marker},
};

}  // namespace

Operation operation_of(std::string_view name) {
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [name](const Name& row) { return row.name == name; });
  if (found != kNames.end()) return found->operation;
  return name.starts_with("S3.TRANSITION_") ? Operation::transition : Operation::other;
}

}  // namespace storeadvise::observe

#include "observe/write/queries.hpp"

#include <algorithm>

#include "text/embedded.hpp"
#include "text/printable.hpp"

namespace storeadvise::observe {
namespace {

/// Whether a text can be the name of a bucket or the id of a file system: neither holds what a shell acts on.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
bool is_name(std::string_view service, std::string_view id) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 63;
  if (id.size() < kShortest || id.size() > kLongest || (service == "efs" && !id.starts_with("fs-")))
    return false;
  return std::ranges::all_of(
      id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
}

}  // namespace

Result<std::string> queries_text(std::string_view service, std::string_view id) {
  const bool efs = service == "efs";
  if (!is_name(service, id))
    return tl::unexpected(
        Errors{{"bad-usage",
                {},
                "",
                in_quotes(id) + (efs ? " is not the id of a file system" : " is not the name of a bucket"),
                efs ? "such as --queries efs fs-0123456789abcdef0" : "such as --queries s3 my-bucket"}});
  std::string text(embedded(efs ? "queries/efs.sh" : "queries/s3.sh"));
  constexpr std::string_view kId = "{ID}";
  for (std::size_t at = text.find(kId); at != std::string::npos; at = text.find(kId, at + id.size()))
    text.replace(at, kId.size(), id);
  return text;
}

}  // namespace storeadvise::observe

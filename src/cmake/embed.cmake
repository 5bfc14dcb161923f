file(READ "${IN}" text)
if(IN MATCHES "\\.json$" AND NOT IN MATCHES "/(examples|init)/")  # these hold comments
  string(JSON type ERROR_VARIABLE problem TYPE "${text}")
  if(problem)
    message(FATAL_ERROR "${IN}: ${problem}")
  endif()
endif()
file(READ "${IN}" bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE "${OUT}" "#include <string_view>

namespace storeadvise {

namespace {
constexpr unsigned char kBytes[] = {${bytes}0x00};
}  // namespace

extern const std::string_view ${SYMBOL};
const std::string_view ${SYMBOL}{reinterpret_cast<const char*>(kBytes), sizeof(kBytes) - 1};

}  // namespace storeadvise
")

// { "rule": expression, "data": any } has an answer, the same one each time, or is refused with words.

#include <nlohmann/json.hpp>

#include "fuzz/input.hpp"
#include "json/document.hpp"
#include "support/logic_json.hpp"

using namespace storeadvise;

namespace {

void must_explain(const std::vector<logic::CompileError>& faults) {
  fuzz::must(!faults.empty());
  for (const logic::CompileError& fault : faults) fuzz::must(!fault.code.empty() && !fault.message.empty());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = parse_document(fuzz::as_text(data, size), "fuzz");
  if (!document || !document->json.is_object()) return 0;
  const auto expression = document->json.find("rule");
  if (expression == document->json.end()) return 0;
  const auto facts = document->json.find("data");
  const auto program = logic::compile(*expression);
  if (!program) {
    must_explain(program.error());
    return 0;
  }
  logic::Arena arena;
  const logic::Value given = facts == document->json.end() ? logic::Value() : logic::to_value(*facts, arena);
  const auto first = logic::to_json(program->evaluate(given, arena));
  fuzz::must(first == logic::to_json(program->evaluate(given, arena)));
  return 0;
}

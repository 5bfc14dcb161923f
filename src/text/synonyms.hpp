#pragma once

#include <array>
#include <string_view>

namespace storeadvise {

/// What people say, and the word of ours that is meant.
struct Synonym {
  std::string_view said;
  std::string_view meant;
};

/// For roles of data. What may be two of them ("models", "logs") is left out.
inline constexpr std::array kRoleSynonyms{
    Synonym{"dataset", "training_data"},
    Synonym{"datasets", "training_data"},
    Synonym{"embeddings", "feature_store"},
    Synonym{"vectors", "feature_store"},
    Synonym{"notebook", "shared_workspace"},
    Synonym{"notebooks", "shared_workspace"},
    Synonym{"home", "shared_workspace"},
    Synonym{"homes", "shared_workspace"},
    Synonym{"experiments", "pipeline_outputs"},
    Synonym{"tmp", "scratch"},
    Synonym{"temp", "scratch"},
    Synonym{"shuffle", "scratch"},
    Synonym{"backup", "archive"},
    Synonym{"backups", "archive"},
};

}  // namespace storeadvise

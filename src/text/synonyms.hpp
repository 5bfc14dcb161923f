#pragma once

#include <array>
#include <string_view>

namespace storeadvise {

/// What people say, and the word of ours that is meant.
struct Synonym {
  std::string_view said;
  std::string_view meant;
};

/// For words of a profile: roles, needs, patterns, platforms. What may be two of a kind ("models") is left
/// out.
inline constexpr std::array kWordSynonyms{
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
    Synonym{"log", "archive"},
    Synonym{"logs", "archive"},
    Synonym{"model_registry", "model_artifacts"},
    Synonym{"registry", "model_artifacts"},
    Synonym{"locks", "file_locking"},
    Synonym{"flock", "file_locking"},
    Synonym{"filesystem", "posix"},
    Synonym{"rename", "posix"},
    Synonym{"nfs", "shared_mount"},
    Synonym{"shared", "shared_mount"},
    Synonym{"snapshots", "versioning"},
    Synonym{"versions", "versioning"},
    Synonym{"ha", "multi_az"},
    Synonym{"sqlite", "local_disk_semantics"},
    Synonym{"shuffled", "random"},
    Synonym{"shuffle", "random"},
    Synonym{"streaming", "sequential"},
    Synonym{"mixed", "hybrid"},
    Synonym{"kubernetes", "eks"},
    Synonym{"k8s", "eks"},
};

}  // namespace storeadvise

#pragma once

#include <string>
#include <vector>

#include "observe/observe.hpp"

namespace storeadvise::observe {

/// Whether --dataset names a folder that is there, whose files are measured.
bool is_measured(const Place& place);

/// Measures the folders that --dataset names, and tells what a walk cannot know. Fails where one cannot be
/// read.
Result<void> measure_folders(const Request& request, Observation& into, std::vector<std::string>& notices);

/// The sources that are files and folders of logs: those that are not measured as data.
std::vector<std::string> sources_to_read(const Request& request);

}  // namespace storeadvise::observe

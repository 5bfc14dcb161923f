# Where the linker knows how, what a report runs lies together in the program: see report.ld.
include(CheckLinkerFlag)
set(report_order "${CMAKE_CURRENT_LIST_DIR}/report.ld")
check_linker_flag(CXX "-Wl,-T,${report_order}" STOREADVISE_LINKER_ORDERS)
if(STOREADVISE_LINKER_ORDERS)
  target_link_options(storeadvise_cli PRIVATE "-Wl,-T,${report_order}")
  set_property(TARGET storeadvise_cli APPEND PROPERTY LINK_DEPENDS "${report_order}")
endif()

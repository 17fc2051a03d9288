# Every foreign library, by the name that rooms use. Debian 12 packages; scripts/setup installs them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

function(broadsheet_pkg name)
  pkg_check_modules(BS_${name} REQUIRED IMPORTED_TARGET ${ARGN})
  add_library(dep_${name} INTERFACE)
  target_link_libraries(dep_${name} INTERFACE PkgConfig::BS_${name})
endfunction()

broadsheet_pkg(libxml2 libxml-2.0)
broadsheet_pkg(fontconfig fontconfig)
broadsheet_pkg(pango pango pangoft2 pangofc)
broadsheet_pkg(harfbuzz harfbuzz)
broadsheet_pkg(freetype freetype2)
broadsheet_pkg(icu icu-uc icu-i18n)
broadsheet_pkg(cairo cairo cairo-ft cairo-pdf cairo-svg cairo-png)
broadsheet_pkg(rsvg librsvg-2.0)
broadsheet_pkg(jpeg libjpeg)
broadsheet_pkg(png libpng)
broadsheet_pkg(qrencode libqrencode)
broadsheet_pkg(xxhash libxxhash)
broadsheet_pkg(qpdf libqpdf)
broadsheet_pkg(poppler poppler-cpp)
broadsheet_pkg(popplerglib poppler-glib)

broadsheet_pkg(httplib cpp-httplib)

find_package(fmt REQUIRED)
add_library(dep_fmt INTERFACE)
target_link_libraries(dep_fmt INTERFACE fmt::fmt)

find_package(nlohmann_json REQUIRED)
add_library(dep_json INTERFACE)
target_link_libraries(dep_json INTERFACE nlohmann_json::nlohmann_json)

find_package(CLI11 REQUIRED)
add_library(dep_cli11 INTERFACE)
target_link_libraries(dep_cli11 INTERFACE CLI11::CLI11)

find_library(BROADSHEET_HYPHEN hyphen REQUIRED)
add_library(dep_hyphen INTERFACE)
target_link_libraries(dep_hyphen INTERFACE ${BROADSHEET_HYPHEN})

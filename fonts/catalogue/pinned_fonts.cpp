#include "fonts/catalogue/pinned_fonts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace broadsheet {
namespace {

const FcChar8* fc_text(const std::string& text) { return reinterpret_cast<const FcChar8*>(text.c_str()); }

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

std::vector<std::string> standard_folders() {
  std::vector<std::string> folders;
  const char* path = std::getenv("BROADSHEET_FONT_PATH");
  std::string rest = path ? path : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    if (end > 0) folders.push_back(rest.substr(0, end));
    rest.erase(0, end + 1);
  }
  folders.insert(folders.end(), {"/usr/share/fonts", "/usr/local/share/fonts"});
  return folders;
}

// Folders that the machine's configuration names; reading it takes longer than all the rest.
std::vector<std::string> configured_folders() {
  std::vector<std::string> folders;
  const ConfigHandle config(FcInitLoadConfig());
  if (!config) return folders;
  FcStrList* list = FcConfigGetFontDirs(config.get());
  while (list != nullptr) {
    const FcChar8* folder = FcStrListNext(list);
    if (folder == nullptr) break;
    folders.emplace_back(reinterpret_cast<const char*>(folder));
  }
  if (list != nullptr) FcStrListDone(list);
  std::sort(folders.begin(), folders.end());
  return folders;
}

// Accepting comes before rejecting in fontconfig, and a font is scalable or it is not: all others are rejected.
std::string configuration(const std::vector<std::string>& folders, const std::vector<std::string>& families) {
  std::string xml = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\"><fontconfig>";
  for (const std::string& folder : folders) xml += fmt::format("<dir>{}</dir>", escaped(folder));
  xml += "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir><selectfont>";
  if (!families.empty()) xml += "<acceptfont>";
  for (const std::string& family : families)
    xml += fmt::format("<pattern><patelt name=\"family\"><string>{}</string></patelt></pattern>", escaped(family));
  if (!families.empty()) xml += "</acceptfont>";
  xml +=
      "<rejectfont><pattern><patelt name=\"scalable\"><bool>true</bool></patelt></pattern>"
      "<pattern><patelt name=\"scalable\"><bool>false</bool></patelt></pattern></rejectfont></selectfont></fontconfig>";
  return xml;
}

ConfigHandle build(const std::vector<std::string>& folders, const std::vector<std::string>& families) {
  ConfigHandle config(FcConfigCreate());
  if (!config) return nullptr;
  const std::string xml = configuration(folders, families);
  if (!FcConfigParseAndLoadFromMemory(config.get(), fc_text(xml), FcTrue)) return nullptr;
  FcConfigSetRescanInterval(config.get(), 0);
  if (!FcConfigBuildFonts(config.get())) return nullptr;
  return config;
}

} // namespace

ConfigHandle pin_fonts(const std::vector<std::string>& families, Folders which) {
  std::vector<std::string> folders = standard_folders();
  if (which == Folders::configured)
    for (const std::string& folder : configured_folders())
      if (std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.push_back(folder);
  return build(folders, families);
}

bool has_family(FcConfig* config, const std::string& family) {
  const FcFontSet* fonts = FcConfigGetFonts(config, FcSetSystem);
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcChar8* name = nullptr;
    for (int n = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, n, &name) == FcResultMatch; ++n)
      if (FcStrCmpIgnoreCase(name, fc_text(family)) == 0) return true;
  }
  return false;
}

} // namespace broadsheet

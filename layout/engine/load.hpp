// Everything that a run needs, read and checked before anything is set.
#pragma once

#include "layout/base/world.hpp"
#include "layout/display/display.hpp"
#include "layout/page/compose_page.hpp"
#include "layout/plan/plan.hpp"

#include <map>
#include <memory>

namespace broadsheet {

struct LoadRequest {
  std::string edition;                   // path of the edition file
  std::vector<std::string> feed_folders; // --feeds: where references are looked up after the edition's own folder
  bool pictures = true;                  // open and check picture files
  bool fonts = true;                     // resolve the faces
};

// Not movable once made: the display edition is pointed to by pages in work.
struct LoadedEdition {
  Edition edition;
  StoryTable stories;
  TemplateSet templates;
  EditionPlan plan;
  std::shared_ptr<const Catalogue> catalogue;
  DisplayEdition display; // metadata, inks, faces, pictures; no pages
  std::map<std::uint32_t, StoryPicture> pictures;
  std::map<std::string, StoryPicture> furniture_pictures;
  std::map<std::string, std::string> furniture_data;
};

// Reads edition, feeds, template set and pictures, resolves the faces, makes the plan. Every fault of every file is
// reported at once. A missing or broken picture is a warning ("picture.missing", "picture.broken"), never an error.
Outcome<std::unique_ptr<LoadedEdition>> load_edition(const LoadRequest& request, World& world, SourceMap& sources);

std::string folder_of(const std::string& path);

} // namespace broadsheet

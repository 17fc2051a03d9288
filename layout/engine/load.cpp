#include "layout/engine/load.hpp"

#include "layout/codes/qr_code.hpp"
#include "layout/edition/readers/read_edition.hpp"
#include "layout/engine/picture_checks.hpp"
#include "layout/feed/readers/read_feed.hpp"
#include "layout/page/furniture.hpp"
#include "templates/language/read_templates.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace broadsheet {
namespace {

std::string_view words_of(FileFault fault) {
  switch (fault) {
  case FileFault::none:
    return "";
  case FileFault::not_found:
    return "there is no such file";
  case FileFault::outside:
    return "it leads out of the edition's folders";
  case FileFault::too_large:
    return "the file is too large";
  case FileFault::unreadable:
    return "the file cannot be read";
  }
  return "";
}

// Collects an edition's files; one use.
class Loader {
 public:
  Loader(const LoadRequest& request, World& world, SourceMap& sources)
      : request_(request), world_(world), sources_(sources), loaded_(std::make_unique<LoadedEdition>()) {
    roots_.push_back(folder_of(request.edition));
    roots_.insert(roots_.end(), request.feed_folders.begin(), request.feed_folders.end());
  }

  Outcome<std::unique_ptr<LoadedEdition>> run() {
    if (!read_edition_file()) return fail();
    for (const FeedReference& reference : loaded_->edition.feeds) read_feed_file(reference);
    const bool templates = read_template_set();
    check_ids();
    if (!templates || has_errors(diagnostics_)) return fail();
    auto plan = plan_edition(loaded_->edition, loaded_->stories, loaded_->templates);
    append(diagnostics_, std::move(plan.diagnostics));
    if (plan.value) loaded_->plan = std::move(*plan.value);
    loaded_->furniture_data = furniture_data(loaded_->edition);
    append(diagnostics_, check_furniture(loaded_->templates, loaded_->plan, loaded_->furniture_data));
    check_notices();
    if (request_.fonts) open_fonts();
    if (has_errors(diagnostics_)) return fail();
    if (request_.pictures) open_pictures();
    fill_display();
    return {std::move(loaded_), std::move(diagnostics_)};
  }

 private:
  Outcome<std::unique_ptr<LoadedEdition>> fail() { return {std::nullopt, std::move(diagnostics_)}; }

  void error(Span span, std::string code, std::string message, std::string hint = {}) {
    diagnostics_.push_back({Severity::error, std::move(code), span, std::move(message), {}, std::move(hint)});
  }

  bool read_edition_file() {
    FileResult file = world_.read(request_.edition);
    if (file.fault != FileFault::none) {
      error({}, "edition.file", fmt::format("cannot read edition \"{}\": {}", request_.edition, words_of(file.fault)));
      return false;
    }
    const FileId id = sources_.add(request_.edition, std::move(file.bytes));
    auto edition = read_edition(sources_, id);
    append(diagnostics_, std::move(edition.diagnostics));
    if (edition.value) loaded_->edition = std::move(*edition.value);
    return edition.value.has_value() && !has_errors(diagnostics_);
  }

  void read_feed_file(const FeedReference& reference) {
    FileResult file = world_.read_reference(reference.href, roots_);
    if (file.fault != FileFault::none)
      return error(reference.span, "edition.feed-file",
                   fmt::format("cannot read feed \"{}\": {}", reference.href, words_of(file.fault)),
                   fmt::format("references are looked up in: {}", fmt::join(roots_, ", ")));
    const FileId id = sources_.add(file.path, std::move(file.bytes));
    auto feed = read_feed(sources_, id);
    append(diagnostics_, std::move(feed.diagnostics));
    if (!feed.value) return;
    for (Story& story : feed.value->stories) loaded_->stories.push_back(std::move(story));
  }

  // The set's folder: below the edition's folder or a --feeds folder, else a house set of that name.
  bool read_template_set() {
    const std::string& name = loaded_->edition.templates;
    std::vector<std::string> places = roots_;
    places.push_back(world_.data_folder() + "/templates/house");
    for (const std::string& root : places) {
      if (world_.read_reference(name + "/style.xml", {root}).fault != FileFault::none) continue;
      auto set = read_templates(world_, sources_, root.empty() ? name : root + "/" + name);
      append(diagnostics_, std::move(set.diagnostics));
      if (set.value) loaded_->templates = std::move(*set.value);
      return set.value.has_value();
    }
    error(loaded_->edition.templates_span, "edition.templates", fmt::format("there is no template set \"{}\"", name),
          fmt::format("a folder with a style.xml in one of: {}", fmt::join(places, ", ")));
    return false;
  }

  void check_ids() {
    std::map<std::string_view, const Story*> seen;
    for (const Story& story : loaded_->stories) {
      const auto [other, added] = seen.emplace(story.id, &story);
      if (added || other->second->span.file == story.span.file) continue; // doubles inside one feed: the reader's
      const LineColumn place = sources_.locate(other->second->span.file, other->second->span.begin);
      error(story.span, "edition.double-id", fmt::format("story \"{}\" is in two feeds", story.id),
            fmt::format("the other one stands in {}:{}", sources_.file(other->second->span.file).name, place.line));
    }
  }

  void check_notices() {
    const bool jumps =
        std::any_of(loaded_->plan.placements.begin(), loaded_->plan.placements.end(),
                    [](const Placement& p) { return !p.stream && p.chain.front().page != p.chain.back().page; });
    if (jumps && loaded_->templates.styles.notices.empty())
      error({loaded_->templates.styles.file, 0, 0}, "style.no-notices",
            "stories jump, but the template set has no <notices>", "add the texts of the jump notices to style.xml");
  }

  void open_fonts() {
    auto catalogue = Catalogue::open(loaded_->templates.styles);
    append(diagnostics_, std::move(catalogue.diagnostics));
    if (catalogue.value) loaded_->catalogue = std::move(*catalogue.value);
  }

  StoryPicture open_picture(const std::string& reference, int page, Span span, const std::vector<std::string>& roots) {
    FileResult file = world_.read_reference(reference, roots);
    StoryPicture picture;
    if (file.fault != FileFault::none) {
      picture.fault = fmt::format("{}: {}", reference, words_of(file.fault));
      diagnostics_.push_back({Severity::warning,
                              "picture.missing",
                              span,
                              fmt::format("cannot use picture {}", picture.fault),
                              {},
                              "a marked box of its size stands in its place"});
      return picture;
    }
    const PictureCheck check = inspect_picture(file.bytes, page);
    if (!check.info) {
      picture.fault = fmt::format("{}: {}", reference, check.fault);
      diagnostics_.push_back({Severity::warning,
                              "picture.broken",
                              span,
                              fmt::format("cannot use picture {}", picture.fault),
                              {},
                              "a marked box of its size stands in its place"});
      return picture;
    }
    append(diagnostics_, check_svg(check, reference, span));
    DisplayPicture shown;
    shown.path = reference; // as it is written: outputs know nothing of the machine's folders
    shown.bytes = std::move(file.bytes);
    shown.info = *check.info;
    shown.page = page;
    picture.picture = static_cast<std::uint32_t>(loaded_->display.pictures.size());
    loaded_->display.pictures.push_back(std::move(shown));
    return picture;
  }

  void open_pictures() {
    for (std::uint32_t i = 0; i < loaded_->stories.size(); ++i) {
      const Story& story = loaded_->stories[i];
      if (story.kind == StoryKind::picture)
        loaded_->pictures[i] = open_picture(story.picture, story.picture_page, story.span, roots_);
      for (const QrCode& code : story.qr_codes)
        if (!encode_qr(code.payload, loaded_->templates.styles.codes.qr_level))
          diagnostics_.push_back({Severity::warning,
                                  "picture.qr-too-long",
                                  code.span,
                                  "the words are too long for a QR code",
                                  {},
                                  "shorten the address"});
    }
    for (const PageTemplate& page : loaded_->templates.pages)
      for (const Furniture& piece : page.furniture) open_furniture_picture(piece);
  }

  void open_furniture_picture(const Furniture& piece) {
    const std::string key = furniture_picture_key(piece);
    if (piece.kind != FurnitureKind::picture || loaded_->furniture_pictures.contains(key)) return;
    loaded_->furniture_pictures[key] =
        open_picture(piece.picture, piece.picture_page, piece.span, {loaded_->templates.folder});
  }

  void fill_display() {
    DisplayEdition& display = loaded_->display;
    display.metadata.title = loaded_->edition.newspaper + " " + loaded_->edition.date;
    display.metadata.language = loaded_->edition.language;
    display.metadata.date = loaded_->edition.date;
    for (const Story& story : loaded_->stories) {
      const Block* headline = find_block(story, BlockRole::headline);
      display.metadata.story_ids.push_back(story.id);
      display.metadata.story_titles.push_back(headline ? headline->text.utf8 : story.slug);
    }
    display.inks = loaded_->templates.styles.inks;
    if (loaded_->catalogue)
      display.faces = std::shared_ptr<const FaceTable>(loaded_->catalogue, &loaded_->catalogue->faces());
  }

  const LoadRequest& request_;
  World& world_;
  SourceMap& sources_;
  std::unique_ptr<LoadedEdition> loaded_;
  std::vector<std::string> roots_;
  Diagnostics diagnostics_;
};

} // namespace

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

Outcome<std::unique_ptr<LoadedEdition>> load_edition(const LoadRequest& request, World& world, SourceMap& sources) {
  return Loader(request, world, sources).run();
}

} // namespace broadsheet

// One page for the live preview: what did not change since the last look is not set again.
#include "layout/engine/command_run.hpp"
#include "layout/engine/engine_version.hpp"
#include "layout/engine/late_news.hpp"
#include "layout/engine/report.hpp"
#include "layout/output/cairo/render.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace broadsheet {

struct LiveMemo {
  Memo groups;
  std::map<std::pair<std::string, int>, std::string> pictures; // by what a group was made of, and page
};

std::shared_ptr<LiveMemo> make_live_memo() { return std::make_shared<LiveMemo>(); }

namespace {

std::string options_of_picture(const ComposeRequest& request) {
  return fmt::format("live dpi {} guides {}", request.dpi, request.guides);
}

// The group that has a page; its picture is kept under it.
const KeptGroup* group_of(const Memo& groups, int page) {
  const auto found = std::find_if(groups.begin(), groups.end(), [&](const KeptGroup& group) {
    return std::any_of(group.pages.begin(), group.pages.end(), [&](const KeptPage& one) { return one.number == page; });
  });
  return found == groups.end() ? nullptr : &*found;
}

// The memo of this run: pictures of groups that are as they were stay.
void keep(LiveMemo& memo, Memo groups, int page, const std::string& png) {
  memo.groups = std::move(groups);
  std::erase_if(memo.pictures, [&](const auto& picture) {
    return std::none_of(memo.groups.begin(), memo.groups.end(),
                        [&](const KeptGroup& group) { return group.input == picture.first.first; });
  });
  if (const KeptGroup* group = group_of(memo.groups, page)) memo.pictures[{group->input, page}] = png;
}

PageImage render_loaded(const ComposeRequest& request, World& world, const LoadedEdition& edition,
                        const Diagnostics& diagnostics, const SourceMap& sources, LiveMemo& memo) {
  PageImage image;
  const int wanted = request.pages.empty() ? 0 : request.pages.front();
  LateNews news(edition, sources, world, options_of_picture(request));
  news.take_over(memo.groups, [&](const KeptGroup& group) {
    return group_of({group}, wanted) == nullptr || memo.pictures.contains({group.input, wanted});
  });
  if (const KeptGroup* group = group_of(news.taken(), wanted)) image.png = memo.pictures.at({group->input, wanted});
  const TypesetParts parts =
      news.whole(typeset_parts(edition, news.work(), {std::max(2U, request.jobs)}, [&](const DisplayPage& page) {
        image.set.push_back(page.number);
        if (page.number == wanted) image.png = render_png(page, edition.display, request.dpi, request.guides);
      }));
  keep(memo, news.keep(parts, [](int page) { return KeptPage{page, {}, {}}; }), wanted, image.png);
  const TypesetResult result = sum_up(parts);
  image.pages = result.pages;
  image.messages = format_all(result.diagnostics, sources) + report_table(edition, result);
  image.status = image.png.empty() ? 2 : needs_a_look(result, diagnostics) ? 1 : 0;
  return image;
}

} // namespace

PageImage render_page(const ComposeRequest& request, World& world, LiveMemo* memo) {
  engine_version(); // before libraries are opened for some picture
  SourceMap sources;
  PageImage image;
  LiveMemo none;
  try {
    auto loaded = load_edition({request.edition, request.feed_folders, true, true}, world, sources);
    image.messages = format_all(loaded.diagnostics, sources);
    image.status = 2;
    if (!loaded.ok()) return image;
    PageImage made = render_loaded(request, world, **loaded.value, loaded.diagnostics, sources, memo ? *memo : none);
    made.messages = image.messages + made.messages;
    return made;
  } catch (const std::exception& failure) {
    image.messages += fmt::format("error: {}\n", failure.what());
    image.status = 3;
  }
  return image;
}

} // namespace broadsheet

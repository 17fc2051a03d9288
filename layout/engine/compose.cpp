#include "layout/engine/command_run.hpp"
#include "layout/engine/engine_version.hpp"
#include "layout/engine/late_news.hpp"
#include "layout/engine/page_output.hpp"
#include "layout/engine/report.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

// Page numbers that were asked for and are not in the paper.
std::string missing_pages(const ComposeRequest& request, const std::vector<int>& made) {
  std::string text;
  for (const int page : request.pages)
    if (std::find(made.begin(), made.end(), page) == made.end())
      text += fmt::format("error: the edition has no page {}\n", page);
  return text;
}

// What was written, and what was left alone.
std::string describe_files(const OutputFiles& files) {
  std::string text;
  for (const auto& [path, bytes] : files.files()) {
    const bool same = std::find(files.unchanged().begin(), files.unchanged().end(), path) != files.unchanged().end();
    text += same ? fmt::format("unchanged {}\n", path)
                 : fmt::format("wrote {} ({} KiB)\n", path, (bytes.size() + 1023) / 1024);
  }
  return text;
}

// One run of `compose` on an edition that was read.
class Composer {
 public:
  Composer(const ComposeRequest& request, World& world, const Progress& progress, const LoadedEdition& edition,
           const SourceMap& sources)
      : request_(request), progress_(progress), edition_(edition), sources_(sources), output_(request, edition) {
    if (!request.report.empty()) old_report_ = read_if_there(request.report);
    if (!keeps_pages(request)) return;
    late_news_.emplace(edition, sources, world, options_of(request));
    old_memo_ = read_memo(old_report_);
    late_news_->take_over(old_memo_, [&](const KeptGroup& group) { return output_.has_files_of(group); });
    for (const KeptGroup& group : late_news_->taken()) output_.keep(group);
  }

  CommandResult run(Diagnostics diagnostics) {
    const TypesetParts parts = set_pages();
    const TypesetResult result = sum_up(parts);
    append(diagnostics, Diagnostics(result.diagnostics));
    CommandResult command;
    command.messages = format_all(diagnostics, sources_);
    if (const std::string missing = missing_pages(request_, result.pages); !missing.empty()) {
      command.messages += missing;
      command.status = 2;
      return command;
    }
    command.output = report_table(edition_, result);
    command.status = needs_a_look(result, diagnostics) ? 1 : 0;
    if (!result.ledger_adds_up)
      command.messages += "error: the ledger does not add up: do not print this paper before it is clear why\n";
    if (command.status == 1 && request_.strict) {
      command.messages += "nothing was written: --strict\n";
      return command;
    }
    OutputFiles files = output_.finish();
    if (!request_.report.empty()) {
      command.output += describe_changes(old_report_, output_.digests());
      if (!old_memo_.empty()) command.output += describe_work(result.pages, late_news_->taken());
      files.add(request_.report, report_of(parts, result, diagnostics));
    }
    files.commit();
    command.output += describe_files(files);
    return command;
  }

 private:
  TypesetParts set_pages() {
    TypesetParts parts = typeset_parts(edition_, late_news_ ? late_news_->work() : all_work(edition_),
                                       {threads_for(request_.jobs)}, [&](const DisplayPage& page) {
                                         if (progress_) progress_(fmt::format("page {}", page.number));
                                         output_.add(page);
                                       });
    return late_news_ ? late_news_->whole(std::move(parts)) : parts;
  }

  std::string report_of(const TypesetParts& parts, const TypesetResult& result, const Diagnostics& diagnostics) const {
    std::string report = report_json(edition_, result, diagnostics, sources_, output_.digests());
    if (!late_news_) return report;
    return with_memo(std::move(report), late_news_->keep(parts, [&](int page) { return output_.kept_page(page); }));
  }

  const ComposeRequest& request_;
  const Progress& progress_;
  const LoadedEdition& edition_;
  const SourceMap& sources_;
  PageOutput output_;
  std::string old_report_;
  Memo old_memo_;
  std::optional<LateNews> late_news_; // where pages can be taken over
};

} // namespace

CommandResult compose(const ComposeRequest& request, World& world, const Progress& progress) {
  engine_version(); // before libraries are opened for some picture
  return with_edition(request.edition, request.feed_folders, world,
                      [&](const LoadedEdition& edition, Diagnostics diagnostics, const SourceMap& sources) {
                        return Composer(request, world, progress, edition, sources).run(std::move(diagnostics));
                      });
}

} // namespace broadsheet

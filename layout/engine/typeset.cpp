#include "layout/engine/typeset.hpp"

#include "layout/engine/page_maker.hpp"
#include "layout/engine/parallel.hpp"

#include <exception>
#include <thread>

namespace broadsheet {
namespace {

constexpr std::size_t kPagesAhead = 6; // pages that may wait for the painter

} // namespace

Work all_work(const LoadedEdition& edition) {
  return {std::vector<bool>(edition.plan.pages.size(), true), std::vector<bool>(edition.stories.size(), true)};
}

TypesetResult typeset(const LoadedEdition& edition, const TypesetOptions& options,
                      const std::function<void(const DisplayPage&)>& page) {
  return sum_up(typeset_parts(edition, all_work(edition), options, page));
}

TypesetParts typeset_parts(const LoadedEdition& edition, const Work& work, const TypesetOptions& options,
                           const std::function<void(const DisplayPage&)>& page) {
  TypesetParts result;
  PageMaker maker(edition, work, options.jobs, result);
  if (options.first_fit) maker.set_first_fit();
  if (options.jobs <= 1) {
    while (const auto made = maker.next_page()) page(*made);
    maker.close();
    return result;
  }
  HandOver<DisplayPage> queue(kPagesAhead);
  std::exception_ptr failure;
  std::jthread layout([&] {
    try {
      while (auto made = maker.next_page())
        if (!queue.put(std::move(*made))) break;
      maker.close();
    } catch (...) {
      failure = std::current_exception();
    }
    queue.close();
  });
  try {
    while (const auto made = queue.take()) page(*made);
  } catch (...) {
    queue.close();
    throw;
  }
  layout.join();
  if (failure) std::rethrow_exception(failure);
  return result;
}

} // namespace broadsheet

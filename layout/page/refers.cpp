#include "layout/page/refers.hpp"

#include "layout/flow/chain.hpp"

#include <algorithm>
#include <tuple>

namespace broadsheet {
namespace {

void replace_name(std::string& text, std::string_view name, const std::string& value) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
}

struct Candidate {
  Refer refer;
  std::optional<int> rank;
};

std::vector<Candidate> candidates(const EditionPlan& plan, const StoryTable& stories, int on) {
  std::vector<Candidate> found;
  for (const Placement& placement : plan.placements) {
    const std::uint32_t page = placement.chain.front().page;
    if (plan.pages[page].number <= on || placement.refer == 0 || placement.quote) continue;
    // Where the others of a stream begin is not known before it is set.
    const bool one_page = placement.chain.back().page == page && !placement.repeats;
    const std::size_t known = one_page ? placement.stories.size() : std::min<std::size_t>(1, placement.stories.size());
    for (std::size_t i = 0; i < known; ++i) {
      const Story& story = stories[placement.stories[i]];
      if (story.kind == StoryKind::story && !head_on_one_line(story, BlockRole::headline).empty())
        found.push_back({{placement.stories[i], page}, placement.refer});
    }
  }
  return found;
}

// One row before it has a place: its words, its page number, and how far that is moved down beside them.
struct Row {
  SetBlock words, page;
  Refer refer;
  Length page_top, height;
};

// The widest line of the page numbers: all of them get this room, so that they stand under each other.
Length widest(const SetBlock& block) {
  Length width;
  for (const PlacedLine& line : block.lines) width = std::max(width, line.paragraph->lines[line.line].natural);
  return width;
}

class RefersSetter {
 public:
  RefersSetter(const FlowContext& context, const Furniture& piece, const EditionPlan& plan, bool right_to_left)
      : context_(context), piece_(piece), style_(*piece.refers), plan_(plan), right_to_left_(right_to_left) {
    width_ = (piece.rect.width - style_.gutter * (style_.columns - 1)) / style_.columns;
  }

  SetRefers run(std::vector<Refer> refers) {
    std::erase_if(refers,
                  [&](const Refer& one) { return !has_words(refer_words(style_, one, plan_, *context_.stories)); });
    for (const Refer& refer : refers) number_room_ = std::max(number_room_, widest(set_page(refer, width_)));
    std::vector<Row> chosen;
    std::vector<std::size_t> ends;
    for (const Refer& refer : refers) {
      if (static_cast<int>(chosen.size()) == style_.most || width_ <= number_room_ + style_.gap) break;
      std::vector<Row> more = chosen;
      more.push_back(row_of(refer));
      std::stable_sort(more.begin(), more.end(),
                       [](const Row& a, const Row& b) { return a.refer.page < b.refer.page; });
      const auto fits = level_columns(more);
      if (!fits) continue; // a shorter one may still go in
      chosen = std::move(more);
      ends = *fits;
    }
    return place(chosen, ends);
  }

 private:
  SetBlock set_words(const std::string& words, std::uint16_t style, Length width) {
    const PreparedParagraph paragraph = prepare_words(context_, CopyRange::kNoStory, words, style);
    return set_block(context_, {&paragraph, 1}, width, true);
  }
  SetBlock set_page(const Refer& refer, Length width) {
    return set_words(refer_words(style_, refer, plan_, *context_.stories).page, style_.page_style, width);
  }

  Row row_of(const Refer& refer) {
    Row row;
    row.refer = refer;
    const std::string words = refer_words(style_, refer, plan_, *context_.stories).words;
    row.words = set_words(words, piece_.style, width_ - number_room_ - style_.gap);
    row.page = set_page(refer, number_room_);
    if (!row.words.lines.empty() && !row.page.lines.empty()) {
      const PlacedLine& beside = style_.page_first ? row.words.lines.front() : row.words.lines.back();
      row.page_top = std::max(Length{}, beside.origin.y - row.page.lines.front().origin.y);
    }
    row.height = std::max(row.words.height, row.page_top + row.page.height);
    return row;
  }

  // Where each column ends (index of the row after it) when none is higher than `height`.
  [[nodiscard]] std::optional<std::vector<std::size_t>> columns_of(const std::vector<Row>& rows, Length height) const {
    std::vector<std::size_t> ends;
    Length used;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool first = used.sp == 0;
      const Length with = used + (first ? Length{} : style_.row_gap) + rows[i].height;
      if (with > height && first) return std::nullopt;
      if (with > height) {
        ends.push_back(i);
        used = rows[i].height;
        if (used > height) return std::nullopt;
      } else {
        used = with;
      }
    }
    ends.push_back(rows.size());
    if (ends.size() > static_cast<std::size_t>(style_.columns)) return std::nullopt;
    return ends;
  }

  // The least height that holds them is that of some run of rows; nothing when the rectangle is too low for it.
  [[nodiscard]] std::optional<std::vector<std::size_t>> level_columns(const std::vector<Row>& rows) const {
    std::vector<Length> heights;
    for (std::size_t from = 0; from < rows.size(); ++from) {
      Length height = -style_.row_gap;
      for (std::size_t to = from; to < rows.size(); ++to) {
        height += style_.row_gap + rows[to].height;
        if (height <= piece_.rect.height) heights.push_back(height);
      }
    }
    std::sort(heights.begin(), heights.end());
    for (const Length height : heights)
      if (auto ends = columns_of(rows, height)) return ends;
    return std::nullopt;
  }

  SetRefers place(const std::vector<Row>& rows, const std::vector<std::size_t>& ends) {
    SetRefers set;
    std::size_t next = 0;
    for (std::size_t column = 0; column < ends.size(); ++column) {
      const int from_left = right_to_left_ ? style_.columns - 1 - static_cast<int>(column) : static_cast<int>(column);
      Point at{piece_.rect.x + (width_ + style_.gutter) * from_left, piece_.rect.y};
      for (; next < ends[column]; ++next) {
        put_row(set, rows[next], at);
        at.y += rows[next].height + style_.row_gap;
      }
    }
    return set;
  }

  void put_row(SetRefers& set, const Row& row, Point at) {
    const bool number_left = style_.page_first != right_to_left_;
    const Length words_x = number_left ? number_room_ + style_.gap : Length{};
    const Length page_x = number_left ? Length{} : width_ - number_room_;
    put_block(set.fragment, row.words, {at.x + words_x, at.y});
    const std::size_t first = set.fragment.lines.size();
    put_block(set.fragment, row.page, {at.x + page_x, at.y + row.page_top});
    for (std::size_t i = first; i < set.fragment.lines.size(); ++i)
      set.fragment.lines[i].alignment = number_left ? Alignment::left : Alignment::right;
    set.rows.push_back({row.refer.story, plan_.pages[row.refer.page].number, {at.x, at.y, width_, row.height}});
  }

  const FlowContext& context_;
  const Furniture& piece_;
  const RefersStyle& style_;
  const EditionPlan& plan_;
  bool right_to_left_;
  Length width_;       // of a column
  Length number_room_; // of the widest page number
};

} // namespace

std::vector<Refer> refers_of(const EditionPlan& plan, const StoryTable& stories, int on) {
  std::vector<Candidate> found = candidates(plan, stories, on);
  if (std::any_of(found.begin(), found.end(), [](const Candidate& one) { return one.rank.has_value(); }))
    std::erase_if(found, [](const Candidate& one) { return !one.rank; });
  std::stable_sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
    const auto key = [&](const Candidate& one) {
      return std::tuple(one.rank.value_or(0), stories[one.refer.story].priority, one.refer.page);
    };
    return key(a) < key(b);
  });
  std::vector<Refer> refers;
  for (const Candidate& one : found) refers.push_back(one.refer);
  return refers;
}

ReferWords refer_words(const RefersStyle& style, const Refer& refer, const EditionPlan& plan,
                       const StoryTable& stories) {
  const Story& story = stories[refer.story];
  const PlannedPage& page = plan.pages[refer.page];
  ReferWords texts{style.words, style.page};
  replace_name(texts.words, "{headline}", head_on_one_line(story, BlockRole::headline));
  replace_name(texts.words, "{kicker}", head_on_one_line(story, BlockRole::kicker));
  replace_name(texts.words, "{slug}", story.slug);
  replace_name(texts.words, "{section}", story.section);
  replace_name(texts.page, "{page}", page.label.empty() ? page_numeral(page.number, Numerals::western) : page.label);
  replace_name(texts.page, "{page.han}", page_numeral(page.number, Numerals::han));
  replace_name(texts.page, "{page.name}", page.name);
  return texts;
}

bool has_words(const ReferWords& texts) {
  std::string words = texts.words;
  replace_name(words, "\u3000", ""); // the ideographic space, which stands between names
  return words.find_first_not_of(" \t\n\u00a0") != std::string::npos;
}

SetRefers set_refers(const FlowContext& context, const Furniture& piece, const EditionPlan& plan, int on,
                     bool right_to_left) {
  return RefersSetter(context, piece, plan, right_to_left).run(refers_of(plan, *context.stories, on));
}

} // namespace broadsheet

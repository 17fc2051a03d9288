#include "layout/flow/headline.hpp"

#include "layout/base/utf8.hpp"
#include "layout/lines/headline_breaks.hpp"

#include <algorithm>
#include <functional>

namespace broadsheet {
namespace {

constexpr Length kSizeStep{32768};        // half a point
constexpr std::int32_t kTrackingStep = 5; // per mille of the size
constexpr std::int32_t kWidthStep = 10;   // per mille of the glyphs' width

using Broken = std::shared_ptr<const BrokenParagraph>;

// Where the levers stand.
struct HeadSetting {
  Length size;
  std::int32_t tracking = 0; // per mille of the size
  std::int32_t width = kFullWidth;
};

// A head may be so much smaller for better breaks, in hundredths of the designed size.
constexpr std::int32_t kSmallerForBreaks = 92;

bool is_overfull(const Line& line) { return has_fault(line, LineFault::overfull); }

// The greatest of 0 .. count-1 that holds, where all below it hold; nothing when 0 does not.
std::optional<std::size_t> greatest(std::size_t count, const std::function<bool(std::size_t)>& holds) {
  if (count == 0 || !holds(0)) return std::nullopt;
  std::size_t known = 0, beyond = count;
  while (beyond - known > 1) {
    const std::size_t middle = known + (beyond - known) / 2;
    (holds(middle) ? known : beyond) = middle;
  }
  return known;
}

class HeadFitter {
 public:
  HeadFitter(const FlowContext& context, const PreparedParagraph& paragraph, Length measure)
      : context_(context), paragraph_(paragraph), style_(*paragraph.style),
        measure_(measure), designed_{style_.size, per_mille(style_.tracking, style_.size), kFullWidth},
        setting_(designed_), limit_(style_.maximum_lines) {}

  FittedHead fit() {
    Broken broken = set(designed_);
    if (style_.maximum_lines > 0) broken = with_full_lines(pull(std::move(broken)));
    if (paragraph_.head_steps < 0) broken = smaller(std::move(broken));
    FittedHead fitted{broken, setting_.size, std::nullopt};
    const bool pulled =
        setting_.size != designed_.size || setting_.tracking != designed_.tracking || setting_.width != designed_.width;
    const bool broken_word = has_broken_word(*broken);
    const bool too_many = style_.maximum_lines > 0 && broken->lines.size() > style_.maximum_lines;
    const bool short_lines = !is_full(*broken);
    if (!pulled && !broken_word && !too_many && !short_lines) return fitted;
    HeadFit fit;
    fit.story = paragraph_.story;
    fit.role = paragraph_.role;
    fit.designed = style_.size;
    fit.used = setting_.size;
    fit.lines = static_cast<int>(broken->lines.size());
    fit.maximum_lines = style_.maximum_lines;
    fit.designed_tracking = designed_.tracking;
    fit.used_tracking = setting_.tracking;
    fit.used_width = setting_.width;
    fit.measure = measure_;
    fit.broken_word = broken_word;
    if (short_lines) book_fill(*broken, fit);
    if (style_.maximum_lines > 0 && (broken_word || too_many)) fit.too_long = characters_too_many();
    fitted.fit = fit;
    return fitted;
  }

 private:
  static std::int32_t per_mille(Length part, Length size) {
    return size.sp == 0 ? 0 : scale(Length{1000}, part.sp, size.sp).sp;
  }

  // --- trying ---------------------------------------------------------------------------------------------------
  [[nodiscard]] PreparedParagraph with(const HeadSetting& setting, const PreparedParagraph& from) const {
    if (setting.size == designed_.size && setting.tracking == designed_.tracking && setting.width == designed_.width)
      return from;
    auto text = std::make_shared<ParagraphText>(*from.text);
    for (StyleRun& run : text->runs) {
      run.tracking = setting.tracking == designed_.tracking ? scale(run.tracking, setting.size.sp, designed_.size.sp)
                                                            : scale(setting.size, setting.tracking, 1000);
      run.size = scale(run.size, setting.size.sp, designed_.size.sp);
      run.shift = scale(run.shift, setting.size.sp, designed_.size.sp);
      run.stretch = static_cast<std::uint16_t>(scale(Length{run.stretch}, setting.width, kFullWidth).sp);
    }
    PreparedParagraph other = from;
    other.text = std::move(text);
    other.kept = std::make_shared<KeptItems>();
    return other;
  }
  [[nodiscard]] Broken lines_of(std::shared_ptr<const BreakItems> items, Length measure) const {
    LineSlot slot;
    slot.measure = measure;
    BreakConfig config;
    config.alignment = style_.alignment;
    config.balanced = style_.balanced;
    return std::make_shared<const BrokenParagraph>(break_lines(std::move(items), {&slot, 1}, config));
  }
  [[nodiscard]] Broken set(const HeadSetting& setting) const { return set(setting, paragraph_); }
  [[nodiscard]] Broken set(const HeadSetting& setting, const PreparedParagraph& paragraph) const {
    return lines_of(items_of(context_, with(setting, paragraph)), measure_);
  }
  // All breaks cost less than `wish`.
  [[nodiscard]] bool meets(const BrokenParagraph& broken, Cost wish) const {
    if (broken.lines.size() > limit_ || has_broken_word(broken)) return false;
    if (std::any_of(broken.lines.begin(), broken.lines.end(), is_overfull)) return false;
    return worst_break(broken) < wish;
  }

  // --- lines of the right length (section 11) --------------------------------------------------------------------
  [[nodiscard]] std::int32_t fill_of(const Line& line) const {
    return static_cast<std::int32_t>(std::int64_t{line.natural.sp} * 1000 / std::max(measure_.sp, 1));
  }
  [[nodiscard]] bool is_full(const BrokenParagraph& broken) const {
    return std::all_of(broken.lines.begin(), broken.lines.end(),
                       [&](const Line& line) { return fill_of(line) >= style_.minimum_fill; });
  }
  void book_fill(const BrokenParagraph& broken, HeadFit& fit) const {
    fit.minimum_fill = style_.minimum_fill;
    for (const Line& line : broken.lines) fit.fill.push_back(fill_of(line));
  }
  // A head with lines that are too short is tried in every other number of lines that it may have: the size nearest to
  // the designed one wins. When none fills its lines, it stays as it was.
  Broken with_full_lines(Broken usual) {
    if (is_full(*usual) || has_broken_word(*usual)) return usual;
    const HeadSetting setting = setting_;
    std::pair<Broken, HeadSetting> best{nullptr, setting};
    for (std::size_t lines = 1; lines <= style_.maximum_lines; ++lines) {
      setting_ = designed_;
      limit_ = lines;
      Broken tried = lines == usual->lines.size() ? nullptr : by_size(lines::kBadBreakCost);
      if (tried) tried = fill(std::move(tried), lines::kBadBreakCost);
      if (!tried || tried->lines.size() != lines || !is_full(*tried)) continue;
      if (!best.first || off_designed(setting_) < off_designed(best.second)) best = {tried, setting_};
    }
    setting_ = best.second;
    return best.first ? best.first : usual;
  }
  [[nodiscard]] std::int32_t off_designed(const HeadSetting& setting) const {
    return std::abs(setting.size.sp - designed_.size.sp);
  }

  // --- the levers -----------------------------------------------------------------------------------------------
  Broken pull(Broken designed) {
    if (designed->lines.size() <= limit_) limit_ = std::max<std::size_t>(1, designed->lines.size());
    designed_items_ = designed->items;
    for (const Cost better : lines::kBetterBreakCosts)
      if (Broken fitted = with_better_breaks(better)) return fill(std::move(fitted), better);
    for (const Cost wish : {lines::kBadBreakCost, kForbidden})
      for (const auto lever : {&HeadFitter::by_size, &HeadFitter::by_tracking, &HeadFitter::by_width})
        if (Broken fitted = (this->*lever)(wish)) return fill(std::move(fitted), wish);
    setting_ = tightest();
    return set(setting_);
  }

  // --- the copyfitter's steps -----------------------------------------------------------------------------------
  // So many steps under the size that the head has; as it was where the style has no smaller size, or none that fits.
  Broken smaller(Broken usual) {
    const std::vector<Length> all = sizes();
    Length cap = setting_.size;
    for (int step = 0; step > paragraph_.head_steps; --step) {
      const auto next = std::lower_bound(all.begin(), all.end(), cap);
      if (next == all.begin()) break;
      cap = style_.sizes.empty() ? std::max(all.front(), cap - paragraph_.head_step) : *std::prev(next);
    }
    if (cap >= setting_.size) return usual;
    const HeadSetting before = setting_;
    cap_ = cap;
    limit_ = usual->lines.size();
    for (const Cost wish : {lines::kBadBreakCost, kForbidden}) {
      setting_ = designed_;
      if (Broken fitted = by_size(wish)) return fill(std::move(fitted), wish);
    }
    setting_ = before;
    return usual;
  }

  // Sizes that the style and the copyfitter allow, rising; at least one.
  [[nodiscard]] std::vector<Length> sizes() const {
    std::vector<Length> found = sizes_of_style();
    const Length least = found.front();
    if (cap_.sp > 0) std::erase_if(found, [&](Length size) { return size > cap_; });
    if (found.empty()) found.push_back(least);
    return found;
  }
  [[nodiscard]] std::vector<Length> sizes_of_style() const {
    const Length most = std::max(style_.size, style_.maximum_size), least = std::min(style_.size, style_.minimum_size);
    std::vector<Length> found;
    for (const Length size : style_.sizes)
      if (size >= least && size <= most) found.push_back(size);
    if (!found.empty()) return found;
    found.push_back(least);
    const std::int32_t below = (style_.size - least).sp / kSizeStep.sp;
    for (std::int32_t n = below; n >= 0; --n)
      if (const Length size = style_.size - kSizeStep * n; size > found.back()) found.push_back(size);
    for (Length size = style_.size + kSizeStep; size <= most; size += kSizeStep) found.push_back(size);
    if (found.back() < most) found.push_back(most);
    return found;
  }

  // A larger size in the measure is the designed size in a smaller measure: no shaping to try one.
  Broken by_size(Cost wish) {
    const std::vector<Length> all = sizes();
    auto found = greatest(all.size(), [&](std::size_t i) {
      const Length measure = scale(measure_, designed_.size.sp, all[i].sp);
      return meets(*lines_of(designed_items_, measure), wish);
    });
    for (; found; found = *found > 0 ? std::optional(*found - 1) : std::nullopt) {
      setting_ = {all[*found], designed_.tracking, kFullWidth};
      if (Broken broken = set(setting_); meets(*broken, wish)) return broken; // else: a matter of rounding
    }
    return nullptr;
  }

  // Near the designed size, in as many lines.
  Broken with_better_breaks(Cost wish) {
    Broken fitted = by_size(wish);
    const bool near = fitted && fitted->lines.size() == limit_;
    return near && setting_.size >= scale(designed_.size, kSmallerForBreaks, 100) ? fitted : nullptr;
  }

  Broken by_tracking(Cost wish) {
    const Length least = sizes().front();
    const std::int32_t steps = (designed_.tracking - least_tracking() + kTrackingStep - 1) / kTrackingStep;
    return last_that_meets(steps, wish, [&](std::int32_t n) {
      return HeadSetting{least, std::max(designed_.tracking - n * kTrackingStep, least_tracking()), kFullWidth};
    });
  }

  Broken by_width(Cost wish) {
    const Length least = sizes().front();
    const std::int32_t steps = (kFullWidth - style_.minimum_width + kWidthStep - 1) / kWidthStep;
    return last_that_meets(steps, wish, [&](std::int32_t n) {
      return HeadSetting{least, least_tracking(),
                         std::max<std::int32_t>(kFullWidth - n * kWidthStep, style_.minimum_width)};
    });
  }

  // The fewest steps of 1 .. `steps` that are enough.
  Broken last_that_meets(std::int32_t steps, Cost wish, const std::function<HeadSetting(std::int32_t)>& at) {
    if (steps <= 0) return nullptr;
    const auto found = greatest(static_cast<std::size_t>(steps), [&](std::size_t i) {
      return meets(*set(at(steps - static_cast<std::int32_t>(i))), wish);
    });
    if (!found) return nullptr;
    setting_ = at(steps - static_cast<std::int32_t>(*found));
    return set(setting_);
  }

  [[nodiscard]] std::int32_t least_tracking() const {
    return std::min<std::int32_t>(style_.minimum_tracking, designed_.tracking);
  }
  [[nodiscard]] HeadSetting tightest() const { return {sizes().front(), least_tracking(), style_.minimum_width}; }

  // --- opening --------------------------------------------------------------------------------------------------
  Broken fill(Broken fitted, Cost wish) {
    if (setting_.tracking < designed_.tracking || setting_.width < kFullWidth) return fitted;
    const auto widen = [&](std::int32_t steps, const std::function<HeadSetting(std::int32_t)>& at) {
      if (steps <= 0) return;
      const auto found = greatest(static_cast<std::size_t>(steps), [&](std::size_t i) {
        return meets(*set(at(static_cast<std::int32_t>(i) + 1)), wish);
      });
      if (found) setting_ = at(static_cast<std::int32_t>(*found) + 1);
    };
    limit_ = fitted->lines.size();
    const HeadSetting from = setting_;
    widen((style_.maximum_tracking - from.tracking) / kTrackingStep, [&](std::int32_t n) {
      return HeadSetting{from.size, from.tracking + n * kTrackingStep, kFullWidth};
    });
    const HeadSetting opened = setting_;
    widen((style_.maximum_width - kFullWidth) / kWidthStep, [&](std::int32_t n) {
      return HeadSetting{opened.size, opened.tracking, kFullWidth + n * kWidthStep};
    });
    return style_.spread ? spread(set(setting_)) : set(setting_);
  }

  // Opens all lines alike, until one of them is full or there is half an em between the characters.
  [[nodiscard]] Broken spread(Broken fitted) const {
    Length opening = setting_.size / 2;
    for (const Line& line : fitted->lines) {
      std::int32_t places = 0;
      for (std::uint32_t i = line.begin; i < line.end; ++i) {
        const BreakItem& item = fitted->items->items[i];
        if (item.kind == ItemKind::glue && item.stretch.sp > 0) ++places;
      }
      if (places > 0) opening = std::min(opening, (measure_ - line.natural) / places);
    }
    if (opening.sp <= 0) return fitted;
    ParagraphStyle style = style_;
    style.opening = opening;
    PreparedParagraph opened = with(setting_, paragraph_);
    opened.style = &style;
    opened.kept = std::make_shared<KeptItems>(); // the style is gone when this is done
    Broken broken = lines_of(items_of(context_, opened), measure_);
    return broken->lines.size() == fitted->lines.size() ? broken : fitted;
  }

  // --- too long -------------------------------------------------------------------------------------------------
  // How many characters must go from the end, so that the rest fits with every lever pulled.
  [[nodiscard]] int characters_too_many() {
    limit_ = style_.maximum_lines;
    std::vector<std::uint32_t> starts;
    const std::string& text = paragraph_.text->utf8;
    for (std::size_t at = 0; at < text.size(); at = decode_utf8(text, at).next)
      starts.push_back(static_cast<std::uint32_t>(at));
    // All but one character may go; `kept` counts those that stay, less one.
    const auto kept = greatest(starts.size(), [&](std::size_t i) {
      if (i + 1 == starts.size()) return false;
      return meets(*set(tightest(), part_before(paragraph_, starts[i + 1])), kForbidden);
    });
    return static_cast<int>(starts.size() - (kept ? *kept + 1 : 0));
  }

  const FlowContext& context_;
  const PreparedParagraph& paragraph_;
  const ParagraphStyle& style_;
  const Length measure_;
  const HeadSetting designed_;
  HeadSetting setting_; // the one in use
  std::size_t limit_;   // of lines
  Length cap_;          // no larger size; 0: any
  std::shared_ptr<const BreakItems> designed_items_;
};

} // namespace

FittedHead fit_headline(const FlowContext& context, const PreparedParagraph& paragraph, Length measure) {
  for (const KeptItems::Head& head : paragraph.kept->heads)
    if (head.text == paragraph.text && head.style == paragraph.style && head.measure == measure &&
        head.steps == paragraph.head_steps && head.step == paragraph.head_step)
      return *head.fitted;
  const KeptItems::Head head{paragraph.text,
                             paragraph.style,
                             measure,
                             paragraph.head_steps,
                             paragraph.head_step,
                             std::make_shared<const FittedHead>(HeadFitter(context, paragraph, measure).fit())};
  paragraph.kept->heads.push_back(head); // not sooner: fitting makes the items, and these let go of older heads
  return *head.fitted;
}

} // namespace broadsheet
